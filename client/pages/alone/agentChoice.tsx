import type { AgentInfo } from '../../../shared/protocol/events.ts';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';
import type { HouseAgents } from './houseAgents.ts';

interface AgentChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly agents: readonly AgentInfo[];
  readonly chosen: string; // id
  readonly onChoose: (id: string) => void;
  readonly note?: (agent: AgentInfo) => string | null;
}

export function agentName({ mean, episode }: AgentInfo, w: Words): string {
  return w.aloneAgent(levelName(mean, w), episode);
}

/** One agent of the list, with what it is underneath. */
export function AgentChoice({ label, name, agents, chosen, onChoose, note }: AgentChoiceProps) {
  const w = words.value;
  const agent = agents.find(({ id }) => id === chosen);
  return (
    <div class="agentChoice">
      <label for={`agent-${name}`}>{label}</label>
      <select id={`agent-${name}`} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {agents.map((one) => (
          <option key={one.id} value={one.id}>
            {agentName(one, w)}
          </option>
        ))}
      </select>
      <p class="faint">
        {agent ? w.agentMoment(agent.recipe, agent.episode, agent.mean) : ''}
        {agent && note?.(agent) ? <strong class="human">{note(agent)}</strong> : null}
      </p>
    </div>
  );
}

/** What stands in the place of a choice until there is a list. */
export function AgentsMissing({ agents }: { readonly agents: HouseAgents }) {
  const w = words.value;
  if (agents.failed.value) return <Failure code="unreachable" onRetry={() => void agents.load()} />;
  return <p class="soft">{agents.list.value?.length === 0 ? w.noAgents : w.loadingAgents}</p>;
}
