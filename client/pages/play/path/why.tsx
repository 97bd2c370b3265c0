/** Under a result: what the own fall came from, read off the recorded pushes. */
import { useMemo } from 'preact/hooks';
import { decodeReplay } from '../../../../shared/arena/replay.ts';
import type { MatchResult } from '../../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../../model/match.ts';
import { type FallReason, fallReason } from '../../../model/path/fallReason.ts';
import { words } from '../../language.ts';
import { lastPushWords, whyWords } from './whyWords.ts';

const BEGINNER_TICKS = 100; // who stands longer knows the rule

/** Null for who won, and where the pushes are not known. */
export function useFallReason({ joined }: GameMatch, result: MatchResult): FallReason | null {
  return useMemo(() => {
    const { mode, seat } = joined;
    const { end, winner, replay } = result;
    if (end !== 'fall' || seat === null || replay === null || (mode !== 'survival' && winner === seat)) return null;
    const decoded = decodeReplay(replay);
    return decoded.ok ? fallReason(decoded.value.setup, decoded.value.actions[seat] ?? new Uint8Array()) : null;
  }, [joined, result]);
}

interface WhyProps {
  readonly reason: FallReason;
  readonly speed: GameMatch['joined']['setup']['speed'];
}

export function Why({ reason, speed }: WhyProps) {
  const w = words.value;
  const more = [
    ...(reason.rescue && !reason.oneSided ? [lastPushWords(reason, w)] : []),
    ...(reason.fall.tick < BEGINNER_TICKS ? [w.whyRule] : []),
  ];
  return (
    <div class="why">
      <h3>{w.whyTitle}</h3>
      <p>{whyWords(reason, speed, w)}</p>
      {more.length > 0 ? <p class="soft">{more.join(' ')}</p> : null}
    </div>
  );
}
