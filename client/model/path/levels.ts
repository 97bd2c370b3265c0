/** The path from novice to champion: the house agents, weakest first, and how far along it somebody is. */
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { Progress } from './progress.ts';

export interface Level {
  readonly agent: AgentInfo;
  readonly number: number; // from 1
  readonly state: 'passed' | 'next' | 'ahead';
}

/** Where somebody is: who has beaten a stronger one has passed the weaker ones too, so a win never leads back (PATH1). */
export function levelsOf(agents: readonly AgentInfo[], won: Progress['won']): readonly Level[] {
  const house = agents.filter(({ name }) => name === undefined); // of the board's agents nobody knows where they come from
  const passed = house.findLastIndex(({ id }) => won[id] !== undefined);
  return house.map((agent, i) => ({
    agent,
    number: i + 1,
    state: i <= passed ? 'passed' : i === passed + 1 ? 'next' : 'ahead',
  }));
}

/** The one to play now; for a champion the last one again. Null only where there is no path. */
export function nextLevel(levels: readonly Level[]): Level | null {
  return levels.find(({ state }) => state === 'next') ?? levels.at(-1) ?? null;
}

/** The one after this agent; null at the end, and for who is not on the path. */
export function levelAfter(levels: readonly Level[], agent: string): Level | null {
  const at = levels.findIndex((level) => level.agent.id === agent);
  return at === -1 ? null : (levels[at + 1] ?? null);
}
