/** Everything that can sit at the other seat, by its id: house agents, moments of runs, agents of the board. */
import type { AgentInfo } from '../shared/protocol/events.ts';
import type { Agent, Agents } from './arena/agents.ts';
import { type BoardAgents, isBoardAgent } from './boards/boardAgents.ts';
import type { Opponents } from './net/matchGateway.ts';
import type { Moments } from './training/moments.ts';

export interface AllOpponents extends Opponents {
  readonly house: readonly AgentInfo[]; // weakest first
  /** At hand. */
  find(id: string): Agent | null;
  /** Its policy file. */
  model(id: string): Promise<Uint8Array | null>;
}

export function createOpponents(house: Agents, moments: Moments<Agent>, board: BoardAgents<Agent>): AllOpponents {
  const find = (id: string): Agent | null => house.find(id) ?? moments.find(id) ?? board.find(id);
  return {
    house: house.list,
    find,
    isThere: (id) => find(id) !== null,
    async bring(id) {
      const brought = await (isBoardAgent(id) ? board.load(id) : moments.load(id));
      return brought === 'ready' ? null : brought;
    },
    model: async (id) => house.model(id) ?? moments.model(id) ?? (await board.file(id))?.bytes ?? null,
  };
}
