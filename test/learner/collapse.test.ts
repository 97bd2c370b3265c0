// The numbers that say why a run collapses.
import { describe, expect, it } from 'vitest';
import { collectProbes, measureProbes } from '../../shared/learner/collapse.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { createEnvironment } from '../../shared/sim/environments.ts';
import { FROZEN_LAKES } from '../../shared/sim/frozenLakeEnvironment.ts';
import { gradientOf, normOf, qValuesOf, targetOf } from '../support/definition.ts';
import { newRun } from './support.ts';
import { HASTY, PLAIN, type Watched, watch } from './watched.ts';

const FALLEN = (12 * 2 * Math.PI) / 360; // rad
const TICK = 0.02; // s

describe('probe states', () => {
  it('[DQN11] are fixed and the same for every run, whatever the world did before', () => {
    const used = cartPoleEnvironment();
    used.reset(99, new Float32Array(4));
    used.step(1, new Float32Array(4));
    const [fresh, again] = [collectProbes(cartPoleEnvironment()), collectProbes(used)];
    expect(again).toEqual(fresh);
    expect(fresh.states).toHaveLength(32);
    expect(fresh.doomed).toHaveLength(32);
    const different = new Set(fresh.states.map(String));
    expect(different.size).toBe(32);
  });
  it('[DQN11] doomed ones end the episode at the next tick whatever the action, all others do not', () => {
    // Euler's order: the next position and angle come from the speeds before the push
    const doomed = ([x, xDot, theta, thetaDot]: Float32Array): boolean =>
      Math.abs(x! + TICK * xDot!) > 2.4 || Math.abs(theta! + TICK * thetaDot!) > FALLEN;
    const probes = collectProbes(cartPoleEnvironment());
    for (const state of probes.doomed) {
      expect(doomed(state)).toBe(true);
      expect(Math.abs(state[2]!)).toBeLessThan(FALLEN); // still standing
      for (const action of [0, 1]) {
        const world = cartPoleEnvironment();
        world.restore(Float64Array.of(...state, 3, 0));
        expect(world.step(action, new Float32Array(4)).terminated).toBe(true);
      }
    }
    const standing = probes.states.filter((state) => !doomed(state));
    expect(standing.length).toBeGreaterThan(16);
  });
  it('[DQN11] a lake has none from which every way ends', () => {
    for (const lake of FROZEN_LAKES) {
      const { states, doomed } = collectProbes(createEnvironment(lake));
      expect(states).toHaveLength(32);
      expect(doomed).toEqual([]);
    }
  });
});

