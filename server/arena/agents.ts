/** Checkpoint files that sit at the other seat: the house agents, and the decoding that moments of the live run share. */
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import { type Action, type CartPoleState, observe } from '../../shared/sim/cartpole.ts';
import { createActor } from './actor.ts';

export interface Agent {
  readonly info: AgentInfo;
  readonly decide: (cart: CartPoleState) => Action; // greedy, on the float32 observation that training saw
}

export interface ModelFile {
  readonly id: string; // the file's name without its ending
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface Agents {
  readonly list: readonly AgentInfo[]; // weakest first
  find(id: string): Agent | null;
  model(id: string): Uint8Array | null;
  readonly refused: readonly string[]; // a line for each file that is no house agent
}

/** An agent of a checkpoint file, or in words why it is none. */
export function decodeAgent({ id, bytes, sha256 }: ModelFile): Agent | string {
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok) return decoded.message;
  const { policy, origin } = decoded.value;
  if (policy.shape.inputs !== 4 || policy.shape.outputs !== 2 || origin.mean === null)
    return 'it is no evaluated CartPole policy';
  const { recipe, recipeHash, seed, step, episode, mean } = origin;
  return seated(policy, { id, recipe, recipeHash, seed, step, episode, mean, sha256 });
}

/** The agent that a run was when its checkpoint was evaluated; null if it plays nothing that people do. */
export function decodeMoment(file: ModelFile): Agent | null {
  const agent = decodeAgent(file);
  return typeof agent === 'string' ? null : agent;
}

function seated(policy: Policy, info: AgentInfo): Agent {
  const act = createActor(policy);
  const observation = new Float32Array(4);
  return { info, decide: (cart) => act(observe(cart, observation)) };
}

/** An agent of the board: what its row says is all that is known of it. Null if the file is no policy that plays as people do. */
export function decodeBoardAgent(file: ModelFile & { readonly name: string; readonly mean: number }): Agent | null {
  const { id, name, mean, sha256, bytes } = file;
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok || decoded.value.policy.shape.inputs !== 4 || decoded.value.policy.shape.outputs !== 2) return null;
  const unknown = { recipe: 'unknown', recipeHash: '', seed: 0, step: 0, episode: 0 };
  return seated(decoded.value.policy, { id, ...unknown, mean, sha256, name });
}

/** A file that does not decode, or is no CartPole network, or tells no mean, is refused with its reason; the others serve. */
export function loadAgents(files: readonly ModelFile[]): Agents {
  const agents = new Map<string, Agent>();
  const bytes = new Map<string, Uint8Array>();
  const refused: string[] = [];
  for (const file of files) {
    const agent = decodeAgent(file);
    if (typeof agent === 'string') {
      refused.push(`${file.id}: ${agent}`);
      continue;
    }
    agents.set(file.id, agent);
    bytes.set(file.id, file.bytes);
  }
  const list = [...agents.values()].map(({ info }) => info).sort((a, b) => a.mean - b.mean || a.step - b.step);
  return { list, refused, find: (id) => agents.get(id) ?? null, model: (id) => bytes.get(id) ?? null };
}
