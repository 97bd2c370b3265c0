/** A running match in one view of the window: the canvas, what stands around it, and what lies over it. */
import './match.css';
import { useEffect, useRef } from 'preact/hooks';
import type { GameMatch } from '../../model/match.ts';
import { words } from '../language.ts';
import { Sticks } from '../stick.tsx';
import { useStick } from '../useStick.ts';
import { MatchNet } from './matchNet.tsx';
import { MatchStage } from './matchStage.tsx';
import type { Play } from './playState.ts';
import { TopBar } from './topBar.tsx';

interface MatchScreenProps {
  readonly play: Play;
  readonly match: GameMatch | null; // null while joining
}

export function MatchScreen({ play, match }: MatchScreenProps) {
  const w = words.value;
  const area = useRef<HTMLDivElement>(null);
  const joined = match?.joined ?? null;
  const seated = joined?.seat !== null;
  const label = w.matchName[joined?.mode ?? 'duel'];

  useStick(area, match, (action, nowMs) => {
    if (seated) play.hints.press(action);
    match?.setAction(action, nowMs);
  });
  useEffect(() => {
    if (match) area.current?.focus({ preventScroll: true });
  }, [match]);

  const screen = play.screen.value;
  const local = screen.kind === 'match' && screen.wish.kind === 'local';
  return (
    <section
      class={`arena match${joined?.seats.length === 1 ? ' single' : ''}${seated ? '' : ' watching'}`}
      ref={area}
      tabIndex={-1}
      aria-label={label}
    >
      <h1 class="visually-hidden">{label}</h1>
      <TopBar play={play} joined={joined} local={local} />
      <MatchStage play={play} match={match} headroom={58} />
      {seated ? <Sticks held={play.hud.value?.held ?? null} /> : null}
      {match === null ? null : local ? <p class="matchNote faint">{w.deviceLine}</p> : <MatchNet match={match} />}
    </section>
  );
}
