/** The rivals of a duel: the house's, and the moments of the live run. One click starts. */
import type { AgentInfo } from '../../../../shared/protocol/events.ts';
import { type Level, levelsOf, nextLevel } from '../../../model/path/levels.ts';
import { Failure } from '../../failure.tsx';
import { words } from '../../language.ts';
import { levelName } from '../../levelName.ts';
import { Link } from '../../link.tsx';
import { progress } from '../path/progressState.ts';
import type { Play } from '../playState.ts';
import { agentsOf } from '../rivals.ts';
import { MomentRivals } from './momentRivals.tsx';
import { RatedNote } from './ratedNote.tsx';

const MOST_TICKS = 500; // an episode's limit

export function DuelPanel({ play }: { readonly play: Play }) {
  const w = words.value;
  return (
    <>
      <section class="rivals" aria-labelledby="rivals">
        <h2 id="rivals">{w.chooserTitle}</h2>
        <p class="soft">{w.chooserLead}</p>
        <RatedNote play={play} agents />
        <RivalList play={play} />
      </section>
      <MomentRivals moments={play.house.moments.value} onChoose={(id) => play.duel(id)} />
    </>
  );
}

function RivalList({ play }: { readonly play: Play }) {
  const rivals = play.house.rivals.value;
  const levels = levelsOf(agentsOf(rivals), progress.value.won);
  const next = nextLevel(levels);
  switch (rivals.kind) {
    case 'loading':
      return <RivalsToCome />;
    case 'failed':
      return <Failure code="unreachable" onRetry={() => void play.house.loadRivals()} />;
    case 'there':
      if (rivals.agents.length === 0) return <NoRivals />;
      return (
        <ol class="rivalList">
          {rivals.agents.map((agent) => (
            <Rival
              key={agent.id}
              agent={agent}
              level={levels.find((one) => one.agent === agent) ?? null}
              first={agent === next?.agent}
              onChoose={() => play.duel(agent.id)}
            />
          ))}
        </ol>
      );
  }
}

const USUAL_RIVALS = 6;

/** As much room as the list will take, so that nothing jumps when it comes. */
function RivalsToCome() {
  const w = words.value;
  return (
    <>
      <p class="visually-hidden">{w.loadingAgents}</p>
      <ol class="rivalList" aria-hidden="true">
        {Array.from({ length: USUAL_RIVALS }, (_, i) => (
          <li key={i}>
            <div class="rival toCome">
              <span class="rivalName">{w.goodFirst}</span>
              <span class="rivalText">{w.agentMoment('house', 100, 100)}</span>
              <span class="meter" />
              <span class="rivalGo">{w.start}</span>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
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
  readonly level: Level | null; // on the path
  readonly first: boolean;
  readonly onChoose: () => void;
}

function Rival({ agent, level, first, onChoose }: RivalProps) {
  const w = words.value;
  const tag =
    level?.state === 'passed' ? w.levelPassed : first ? (level?.number === 1 ? w.goodFirst : w.levelNext) : null;
  return (
    <li>
      <button type="button" class={first ? 'rival first' : 'rival'} onClick={onChoose}>
        <span class="rivalName">
          {levelName(agent.mean, w)}
          {tag ? <span class="tag">{tag}</span> : null}
        </span>
        <span class="rivalText soft">{w.agentMoment(agent.recipe, agent.episode, agent.mean)}</span>
        <span class="meter" aria-hidden="true">
          <span style={{ width: `${Math.min((100 * agent.mean) / MOST_TICKS, 100)}%` }} />
        </span>
        <span class="rivalGo">{w.start}</span>
      </button>
    </li>
  );
}
