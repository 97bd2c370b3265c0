/** Under a result: what the own fall came from, read off the recorded pushes. */
import { useMemo } from 'preact/hooks';
import { decodeReplay } from '../../../../shared/arena/replay.ts';
import type { MatchResult } from '../../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../../model/match.ts';
import { fallReason } from '../../../model/path/fallReason.ts';
import { words } from '../../language.ts';
import { whyWords } from './whyWords.ts';

interface WhyProps {
  readonly match: GameMatch;
  readonly result: MatchResult;
}

export function Why({ match: { joined }, result }: WhyProps) {
  const w = words.value;
  const reason = useMemo(() => reasonOf(result, joined.seat), [result, joined]);
  if (!reason) return null;
  return (
    <div class="why">
      <h3>{w.whyTitle}</h3>
      <p>{whyWords(reason, joined.setup.speed, w)}</p>
      <p class="soft">{w.whyRule}</p>
    </div>
  );
}

function reasonOf({ replay }: MatchResult, seat: number | null) {
  const decoded = replay === null || seat === null ? null : decodeReplay(replay);
  if (!decoded?.ok) return null;
  const { setup, actions } = decoded.value;
  return fallReason(setup, actions[seat!] ?? new Uint8Array());
}
