import './livesCurve.css';
import './race.css';
import './raceScreen.css';
import { useEffect, useMemo } from 'preact/hooks';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { createShowcase } from '../../model/showcase.ts';
import { Choices } from '../choices.tsx';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { StageHost } from '../stageHost.tsx';
import { useMainFocus } from '../useMainFocus.ts';
import { RaceScreen } from './raceScreen.tsx';
import { createRaceState, type RaceState } from './raceState.ts';

export function RacePage() {
  const state = useMemo(createRaceState, []);
  useEffect(() => () => state.dispose(), [state]);
  const screen = state.screen.value;
  useMainFocus(screen.kind);
  switch (screen.kind) {
    case 'intro':
      return <Intro state={state} />;
    case 'failed':
      return (
        <div class="centre">
          {screen.code === 'no-learner' ? (
            <NoLearner />
          ) : (
            <Failure code={screen.code} onRetry={() => state.start()} onBack={() => state.leave()} />
          )}
        </div>
      );
    case 'starting':
    case 'race':
      return <RaceScreen state={state} race={screen.kind === 'race' ? screen.race : null} />;
  }
}

const CHANCE_SEED = 21;

function Intro({ state }: { readonly state: RaceState }) {
  const w = words.value;
  const chance = useMemo(() => createShowcase(CHANCE_SEED, 'chance'), []);
  return (
    <div class="raceIntro">
      <section class="raceText">
        <h1>{w.raceTitle}</h1>
        <p class="lead soft">{w.raceLead}</p>
        <ul class="faint">
          <li>{w.raceRule1}</li>
          <li>{w.raceRule2}</li>
        </ul>
      </section>
      <section class="card raceStart">
        <Choices
          legend={w.speed}
          name="speed"
          hint={w.speedHint[state.speed.value]}
          options={SPEED_CLASSES.map((value) => ({ value, label: w.speedName[value] }))}
          chosen={state.speed}
        />
        <p class="keys" aria-hidden="true">
          <kbd>←</kbd>
          <kbd>→</kbd>
          <span class="faint">{w.orKeys}</span>
          <kbd>A</kbd>
          <kbd>D</kbd>
        </p>
        <p class="faint touchOnly">{w.howTouch}</p>
        <button type="button" class="button primary big" onClick={() => state.start()}>
          {w.raceStart}
        </button>
      </section>
      <figure class="raceFigure">
        <StageHost source={chance} headroom={8} />
        <figcaption class="faint">{w.raceFigure}</figcaption>
      </figure>
    </div>
  );
}

function NoLearner() {
  const w = words.value;
  return (
    <section class="card notice" role="alert">
      <h2>{w.raceFailedTitle}</h2>
      <p class="soft">{w.raceFailedText}</p>
      <div class="row">
        <button type="button" class="button primary" onClick={() => window.location.reload()}>
          {w.reload}
        </button>
        <Link to="/watch" class="button">
          {w.homeWatch}
        </Link>
      </div>
    </section>
  );
}
