import { describe, expect, it } from 'vitest';
import { isTerminated, observe, step } from '../../shared/sim/cartpole.ts';
import { CARTPOLE_V0, CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import type { Outcome } from '../../shared/sim/environment.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';

/** Balances for as long as the limit allows: left or right by the sign of a linear function of the observation. */
const balance = (o: Float32Array): 0 | 1 => (0.1 * o[0]! + 0.3 * o[1]! + 3 * o[2]! + o[3]! > 0 ? 1 : 0);

function playOut(
  environment: ReturnType<typeof cartPoleEnvironment>,
  policy: (o: Float32Array) => number,
  seed: number,
): { readonly outcomes: Outcome[]; readonly last: Float32Array } {
  const observation = new Float32Array(4);
  environment.reset(seed, observation);
  const outcomes: Outcome[] = [];
  for (let ended = false; !ended; ) {
    const outcome = environment.step(policy(observation), observation);
    outcomes.push(outcome);
    ended = outcome.terminated || outcome.truncated;
  }
  return { outcomes, last: observation };
}

describe.each([
  [CARTPOLE_V1, 500],
  [CARTPOLE_V0, 200],
])('$id', (spec, limit) => {
  it(`[SIM5] truncates a live episode after ${limit} steps, and terminated stays false`, () => {
    const { outcomes } = playOut(cartPoleEnvironment(spec), balance, 3);
    expect(outcomes).toHaveLength(limit);
    expect(outcomes.at(-1)).toEqual({ reward: 1, terminated: false, truncated: true });
    expect(outcomes.slice(0, -1).every((o) => !o.terminated && !o.truncated && o.reward === 1)).toBe(true);
  });
  it('[SIM5] terminates a fallen one with reward 1, and truncated stays false', () => {
    const { outcomes } = playOut(cartPoleEnvironment(spec), () => 0, 3);
    expect(outcomes.length).toBeLessThan(15);
    expect(outcomes.at(-1)).toEqual({ reward: 1, terminated: true, truncated: false });
  });
});

describe('an environment', () => {
  it('[SIM5] that falls on the last allowed step has terminated, not truncated', () => {
    const free = playOut(cartPoleEnvironment(), () => 1, 5).outcomes.length;
    const { outcomes } = playOut(cartPoleEnvironment({ ...CARTPOLE_V1, timeLimit: free }), () => 1, 5);
    expect(outcomes).toHaveLength(free);
    expect(outcomes.at(-1)).toEqual({ reward: 1, terminated: true, truncated: false });
  });
  it('[SIM5] refuses to step before a reset and after the end, until it is reset', () => {
    const environment = cartPoleEnvironment();
    const out = new Float32Array(4);
    expect(() => environment.step(0, out)).toThrow('has ended');
    playOut(environment, () => 0, 1);
    expect(() => environment.step(0, out)).toThrow('has ended');
    environment.reset(1, out);
    expect(environment.step(0, out)).toEqual({ reward: 1, terminated: false, truncated: false });
  });
  it.each([2, -1, 0.5, Number.NaN])('[SIM5] refuses action %d', (action) => {
    const environment = cartPoleEnvironment();
    environment.reset(0, new Float32Array(4));
    expect(() => environment.step(action, new Float32Array(4))).toThrow(`action ${action}`);
  });
  it('[SIM5] is `step` from the seed of Gymnasium; the last observation is that of the last state', () => {
    const environment = cartPoleEnvironment();
    const { outcomes, last } = playOut(environment, balance, 1007);
    let state = resetState(1007);
    for (let i = 0; i < outcomes.length; i++) state = step(state, balance(observe(state)));
    expect(environment.snapshot()).toEqual({ state, steps: outcomes.length });
    expect(last).toEqual(observe(state));
    expect(isTerminated(state)).toBe(outcomes.at(-1)?.terminated);
  });
  it('[SIM1] plays one seed the same way twice', () => {
    const run = () => playOut(cartPoleEnvironment(), (o) => (o[2]! > 0 ? 1 : 0), 77);
    expect(run()).toEqual(run());
  });
});
