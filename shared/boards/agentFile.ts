/**
 * An agent as the board stores, hashes and serves it: our own checkpoint file of shape and weights alone. Whatever format it came in and
 * whatever that file said of itself, the same network gives the same bytes (AGENTBOARD5).
 */
import { parameterCount } from '../kernel/engine.ts';
import { encodeCheckpoint, type Origin, sha256Hex } from '../policy/checkpoint.ts';
import type { Policy } from '../policy/policy.ts';
import { SIM_VERSION } from '../sim/cartpole.ts';
import { AGENT_DIVISION } from './agentProtocol.ts';

export interface AgentFile {
  readonly file: Uint8Array;
  readonly sha256: string; // of the file: what is committed
  readonly parameters: number;
}

const WORLDS: readonly string[] = ['CartPole-v1', 'CartPole-v0']; // one physics

/** Nothing of where it comes from: that cannot be proven, and would make two agents of one network. */
const NOWHERE: Origin = {
  environment: AGENT_DIVISION,
  recipe: 'unknown',
  recipeHash: '',
  settings: null,
  seed: 0,
  step: 0,
  episode: 0,
  kind: 'last',
  mean: null,
  simVersion: SIM_VERSION,
};

export type NotForBoard = 'pixels' | 'other-world';

/** Why a policy that can be read is still none for this board; null if it is one. @param origin what its file says, if that says anything */
export function notForBoard({ shape }: Policy, origin: Pick<Origin, 'environment'> | null): NotForBoard | null {
  if (shape.image) return 'pixels';
  if (origin && !WORLDS.includes(origin.environment)) return 'other-world';
  return shape.inputs === 4 && shape.outputs === 2 ? null : 'other-world';
}

/** @throws RangeError if its numbers do not fit its shape */
export function agentFile({ shape, parameters, observationScale }: Policy): AgentFile {
  const plain = { inputs: shape.inputs, hidden: shape.hidden, outputs: shape.outputs };
  const scale = observationScale?.every((factor) => factor === 1) ? null : observationScale;
  const file = encodeCheckpoint({ policy: { shape: plain, parameters, observationScale: scale }, origin: NOWHERE });
  return { file, sha256: sha256Hex(file), parameters: parameterCount(plain) };
}
