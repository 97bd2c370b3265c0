import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agentFile, notForBoard } from '../../shared/boards/agentFile.ts';
import { AGENT_SETS, firstSeedOf, SMALL_PROTOCOL } from '../../shared/boards/agentProtocol.ts';
import { returnsSha256, runAgentTask } from '../../shared/boards/agentTask.ts';
import type { Running, Task, TaskResult } from '../../shared/boards/task.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { greedyActor, type Policy } from '../../shared/policy/policy.ts';
import { readPolicy } from '../../shared/policy/readPolicy.ts';
import { CARTPOLE, type CartPoleState, isTerminated, observe, step } from '../../shared/sim/cartpole.ts';
import { newBatch, putState, stepBatch } from '../../shared/sim/cartpoleBatch.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { windForce } from '../../shared/sim/wind.ts';
import { DEEP, json, randomPolicy, SMALL, safetensors } from '../policy/policies.ts';

const ENTROPY = '5a'.repeat(32);

function finish<R extends TaskResult>(running: Running<R>): R {
  for (let last = 0; ; ) {
    const { value, done } = running.next();
    if (done) return value;
    expect(value).toBeGreaterThanOrEqual(last);
    expect(value).toBeLessThanOrEqual(1);
    last = value;
  }
}

function house(name: string): Policy {
  const decoded = decodeCheckpoint(readFileSync(`assets/models/${name}.cpa`));
  if (!decoded.ok) throw new Error(decoded.message);
  return decoded.value.policy;
}

const task = (
  file: Uint8Array,
  sets: readonly string[] | null,
  protocol = SMALL_PROTOCOL,
): Extract<Task, { kind: 'agent' }> => ({
  ...{ kind: 'agent', file, entropy: ENTROPY, protocol, sets },
});

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

it('[AGENTBOARD4] many carts in other worlds, each in its own wind, step to the bits of `step`', () => {
  const state = fc.record({ x: real(-3, 3), xDot: real(-4, 4), theta: real(-0.4, 0.4), thetaDot: real(-4, 4) });
  const cart = fc.record({ state, action: fc.constantFrom(0 as const, 1 as const), wind: real(-20, 20) });
  const params = fc
    .record({ gravity: real(5, 15), poleHalfLength: real(0.2, 1.5) })
    .map((other) => ({ ...CARTPOLE, ...other }));
  fc.assert(
    fc.property(fc.array(cart, { minLength: 1, maxLength: 9 }), params, fc.boolean(), (carts, p, calm) => {
      const batch = newBatch(carts.length);
      carts.forEach((one, i) => {
        putState(batch, i, one.state);
      });
      const actions = Uint8Array.from(carts, ({ action }) => action);
      const winds = calm ? null : Float64Array.from(carts, ({ wind }) => wind);
      stepBatch(batch, actions, carts.length, p, winds);
      for (const [i, one] of carts.entries()) {
        const next = step(one.state, one.action, p, calm ? 0 : one.wind);
        const stepped = { x: batch.x[i], xDot: batch.xDot[i], theta: batch.theta[i], thetaDot: batch.thetaDot[i] };
        expect(Object.values(stepped).map((v) => (Object.is(v, -0) ? '-0' : v))).toEqual(
          Object.values(next).map((v: number) => (Object.is(v, -0) ? '-0' : v)),
        );
      }
    }),
  );
});

it('[AGENTBOARD4] every set comes to what the policy returns played one tick after another by `step`', () => {
  const policy = house('episode-268');
  const { file, sha256 } = agentFile(policy);
  const { sets } = finish(runAgentTask(task(file, null)));
  const act = greedyActor(policy);
  expect(sets.map(({ name }) => name)).toEqual(AGENT_SETS.map(({ name }) => name));
  for (const { name, episodes, limit, firstSeed, returnsSha256: claimed, mean } of sets) {
    expect(firstSeed).toBe(firstSeedOf(sha256, ENTROPY, name));
    const { params, wind } = AGENT_SETS.find((plan) => plan.name === name)!;
    const returns = Array.from({ length: episodes }, (_, i) => {
      let state: CartPoleState = resetState(firstSeed + i);
      for (let tick = 0; tick < limit; tick++) {
        state = step(state, act(observe(state)), params, windForce(firstSeed + i, wind, tick));
        if (isTerminated(state)) return tick + 1;
      }
      return limit;
    });
    expect({ name, sha256: returnsSha256(returns) }).toEqual({ name, sha256: claimed });
    expect(mean).toBeCloseTo(returns.reduce((sum, r) => sum + r, 0) / episodes, 9);
  }
  expect(new Set(sets.map((set) => set.returnsSha256)).size).toBeGreaterThan(6); // the worlds do differ
});

it('[AGENTBOARD4] kernel and twin come to the same; set by set is the same as all at once', () => {
  const { file } = agentFile(house('episode-285'));
  const all = finish(runAgentTask(task(file, null)));
  expect(finish(runAgentTask(task(file, null), createJsEngine))).toEqual(all);
  expect(all.sets.map(({ name }) => finish(runAgentTask(task(file, [name]))).sets[0])).toEqual(all.sets);
});

it('[AGENTBOARD4] numbers so large that Q values are none give the same episodes on both engines', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(1e-44, 1e20, 3e38), (seed, size) => {
      const parameters = randomPolicy(SMALL).parameters.map((value, i) => ((i * 31 + seed) % 3 === 0 ? size : value));
      const { file } = agentFile({ shape: SMALL, parameters, observationScale: null });
      const sets = ['rank', 'wind-3'];
      expect(finish(runAgentTask(task(file, sets), createJsEngine))).toEqual(finish(runAgentTask(task(file, sets))));
    }),
    { numRuns: 20 },
  );
});

it('[AGENTBOARD5] one network is one file, whatever format it came in and whatever that said of it', () => {
  for (const shape of [SMALL, DEEP]) {
    const policy = randomPolicy(shape);
    const { file, sha256 } = agentFile(policy);
    for (const files of [json(policy), safetensors(policy), [{ name: 'a.cpa', bytes: file }]]) {
      const read = readPolicy(files);
      if (!read.ok) throw new Error(read.message);
      expect(notForBoard(read.policy, read.origin)).toBeNull();
      expect(agentFile(read.policy).sha256).toBe(sha256);
    }
    expect(agentFile({ ...policy, observationScale: [1, 1, 1, 1] }).sha256).toBe(
      agentFile({ ...policy, observationScale: null }).sha256,
    );
    const other = policy.parameters.slice();
    other[0] = -other[0]!;
    expect(agentFile({ ...policy, parameters: other }).sha256).not.toBe(sha256);
  }
});

it('[AGENTBOARD5] policies of other worlds and of pixels are told apart', () => {
  const policy = randomPolicy(SMALL);
  expect(notForBoard(policy, { environment: 'CartPole-v0' })).toBeNull();
  expect(notForBoard(policy, { environment: 'FrozenLake-v1' })).toBe('other-world');
  expect(notForBoard(randomPolicy({ inputs: 16, hidden: [4], outputs: 4 }, null), null)).toBe('other-world');
  const image = { height: 8, width: 8, frames: 1, difference: null, convolutions: [] };
  expect(notForBoard({ ...policy, shape: { ...SMALL, inputs: 64, image } }, null)).toBe('pixels');
});
