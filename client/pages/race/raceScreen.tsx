/** A running race: both carts, both counts, the curve of lives. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { GOAL_TICKS, type Race, type Racer } from '../../model/race.ts';
import type { StageView } from '../../model/stageView.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { Sticks } from '../stick.tsx';
import { useResultKeys } from '../useResultKeys.ts';
import { useStick } from '../useStick.ts';
import { LivesCurve } from './livesCurve.tsx';
import type { RaceHud, RaceState } from './raceState.ts';

interface RaceScreenProps {
  readonly state: RaceState;
  readonly race: Race | null; // null while it is being set up
}

export function RaceScreen({ state, race }: RaceScreenProps) {
  const w = words.value;
  const area = useRef<HTMLElement>(null);
  const hud = state.hud.value;
  useStick(area, race, state.setAction);
  useEffect(() => {
    if (race) area.current?.focus({ preventScroll: true });
  }, [race]);
  const seconds = hud?.countdown ?? 0;
  const racing = hud?.phase === 'racing';
  useEffect(() => {
    if (seconds > 0) announce(words.value.countdownSaid(seconds));
    else if (racing) announce(words.value.go);
  }, [seconds, racing]);
  const source = useCallback((nowMs: number) => state.frame(nowMs), [state]);
  const onDrawn = useCallback((_: StageView, nowMs: number) => state.drawn(nowMs), [state]);

  return (
    <section class="arena" ref={area} tabIndex={-1} aria-label={w.navRace}>
      <h1 class="visually-hidden">{w.raceTitle}</h1>
      <div class="topBar">
        <button type="button" class="button small" onClick={() => state.leave()}>
          {w.leave}
        </button>
        <p class="clock">
          <strong>{w.raceGoal}</strong>
        </p>
        <p class="conditions soft">
          <span>{race ? w.speedName[race.setup.speed] : ''}</span>
        </p>
      </div>
      <div class="lanes">
        <StageHost source={source} headroom={40} onDrawn={onDrawn} onReady={() => void state.begin()} />
        {race && hud ? (
          <>
            <RacerLabel
              lane="upper"
              who="agent"
              name={w.newborn}
              racer={state.newborn.value}
              note={w.raceExploring(hud.epsilon * 100)}
            />
            <RacerLabel lane="lower" who="human" name={w.you} racer={state.you.value} note="" />
            <RaceOverlay state={state} race={race} hud={hud} />
          </>
        ) : null}
      </div>
      <Sticks held={race ? (hud?.held ?? null) : null} />
      <div class="raceCurve">
        <LivesCurve you={state.you.value} newborn={state.newborn.value} />
      </div>
    </section>
  );
}

interface RacerLabelProps {
  readonly lane: 'upper' | 'lower';
  readonly who: 'human' | 'agent';
  readonly name: string;
  readonly racer: Racer;
  readonly note: string;
}

function RacerLabel({ lane, who, name, racer, note }: RacerLabelProps) {
  const w = words.value;
  return (
    <div class={`laneLabel ${lane}`}>
      <p>
        <strong class={who}>{name}</strong>
        <span class="soft">{w.raceLife(Math.max(racer.life, 1))}</span>
        {note ? <span class="soft">{note}</span> : null}
      </p>
      <p class="laneNumbers">
        <strong>{w.number(racer.ticks)}</strong>
        <span class="soft">{w.raceBest(racer.best)}</span>
        <span class="meter" aria-hidden="true">
          <span class={who} style={{ width: `${(100 * racer.ticks) / GOAL_TICKS}%` }} />
        </span>
      </p>
    </div>
  );
}

interface RaceOverlayProps {
  readonly state: RaceState;
  readonly race: Race;
  readonly hud: RaceHud;
}

function RaceOverlay({ state, race, hud }: RaceOverlayProps) {
  const w = words.value;
  if (hud.countdown > 0) {
    return (
      <p class="countdown" aria-hidden="true" key={hud.countdown}>
        <span>{w.number(hud.countdown)}</span>
      </p>
    );
  }
  return hud.winner === null ? null : <RaceResult state={state} race={race} winner={hud.winner} />;
}

interface RaceResultProps {
  readonly state: RaceState;
  readonly race: Race;
  readonly winner: 'you' | 'newborn' | 'draw';
}

function RaceResult({ state, race, winner }: RaceResultProps) {
  const w = words.value;
  const again = useResultKeys(() => void state.begin());
  const [you, its] = [state.you.value, state.newborn.value];
  const title = { you: w.wonRace, newborn: w.lostRace, draw: w.drawn }[winner];
  const text = {
    you: w.raceWonText(you.life, its.best, its.life),
    newborn: w.raceLostText(its.life, you.best, you.life),
    draw: w.raceDrawText,
  }[winner];
  useEffect(() => announce(`${title}. ${text}`), [title, text]);
  return (
    <div class="overlay">
      <section class="card result" aria-labelledby="result">
        <h2 id="result" class={winner === 'you' ? 'human' : winner === 'newborn' ? 'agent' : ''}>
          {title}
        </h2>
        <p>{text}</p>
        <LivesCurve you={you} newborn={its} />
        <p class="faint small">{w.raceSeed(race.setup.seed, race.setup.recipe)}</p>
        <div class="row">
          <button type="button" class="button primary" ref={again} onClick={() => void state.begin()}>
            {w.raceAgain} <kbd>R</kbd>
          </button>
          <button type="button" class="button" onClick={() => state.leave()}>
            {w.back}
          </button>
        </div>
      </section>
    </div>
  );
}
