import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAKE_4X4, LAKE_8X8, lakeTable } from '../../shared/sim/frozenLake.ts';
import {
  FIRM_LAKE,
  FIRM_LAKE_8X8,
  FROZEN_LAKE,
  FROZEN_LAKE_8X8,
  FROZEN_LAKES,
  frozenLakeEnvironment,
} from '../../shared/sim/frozenLakeEnvironment.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import { optimum, policyValue } from '../support/frozenLakeOptimum.ts';

interface Golden {
  readonly desc: readonly string[];
  readonly P: readonly (readonly (readonly [number, number, number, boolean][])[])[];
}

describe.each([
  ['4x4-deterministic', LAKE_4X4, false],
  ['4x4-slippery', LAKE_4X4, true],
  ['8x8-deterministic', LAKE_8X8, false],
  ['8x8-slippery', LAKE_8X8, true],
] as const)('the table %s', (name, map, slippery) => {
  const path = new URL(`../golden/gymnasium/frozenlake-${name}.json`, import.meta.url);
  const golden = JSON.parse(readFileSync(path, 'utf8')) as Golden;
  const table = lakeTable(map, slippery);

  it('[LAKE1] has every entry of Gymnasium, in its order, to the last bit', () => {
    expect(map).toEqual(golden.desc);
    expect(
      table.map((actions) =>
        actions.map((outcomes) => outcomes.map((o) => [o.probability, o.next, o.reward, o.terminated])),
      ),
    ).toEqual(golden.P);
  });
  it('[LAKE1] gives each action outcomes that sum to 1', () => {
    for (const outcomes of table.flat()) expect(outcomes.reduce((sum, o) => sum + o.probability, 0)).toBeCloseTo(1, 15);
  });
});

/** A walk by a stream of random actions: the cell after each step, and how the episode ended. */
function walk(spec: (typeof FROZEN_LAKES)[number], seed: number, actionSeed: number) {
  const environment = frozenLakeEnvironment(spec);
  const actions = randomStream(actionSeed, 'actions');
  const observation = new Float32Array(spec.observationSize);
  environment.reset(seed, observation);
  const cells = [observation.indexOf(1)];
  for (;;) {
    const outcome = environment.step(nextBelow(actions, 4), observation);
    cells.push(observation.indexOf(1));
    if (outcome.terminated || outcome.truncated) return { cells, outcome, observation };
  }
}

const seed = fc.nat(2 ** 32 - 1);

describe.each(FROZEN_LAKES)('$id', (spec) => {
  it('[LAKE2] walks the same way twice from equal seeds and actions', () => {
    fc.assert(
      fc.property(seed, seed, (s, a) => {
        expect(walk(spec, s, a)).toEqual(walk(spec, s, a));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
  it('[LAKE1] goes only where its table leads, and ends in holes, at the goal or at the limit', () => {
    const letters = spec.map.join('');
    fc.assert(
      fc.property(seed, seed, (s, a) => {
        const { cells, outcome, observation } = walk(spec, s, a);
        const last = letters[cells.at(-1)!]!;
        for (let i = 1; i < cells.length; i++) {
          const reachable = spec.table[cells[i - 1]!]!.flat().map(({ next }) => next);
          expect(reachable).toContain(cells[i]);
        }
        expect(outcome.terminated).toBe(last === 'H' || last === 'G');
        expect(outcome.reward).toBe(last === 'G' ? 1 : 0);
        expect(outcome.truncated).toBe(!outcome.terminated);
        if (outcome.truncated) expect(cells).toHaveLength(spec.timeLimit + 1);
        expect(observation.reduce((sum, v) => sum + v, 0)).toBe(1);
      }),
      { seed: 2, numRuns: 200 },
    );
  });
  it('[LAKE3] restored goes on with the very steps that it would have made', () => {
    const [one, two] = [frozenLakeEnvironment(spec), frozenLakeEnvironment(spec)];
    const [seenOne, seenTwo] = [new Float32Array(spec.observationSize), new Float32Array(spec.observationSize)];
    const actions = randomStream(5, 'actions');
    let episodes = 0;
    one.reset(episodes, seenOne);
    for (let i = 0; i < 500; i++) {
      const action = nextBelow(actions, 4);
      two.restore(one.save());
      const outcome = one.step(action, seenOne);
      expect(two.step(action, seenTwo)).toEqual(outcome);
      expect(seenTwo).toEqual(seenOne);
      expect(two.save()).toEqual(one.save());
      if (outcome.terminated || outcome.truncated) one.reset(++episodes, seenOne);
    }
    expect(episodes).toBeGreaterThan(5);
    expect(() => two.restore(new Float64Array(3))).toThrow(RangeError);
  });
  it('[SIM5] refuses to step before a reset and after the end, and actions that it does not have', () => {
    const environment = frozenLakeEnvironment({ ...spec, timeLimit: 1 });
    const out = new Float32Array(spec.observationSize);
    expect(() => environment.step(0, out)).toThrow('has ended');
    environment.reset(1, out);
    for (const action of [4, -1, 0.5, Number.NaN]) expect(() => environment.step(action, out)).toThrow(RangeError);
    expect(environment.step(0, out)).toEqual({ reward: 0, terminated: false, truncated: true });
    expect(() => environment.step(0, out)).toThrow('has ended');
  });
});

it('[LAKE2] slips a third of the time to either side', () => {
  const environment = frozenLakeEnvironment(FROZEN_LAKE);
  const out = new Float32Array(16);
  const arrived = new Map<number, number>();
  const episodes = 30_000;
  for (let s = 0; s < episodes; s++) {
    environment.reset(s, out);
    environment.step(2, out); // right: also down to 4, or up, which stays on 0
    arrived.set(out.indexOf(1), (arrived.get(out.indexOf(1)) ?? 0) + 1);
  }
  for (const cell of [0, 1, 4]) expect(arrived.get(cell)! / episodes).toBeCloseTo(1 / 3, 2);
});

it('[LAKE4] the optimum under the time limit is 0.744 and 0.913 on slippery ice, 1 on firm', () => {
  expect(optimum(FROZEN_LAKE)).toBeCloseTo(0.7442, 4);
  expect(optimum(FROZEN_LAKE_8X8)).toBeCloseTo(0.9132, 4);
  expect(optimum(FIRM_LAKE)).toBe(1);
  expect(optimum(FIRM_LAKE_8X8)).toBe(1);
});

it('[LAKE4] no policy of the cell alone beats the optimum', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 16, maxLength: 16 }), (actions) => {
      expect(policyValue(FROZEN_LAKE, actions)).toBeLessThanOrEqual(optimum(FROZEN_LAKE));
    }),
    { seed: 3, numRuns: 50 },
  );
});
