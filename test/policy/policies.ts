/** Policies and observations for the tests of files. */
import { readFileSync } from 'node:fs';
import { type NetworkShape, parameterCount } from '../../shared/kernel/engine.ts';
import { toLayersModel } from '../../shared/policy/layersModel.ts';
import { type Policy, qValues } from '../../shared/policy/policy.ts';
import { encodePolicyJson } from '../../shared/policy/policyJson.ts';
import type { NamedFile } from '../../shared/policy/readPolicy.ts';
import { encodeSafetensors } from '../../shared/policy/safetensors.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';

export const SMALL: NetworkShape = { inputs: 4, hidden: [3], outputs: 2 };
export const DEEP: NetworkShape = { inputs: 4, hidden: [5, 5, 5], outputs: 2 };
const SCALE = [1 / 2.4, 0.33, 4.77, 1 / 3];

/** Random weights; the same for the same shape. */
export function randomPolicy(shape: NetworkShape, observationScale: readonly number[] | null = SCALE): Policy {
  const stream = randomStream(1, 'weights');
  const parameters = Float32Array.from({ length: parameterCount(shape) }, () => 2 * nextUniform(stream) - 1);
  return { shape, parameters, observationScale };
}

/** [20][4], within -2..2 */
export function observations(): Float32Array[] {
  const stream = randomStream(1, 'observations');
  return Array.from({ length: 20 }, () => Float32Array.from({ length: 4 }, () => 4 * nextUniform(stream) - 2));
}

/** Q values of all `observations()`, one after the other. */
export function allValues(policy: Policy): number[] {
  return observations().flatMap((observation) => [...qValues(policy, observation)]);
}

export function goldenBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../golden/policies/${name}`, import.meta.url)));
}

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);

export function json(policy: Policy): NamedFile[] {
  return [{ name: 'policy.json', bytes: text(encodePolicyJson(policy)) }];
}

export function safetensors(policy: Policy): NamedFile[] {
  return [{ name: 'policy.safetensors', bytes: encodeSafetensors(policy) }];
}

export function layersModel({ shape, parameters, observationScale }: Policy): NamedFile[] {
  const { modelJson, weightsBin } = toLayersModel(shape, parameters, observationScale);
  return [
    { name: 'champion/weights.bin', bytes: weightsBin },
    { name: 'champion/model.json', bytes: text(JSON.stringify(modelJson)) },
  ];
}
