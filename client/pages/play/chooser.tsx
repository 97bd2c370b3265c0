/** Who to play against, how fast, in which wind. A click on a rival starts. */
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import { WIND_LEVELS } from '../../../shared/sim/wind.ts';
import { firstRival } from '../../model/levels.ts';
import { connectionState } from '../arena.ts';
import { Choices } from '../choices.tsx';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { Link } from '../link.tsx';
import type { Play } from './playState.ts';

export function Chooser({ play }: { readonly play: Play }) {
  const w = words.value;
  return (
    <div class="chooser">
      <section class="rivals" aria-labelledby="rivals">
        <h1 id="rivals">{w.chooserTitle}</h1>
        <p class="soft">{w.chooserLead}</p>
        <RivalList play={play} />
      </section>
      <div class="settings">
        <div class="card settingsCard">
          <Choices
            legend={w.speed}
            name="speed"
            hint={w.speedHint[play.speed.value]}
            options={SPEED_CLASSES.map((value) => ({ value, label: w.speedName[value] }))}
            chosen={play.speed}
          />
          <Choices
            legend={w.wind}
            name="wind"
            hint={w.windHint[play.wind.value] ?? ''}
            options={WIND_LEVELS.map((value) => ({ value, label: w.windName[value] ?? '' }))}
            chosen={play.wind}
          />
        </div>
        <HowTo />
      </div>
    </div>
  );
}

export function HowTo() {
  const w = words.value;
  return (
    <section class="howTo" aria-labelledby="how">
      <h2 id="how">{w.howTitle}</h2>
      <p class="keys" aria-hidden="true">
        <kbd>←</kbd>
        <kbd>→</kbd>
        <span class="faint">{w.orKeys}</span>
        <kbd>A</kbd>
        <kbd>D</kbd>
      </p>
      <ul class="soft">
        <li>{w.howKeys}</li>
        <li>{w.howTouch}</li>
        <li>{w.howRule}</li>
      </ul>
    </section>
  );
}

function RivalList({ play }: { readonly play: Play }) {
  const w = words.value;
  const rivals = play.rivals.value;
  const state = connectionState.value;
  if (state.kind === 'refused') return <Failure code={state.code} onRetry={() => void play.loadRivals()} />;
  switch (rivals.kind) {
    case 'loading':
      return <p class="soft">{w.loadingAgents}</p>;
    case 'failed':
      return <Failure code="unreachable" onRetry={() => void play.loadRivals()} />;
    case 'there':
      if (rivals.agents.length === 0) return <NoRivals />;
      return (
        <ol class="rivalList">
          {rivals.agents.map((agent, i) => (
            <Rival
              key={agent.id}
              agent={agent}
              first={i === firstRival(rivals.agents.map(({ mean }) => mean))}
              onChoose={() => play.duel(agent.id)}
            />
          ))}
        </ol>
      );
  }
}

function NoRivals() {
  const w = words.value;
  return (
    <div class="notice">
      <p>{w.noAgents}</p>
      <Link to="/watch" class="button primary">
        {w.homeWatch}
      </Link>
    </div>
  );
}

interface RivalProps {
  readonly agent: AgentInfo;
  readonly first: boolean;
  readonly onChoose: () => void;
}

function Rival({ agent, first, onChoose }: RivalProps) {
  const w = words.value;
  const name = levelName(agent.mean, w);
  return (
    <li>
      <button type="button" class={first ? 'rival first' : 'rival'} onClick={onChoose}>
        <span class="rivalName">
          {name}
          {first ? <span class="tag">{w.goodFirst}</span> : null}
        </span>
        <span class="rivalText soft">{w.agentMoment(agent.recipe, agent.episode, agent.mean)}</span>
        <span class="meter" aria-hidden="true">
          <span style={{ width: `${Math.min(agent.mean / 5, 100)}%` }} />
        </span>
        <span class="rivalGo">{w.start}</span>
      </button>
    </li>
  );
}
