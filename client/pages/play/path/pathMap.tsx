/** The path as a map: a step for each house agent, its pole the more upright the further along it stands. Every step can be played. */
import './path.css';
import type { AgentInfo } from '../../../../shared/protocol/events.ts';
import { type Level, levelsOf } from '../../../model/path/levels.ts';
import { words } from '../../language.ts';
import { levelName } from '../../levelName.ts';
import { Link } from '../../link.tsx';
import type { Words } from '../../words/en.ts';
import { levelAddress } from '../address.ts';
import { progress } from './progressState.ts';

const FALLEN = 78; // degrees, of the first pole
const USUAL_LEVELS = 6;

interface PathMapProps {
  readonly agents: readonly AgentInfo[]; // empty while they are not known
  readonly small?: boolean; // numbers only, under a result
}

export function PathMap({ agents, small = false }: PathMapProps) {
  const { won } = progress.value;
  const levels = levelsOf(agents, won);
  if (levels.length === 0) return small ? null : <PathToCome />;
  return (
    <ol class={small ? 'pathMap small' : 'pathMap'}>
      {levels.map((level, i) => (
        <Step
          key={level.agent.id}
          level={level}
          of={levels.length}
          before={levels[i - 1]?.agent.recipe ?? level.agent.recipe}
          small={small}
        />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly level: Level;
  readonly of: number;
  readonly before: string; // recipe of the step before
  readonly small: boolean;
}

function Step({ level: { agent, number, state }, of, before, small }: StepProps) {
  const w = words.value;
  return (
    <li class={`pathStep ${state}`} aria-current={state === 'next' ? 'step' : undefined}>
      <Link to={levelAddress(agent.id)}>
        <Pole lean={of < 2 ? 0 : FALLEN * (1 - (number - 1) / (of - 1)) ** 1.5} />
        <span class="pathText">
          {small ? <strong aria-hidden="true">{w.number(agent.episode)}</strong> : null}
          <strong class={small ? 'visually-hidden' : ''}>{w.levelTitle(agent.episode)}</strong>
          <span class="pathName">{levelName(agent.mean, w)}</span>
          <span class="pathStands soft">{w.levelStands(agent.mean)}</span>
          {agent.recipe === before ? null : <span class="pathStands faint">{w.levelRecipe(agent.recipe)}</span>}
        </span>
        <span class="pathState">{stateWords(agent, state, w)}</span>
      </Link>
    </li>
  );
}

function stateWords({ id }: AgentInfo, state: Level['state'], w: Words): string {
  const speed = progress.value.won[id];
  if (speed) return w.levelWon(w.speedName[speed]);
  return { passed: w.levelPassed, next: w.levelNext, ahead: w.levelAhead }[state];
}

/** A cart with its pole, so many degrees from upright. */
function Pole({ lean }: { readonly lean: number }) {
  return (
    <svg class="pathPole" viewBox="-32 -30 64 40" width="64" height="40" aria-hidden="true" focusable="false">
      <line class="rail" x1="-30" y1="8" x2="30" y2="8" />
      <line class="pole" x1="0" y1="-1" x2="0" y2="-27" transform={`rotate(${lean} 0 -1)`} />
      <rect class="cart" x="-11" y="-4" width="22" height="9" rx="2.5" />
      <circle class="hinge" cx="0" cy="-1" r="2.2" />
    </svg>
  );
}

/** As much room as the steps will take. */
function PathToCome() {
  const w = words.value;
  return (
    <>
      <p class="visually-hidden">{w.pathComing}</p>
      <ol class="pathMap toCome" aria-hidden="true">
        {Array.from({ length: USUAL_LEVELS }, (_, i) => (
          <li key={i} class="pathStep">
            <span class="pathGhost">
              <Pole lean={0} />
              <span class="pathText">
                <strong>{w.levelTitle(100)}</strong>
                <span class="pathName">{w.levelToddler}</span>
                <span class="pathStands">{w.levelStands(100)}</span>
              </span>
              <span class="pathState">{w.levelAhead}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
