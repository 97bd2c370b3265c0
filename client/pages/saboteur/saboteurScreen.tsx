/** An agent's cart, and the player's breath. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import { courseOf } from '../../model/gameMoments.ts';
import { FULL_BREATH } from '../../model/saboteur.ts';
import type { SaboteurGame, SaboteurHud } from '../../model/saboteurGame.ts';
import { agentName } from '../alone/agentChoice.tsx';
import { AloneTop } from '../alone/aloneTop.tsx';
import { fallWords } from '../alone/fallWords.ts';
import { LaneLabel } from '../alone/laneLabel.tsx';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { Sticks } from '../stick.tsx';
import { useResultKeys } from '../useResultKeys.ts';
import { useFreeStick } from '../useStick.ts';
import type { Outcome, SaboteurState } from './saboteurState.ts';

interface SaboteurScreenProps {
  readonly state: SaboteurState;
  readonly game: SaboteurGame;
  readonly agent: AgentInfo;
}

export function SaboteurScreen({ state, game, agent }: SaboteurScreenProps) {
  const w = words.value;
  const area = useRef<HTMLElement>(null);
  const hud = state.hud.value;
  const outcome = state.outcome.value;
  const best = state.best(agent);
  const name = agentName(agent, w);
  useFreeStick(area, game, true, state.setPush);
  useEffect(() => area.current?.focus({ preventScroll: true }), [game]);
  const source = useCallback((nowMs: number) => state.frame(nowMs), [state]);
  const going = hud?.phase === 'playing';
  useEffect(() => {
    if (going) announce(words.value.go);
  }, [going]);
  return (
    <section class="arena alone" ref={area} tabIndex={-1} aria-label={w.saboteurTitle}>
      <h1 class="visually-hidden">{w.saboteurTitle}</h1>
      <AloneTop
        tick={hud?.tick ?? 0}
        speed={w.speedName[state.speed.value]}
        wind={hud?.force ?? 0}
        onLeave={() => state.leave()}
      />
      <div class="lanes">
        <StageHost
          source={source}
          headroom={58}
          game={{ key: game, course: courseOf(hud, 'playing') }}
          tick={hud?.tick}
        />
        <LaneLabel who="agent" name={name} text={w.saboteurAverage(agent.mean)}>
          <strong>{best ? w.number(best.tick) : w.saboteurNoBest}</strong>
          <span class="soft">{w.saboteurYourBest}</span>
        </LaneLabel>
        {hud && hud.countdown > 0 ? (
          <p class="countdown" aria-hidden="true" key={hud.countdown}>
            <span>{w.number(hud.countdown)}</span>
          </p>
        ) : null}
        {hud?.phase === 'over' && outcome ? (
          <Result state={state} hud={hud} outcome={outcome} agent={agent} name={name} />
        ) : null}
      </div>
      <Breath left={hud?.breath ?? FULL_BREATH} />
      <Sticks held={hud && hud.blow !== 'none' ? hud.blow : null} />
      <p class="aloneNote faint">{w.saboteurUsed(hud?.used ?? 0)}</p>
    </section>
  );
}

function Breath({ left }: { readonly left: number }) {
  const w = words.value;
  return (
    <div class="aloneSide breath">
      <span id="breath">{w.saboteurBreath}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter cannot be drawn alike in all browsers */}
      <div
        class="breathBar"
        role="meter"
        aria-labelledby="breath"
        aria-valuemin={0}
        aria-valuemax={FULL_BREATH}
        aria-valuenow={Math.round(left * 10) / 10}
        aria-valuetext={w.saboteurBreathText(left)}
      >
        <span style={{ width: `${(100 * left) / FULL_BREATH}%` }} />
      </div>
      <span class="faint">{w.saboteurBreathText(left)}</span>
    </div>
  );
}

interface ResultProps {
  readonly state: SaboteurState;
  readonly hud: SaboteurHud;
  readonly outcome: Outcome;
  readonly agent: AgentInfo;
  readonly name: string;
}

function Result({ state, hud, outcome, agent, name }: ResultProps) {
  const w = words.value;
  const again = useResultKeys(() => state.again());
  const best = state.best(agent);
  const title = hud.fall ? w.saboteurToppled(hud.tick) : w.saboteurStood;
  const how = hud.fall ? fallWords(name, hud.fall, w) : w.stood(name, hud.tick);
  const lines = [
    { who: 'agent', text: how },
    { who: 'human', text: w.saboteurSpent(hud.used) },
    { who: 'soft', text: w.saboteurUnharmed(outcome.unharmed, hud.tick) },
  ];
  useEffect(() => announce(`${title}. ${how}.`), [title, how]);
  return (
    <div class="overlay">
      <section class="card result" aria-labelledby="result">
        <h2 id="result" class={hud.fall ? 'human' : 'agent'}>
          {title}
        </h2>
        <ul class="reasons">
          {lines.map(({ who, text }) => (
            <li key={who} class={who}>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        {best ? (
          <p class="soft">
            {w.saboteurBest(best.tick, best.used)} {outcome.record ? <span class="tag">{w.saboteurRecord}</span> : null}
          </p>
        ) : null}
        <div class="row">
          <button type="button" class="button primary" ref={again} onClick={() => state.again()}>
            {w.saboteurAgain} <kbd>R</kbd>
          </button>
          <button type="button" class="button" onClick={() => state.leave()}>
            {w.saboteurChange}
          </button>
        </div>
      </section>
    </div>
  );
}
