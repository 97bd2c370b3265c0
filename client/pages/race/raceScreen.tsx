/** A running race: both carts, both counts, the curve of lives. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { courseOf } from '../../model/gameMoments.ts';
import { GOAL_TICKS, type Race, type Racer } from '../../model/race.ts';
import type { StageView } from '../../model/stageView.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { SoundSwitch } from '../soundSwitch.tsx';
import { StageHost } from '../stageHost.tsx';
import { Sticks } from '../stick.tsx';
import { useStick } from '../useStick.ts';
import { LeadBanner } from './leadBanner.tsx';
import { LivesCurve } from './livesCurve.tsx';
import { RaceResult } from './raceResult.tsx';
import type { RaceHud, RaceState } from './raceState.ts';

interface RaceScreenProps {
  readonly state: RaceState;
  readonly race: Race | null; // null while it is being set up
}

const OUTCOMES = { you: 'win', newborn: 'loss', draw: 'draw' } as const;

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
  const winner = hud?.winner ?? null;
  const { lives } = state.you.value;
  useEffect(() => {
    const fell = lives.at(-1);
    if (fell !== undefined && racing) announce(words.value.raceFellSaid(fell, lives.length + 1));
  }, [lives, racing]);
  const source = useCallback((nowMs: number) => state.frame(nowMs), [state]);
  const onDrawn = useCallback((_: StageView, nowMs: number) => state.drawn(nowMs), [state]);

  return (
    <section class="arena" ref={area} tabIndex={-1} aria-label={w.navRace}>
      <h1 class="visually-hidden">{w.raceTitle}</h1>
      <div class="topBar">
        <button type="button" class="button small" onClick={() => state.leave()}>
          {w.leave}
        </button>
        {race ? <LeadBanner you={state.you.value} newborn={state.newborn.value} /> : <span />}
        <p class="conditions raceConditions soft">
          <strong>{w.raceGoal}</strong>
          <span>{race ? w.speedName[race.setup.speed] : ''}</span>
          <SoundSwitch />
        </p>
      </div>
      <div class="lanes">
        <StageHost
          source={source}
          headroom={40}
          tick={state.you.value.ticks}
          onDrawn={onDrawn}
          onReady={() => void state.begin()}
          game={{ key: race, course: courseOf(hud, 'racing', winner && OUTCOMES[winner]) }}
        />
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
            <RaceOverlay state={state} hud={hud} />
          </>
        ) : null}
      </div>
      <Sticks held={race ? (hud?.held ?? null) : null} />
      <div class="raceCurve">{race ? <LivesCurve you={state.you.value} newborn={state.newborn.value} /> : null}</div>
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
  readonly hud: RaceHud;
}

function RaceOverlay({ state, hud }: RaceOverlayProps) {
  const w = words.value;
  if (hud.countdown > 0) {
    return (
      <p class="countdown" aria-hidden="true" key={hud.countdown}>
        <span>{w.number(hud.countdown)}</span>
      </p>
    );
  }
  return hud.winner === null ? null : <RaceResult state={state} winner={hud.winner} />;
}