describe('what is measured', () => {
  it('[DQN11] the action gap is the best Q value minus the second, the doomed value the largest of all', () => {
    const probes = {
      states: [Float32Array.of(1), Float32Array.of(2)],
      doomed: [Float32Array.of(3), Float32Array.of(4)],
    };
    const table: Readonly<Record<number, number[]>> = {
      1: [5, -1, 4.5],
      2: [-3, -3, -7],
      3: [1, 2, -9],
      4: [1.5, 0, 0],
    };
    const values = (rows: readonly Float32Array[]): Float32Array =>
      Float32Array.from(rows.flatMap(([row]) => table[row!]!));
    expect(measureProbes(probes, 3, values)).toEqual({ actionGap: 0.25, doomedMaxQ: 2 });
    expect(measureProbes({ ...probes, doomed: [] }, 3, values).doomedMaxQ).toBeNull();
  });
  it.each([
    ['plain', {}],
    ['three steps, mirrored', { nStep: 3, mirrored: true }],
    ['a small ring', { replayCapacity: 33 }],
    ['the limit cuts', { limitCutsBootstrap: true }],
  ])('[DQN11] the terminal share is a recount of what the ring holds at the episode’s end: %s', (_, change) => {
    const recipe = { ...PLAIN, ...change };
    const { stores, experience, ends, options } = watch(recipe, { spec: HASTY });
    const shares = ends.map(({ step }) => {
      const ring: boolean[] = [];
      for (const { index, steps, next } of stores) {
        if (steps >= step) break;
        // written in the step that terminated, or in an earlier one that did not
        const { terminated, next: last } = experience[steps]!;
        const image = Array.from(next).every((x, i) => Math.abs(x) === Math.abs(last[i]!));
        ring[index] = terminated && image;
      }
      return ring.filter(Boolean).length / ring.length;
    });
    expect(ends.map(({ collapse }) => collapse!.terminalShare)).toEqual(shares);
    expect(Math.max(...shares)).toBeGreaterThan(0);
    expect(options.capacity).toBe(recipe.replayCapacity === 'unbounded' ? (recipe.mirrored ? 300 : 150) : 33);
  });
  const watched: Watched = watch({
    ...PLAIN,
    observationScale: [1, 0.5, 4, 0.5],
    clipNorm: 0.05,
    budget: { steps: 250 },
  });
  it('[DQN11] the gradient norm is that of the first update since the episode before, before clipping', () => {
    let from = 0;
    let measured = 0;
    for (const { collapse, updates } of watched.ends) {
      const call = watched.updates[from];
      if (updates === from || !call) expect(collapse!.gradientNorm).toBeNull();
      else {
        const targets = call.batch.map((t) => targetOf(watched.options, call.online, call.target, t));
        const norm = normOf(gradientOf(watched.options, call.online, call.batch, targets));
        expect(Math.abs(collapse!.gradientNorm! / norm - 1)).toBeLessThan(1e-4);
        measured++;
      }
      from = updates;
    }
    expect(watched.ends[0]!.collapse!.gradientNorm === null || watched.ends[0]!.updates > 0).toBe(true);
    expect(measured).toBeGreaterThan(5);
  });
  it('[DQN11] gap and doomed value are those of the online network at the episode’s end, on scaled probes', () => {
    const probes = collectProbes(cartPoleEnvironment());
    const { shape } = watched.options;
    for (const { collapse, updates } of watched.ends) {
      if (updates === 0) continue;
      const { after } = watched.updates[updates - 1]!;
      const q = (state: Float32Array): number[] =>
        qValuesOf(
          shape,
          after,
          state.map((x, i) => x * [1, 0.5, 4, 0.5][i]!),
        );
      const gaps = probes.states.map((state) => Math.abs(q(state)[0]! - q(state)[1]!));
      expect(collapse!.actionGap).toBeCloseTo(gaps.reduce((a, b) => a + b, 0) / 32, 4);
      expect(collapse!.doomedMaxQ).toBeCloseTo(Math.max(...probes.doomed.flatMap(q)), 4);
    }
  });
});

it('[DQN11] no true Q value exceeds the bound that is told: rewards for ever, to the limit where nothing is discounted', () => {
  const told = (recipe: Recipe): number | undefined => {
    for (const event of newRun(recipe, 1).events()) if (event.kind === 'episode') return event.collapse?.valueBound;
    return undefined;
  };
  expect(told({ ...PLAIN, gamma: 0.98, rewards: { scale: 0.01, terminated: null, truncated: null } })).toBeCloseTo(
    0.5,
    12,
  );
  expect(told({ ...PLAIN, gamma: 1, rewards: { scale: 0.01, terminated: null, truncated: null } })).toBe(5);
  expect(told({ ...PLAIN, rewards: { scale: 0, terminated: -1, truncated: null } })).toBe(0);
});

it('[DQN11] measuring changes no bit of a run', () => {
  const recipe = { ...PLAIN, budget: { steps: 400 } };
  const measured = newRun(recipe, 4);
  for (const _ of measured.events());
  // the same without a single measurement: the norm is never asked for, and probes are answered with nothing
  const blind = newRun(recipe, 4, 'kernel', cartPoleEnvironment(CARTPOLE_V1), {
    engine: blindfolded(newRun(recipe, 4).engine),
  });
  for (const event of blind.events()) {
    if (event.kind === 'episode')
      expect(event.collapse).toMatchObject({ actionGap: 0, doomedMaxQ: 0, gradientNorm: null });
  }
  expect(blind.updates).toBe(measured.updates);
  for (const slot of ['online', 'target'] as const)
    expect(weightsSha256(blind.engine.read(slot))).toBe(weightsSha256(measured.engine.read(slot)));
});

function blindfolded(engine: ReturnType<typeof newRun>['engine']): typeof engine {
  return {
    ...engine,
    values: (slot, inputs, count, out) => (count === 1 ? engine.values(slot, inputs, 1, out) : void out.fill(0)),
    update: (indices, learningRate, averageRate, { norm: _, ...extras } = {}) =>
      engine.update(indices, learningRate, averageRate, extras),
  };
}
