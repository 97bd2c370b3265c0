/** The house's drivers of Bumper: checkpoint files of networks that see the rigid world. */
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import { BUMPER_OBSERVATION } from '../../shared/rigid/bumperObservation.ts';
import type { Driver } from '../../shared/rigid/rivals.ts';
import type { ModelFile } from './agents.ts';
import { policyDriver } from './bumperDriver.ts';

export interface BumperAgent {
  readonly info: AgentInfo;
  /** For one match. */
  readonly driver: () => Driver;
}

export interface BumperAgents {
  readonly list: readonly AgentInfo[]; // weakest first
  find(id: string): BumperAgent | null;
  readonly refused: readonly string[]; // a line for each file that is none
}

export function loadBumperAgents(files: readonly ModelFile[]): BumperAgents {
  const agents = new Map<string, BumperAgent>();
  const refused: string[] = [];
  for (const { id, bytes, sha256 } of files) {
    const decoded = decodeCheckpoint(bytes);
    const fits = decoded.ok && decoded.value.policy.shape.inputs === BUMPER_OBSERVATION;
    if (!fits || decoded.value.origin.mean === null) {
      refused.push(`${id}: ${decoded.ok ? 'it is no evaluated Bumper policy' : decoded.message}`);
      continue;
    }
    const { policy, origin } = decoded.value;
    const { recipe, recipeHash, seed, step, episode, mean } = origin;
    const info = { id, recipe, recipeHash, seed, step, episode, mean: mean!, sha256 };
    agents.set(id, { info, driver: () => policyDriver(policy) });
  }
  const list = [...agents.values()].map(({ info }) => info).sort((a, b) => a.mean - b.mean || a.step - b.step);
  return { list, refused, find: (id) => agents.get(id) ?? null };
}
