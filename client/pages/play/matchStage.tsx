/** The canvas of a match with what lies over it: names, countdown, waits, the result. In a window of its own or in a page. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { courseOf, outcomeFor } from '../../model/gameMoments.ts';
import type { GameMatch, MatchHud } from '../../model/match.ts';
import type { StageView } from '../../model/stageView.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { sameFields } from '../sameFields.ts';
import { StageHost } from '../stageHost.tsx';
import { Hints } from './hints.tsx';
import { LaneLabels } from './laneLabels.tsx';
import { MatchOverlay } from './matchOverlay.tsx';
import type { Play } from './playState.ts';

interface MatchStageProps {
  readonly play: Play;
  readonly match: GameMatch | null; // null while joining
  readonly headroom: number; // CSS pixels for text at the top of each lane
}

const EMPTY: StageView = { carts: [] };

export function MatchStage({ play, match, headroom }: MatchStageProps) {
  const lanes = useRef<HTMLDivElement>(null);
  const current = useRef(match);
  current.current = match;
  const hud = play.hud.value;
  const hints = match?.joined.seat === null || hud?.decided ? null : play.hints.shown();
  const source = useCallback(
    (nowMs: number) => {
      if (!current.current) return EMPTY;
      const { stage, hud: next } = current.current.frame(nowMs);
      if (!sameFields(play.hud.value, next)) play.hud.value = next;
      return stage;
    },
    [play],
  );
  const onDrawn = useCallback((_: StageView, nowMs: number) => current.current?.drawn(nowMs), []);
  const { seat = null, seats = [] } = match?.joined ?? {};
  const decided = hud?.decided ? match?.result() : null;
  const outcome = decided ? outcomeFor(seat, seats.length, decided.winner) : null;
  useCountdownWords(hud);
  return (
    <div class="lanes" ref={lanes}>
      <StageHost
        source={source}
        headroom={headroom}
        tick={hud?.tick}
        game={{ key: match, course: courseOf(hud, 'playing', outcome) }}
        onDrawn={onDrawn}
        onReady={() => play.canvasReady()}
      />
      {match ? <LaneLabels stage={lanes} match={match} falls={hud?.falls ?? []} /> : null}
      {hints ? <Hints stage={lanes} match={match} pressed={hints} /> : null}
      {match && hud ? <MatchOverlay key={match.joined.match} play={play} match={match} hud={hud} /> : null}
    </div>
  );
}

/** The countdown's twin for those who listen. */
function useCountdownWords(hud: MatchHud | null): void {
  const seconds = hud?.countdown ?? 0;
  const started = hud?.phase === 'playing';
  useEffect(() => {
    if (seconds > 0) announce(words.value.countdownSaid(seconds));
    else if (started) announce(words.value.go);
  }, [seconds, started]);
}
