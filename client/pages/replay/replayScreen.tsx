/** An open replay: the stage, the numbers of the tick, the timeline, the proof. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { CLASSIC_TICKS, forceAt, type Match } from '../../../shared/arena/match.ts';
import { replayAddress } from '../../../shared/arena/replayAddress.ts';
import type { ReplayPlayer } from '../../model/replayPlayer.ts';
import { announce } from '../announce.ts';
import { CopyText } from '../copyText.tsx';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { WindNow } from '../stick.tsx';
import type { Words } from '../words/en.ts';
import { LaneNames } from './laneNames.tsx';
import { PasteLink } from './pasteLink.tsx';
import type { ReplayState } from './replayState.ts';
import { SeatTable } from './seatTable.tsx';
import { Timeline } from './timeline.tsx';
import { useSpaceKey } from './useSpaceKey.ts';
import { VerifyCard } from './verifyCard.tsx';

const HEADROOM = 40; // CSS pixels

interface ReplayScreenProps {
  readonly state: ReplayState;
  readonly code: string;
  readonly player: ReplayPlayer;
}

export function ReplayScreen({ state, code, player }: ReplayScreenProps) {
  const w = words.value;
  const { setup } = player.replay;
  const stage = useRef<HTMLElement>(null);
  useSpaceKey(state.toggle);
  const tick = state.tick.value; // renders each tick anew
  const match = player.now();
  const atEnd = tick === player.end.tick;
  const outcome = outcomeWords(player.end, w);
  useEffect(() => {
    if (atEnd) announce(outcome);
  }, [atEnd, outcome]);
  const source = useCallback((nowMs: number) => state.frame(player, nowMs), [state, player]);
  const windy = setup.wind > 0 || player.end.tick > CLASSIC_TICKS;
  return (
    <div class="replay">
      <div class="replayHead">
        <h1>{w.replayTitle}</h1>
        <ul class="replaySetup soft">
          <li>{w.replaySeats(setup.seats)}</li>
          <li>{w.speedName[setup.speed]}</li>
          <li>{w.windName[setup.wind]}</li>
          <li>{w.replaySeed(setup.seed)}</li>
        </ul>
        <div class="copyLink">
          <CopyText text={replayAddress(window.location.origin, code)} />
        </div>
      </div>
      <section class={setup.seats > 2 ? 'replayStage many' : 'replayStage'} ref={stage} aria-label={w.replayStage}>
        <StageHost source={source} headroom={HEADROOM} />
        <LaneNames stage={stage} lanes={match.lanes} />
      </section>
      <div class="replaySide">
        <SeatTable state={state} player={player} match={match} />
        <p class="replayOutcome">{outcome}</p>
        {windy ? <WindNow newtons={atEnd ? 0 : forceAt(setup, tick)} /> : null}
      </div>
      <Timeline state={state} player={player} />
      <VerifyCard state={state} code={code} />
      <section class="card replayOther" aria-label={w.replayOther}>
        <h2>{w.replayOther}</h2>
        <PasteLink state={state} problem={false} />
      </section>
    </div>
  );
}

function outcomeWords(end: Match, w: Words): string {
  if (end.phase === 'playing') return w.replayStopped(end.tick);
  if (end.winner === 'draw') return w.replayDraw;
  const fall = end.lanes[0]!.fall;
  if (end.setup.seats > 1 || !fall) return w.replayWinner(end.winner + 1);
  const seat = w.replaySeat(1);
  return fall.cause === 'angle' ? w.fellAngle(seat, fall.tick, fall.side) : w.fellEdge(seat, fall.tick, fall.side);
}
