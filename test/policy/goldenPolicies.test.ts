import { expect, it } from 'vitest';
import { qValues } from '../../shared/policy/policy.ts';
import { readPolicy } from '../../shared/policy/readPolicy.ts';
import { goldenBytes } from './policies.ts';

interface Recorded {
  readonly observations: readonly (readonly number[])[]; // [8][4]
  readonly qValues: readonly (readonly number[])[]; // [8][2]
}

it.each([
  ['pytorch', [64, 64]],
  ['stable_baselines3', [64, 64]],
  ['keras', [32, 16]],
])('[FILE6] the network that %s exported has the Q values that its library computed', (name, hidden) => {
  const read = readPolicy([{ name: `${name}.safetensors`, bytes: goldenBytes(`${name}.safetensors`) }]);
  if (!read.ok) throw new Error(read.message);
  expect(read).toMatchObject({ format: 'safetensors', policy: { shape: { inputs: 4, hidden, outputs: 2 } } });
  const recorded = JSON.parse(new TextDecoder().decode(goldenBytes(`${name}.json`))) as Recorded;
  expect(recorded.observations).toHaveLength(8);
  for (const [i, observation] of recorded.observations.entries()) {
    const q = qValues(read.policy, Float32Array.from(observation));
    for (const [a, expected] of recorded.qValues[i]!.entries()) expect(Math.abs(q[a]! - expected)).toBeLessThan(1e-6);
  }
});
