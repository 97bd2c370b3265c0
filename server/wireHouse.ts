/** The house's agents, as their files say; what a file is refused for is told and the rest serves. */
import type { Logger } from 'pino';
import { type Agents, loadAgents, type ModelFile } from './arena/agents.ts';
import { type BumperAgents, loadBumperAgents } from './arena/bumperAgents.ts';

export interface HouseFiles {
  readonly models: readonly ModelFile[];
  readonly bumperModels: readonly ModelFile[];
}

export interface House {
  readonly agents: Agents;
  readonly bumper: BumperAgents;
}

export function wireHouse({ models, bumperModels }: HouseFiles, log: Logger): House {
  const agents = loadAgents(models);
  for (const problem of agents.refused) log.warn({ problem }, 'a house agent was refused');
  const bumper = loadBumperAgents(bumperModels);
  for (const problem of bumper.refused) log.warn({ problem }, 'a Bumper agent was refused');
  return { agents, bumper };
}
