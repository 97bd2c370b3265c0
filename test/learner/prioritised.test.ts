// Prioritised replay beside plain arrays and powers: Schaul et al. 2016, sections 3.3 and 3.4.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionalPower, wholePower } from '../../shared/learner/power.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { createSampler } from '../../shared/learner/sampling.ts';
import { betaAt } from '../../shared/learner/schedules.ts';
import { createSumTree } from '../../shared/learner/sumTree.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { PLAIN, watch } from './watched.ts';

const RULE = { alpha: 0.6, beta: 0.4, betaSteps: 120, floor: 0.02 };
const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

describe('powers', () => {
  it('[DQN9] of whole numbers are those of Math.pow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1.5, noNaN: true }), fc.nat(500), (base, n) => {
        expect(relative(wholePower(base, n), base ** n)).toBeLessThan(1e-12);
      }),
      { seed: 1 },
    );
    expect(wholePower(0.999, 2 ** 40)).toBe(0);
  });
  it('[DQN9] within 0..1 are those of Math.pow to 1e-6, over 40 orders of magnitude', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (digits, exponent) => {
          const base = 10 ** digits;
          expect(relative(fractionalPower(base, exponent), base ** exponent)).toBeLessThan(2e-6);
        },
      ),
      { seed: 2, numRuns: 500 },
    );
    for (const base of [0, 0.3, 1, 17]) expect([0, 1].map((x) => fractionalPower(base, x))).toEqual([1, base]);
    expect(fractionalPower(0, 0.5)).toBe(0);
  });
});

describe('the sum tree', () => {
  it('[DQN9] holds, sums and finds what a plain array does', () => {
    const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 })); // whole numbers: sums are exact
    const changes = fc.array(fc.tuple(fc.nat(), weight), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), changes, fc.nat(), (size, sets, draw) => {
        const tree = createSumTree(size);
        const plain = new Array<number>(size).fill(0);
        for (const [place, value] of sets) {
          tree.set(place % size, value);
          plain[place % size] = value;
        }
        const total = plain.reduce((a, b) => a + b, 0);
        expect(tree.total).toBe(total);
        expect(plain.map((_, leaf) => tree.get(leaf))).toEqual(plain);
        if (total === 0) return;
        const mass = draw % total;
        let left = mass;
        const expected = plain.findIndex((value) => {
          left -= value;
          return left < 0;
        });
        expect(tree.find(mass)).toBe(expected);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
  it('[DQN9] never finds a leaf of weight 0, not even at the total itself or past it by rounding', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true })), {
      minLength: 1,
      maxLength: 33,
    });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1.000001, noNaN: true }), (values, share) => {
        const tree = createSumTree(values.length);
        for (const [leaf, value] of values.entries()) tree.set(leaf, value);
        if (tree.total > 0) expect(values[tree.find(share * tree.total)]).toBeGreaterThan(0);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('a prioritised sampler', () => {
  const SIZE = 48;
  const errors = Float32Array.from({ length: SIZE }, (_, i) => (i % 2 === 0 ? 1 : -1) * (i % 12) * 0.25);

  /** How often each index is drawn in 24,000 draws. */
  function frequencies(alpha: number): Float64Array {
    const recipe = { prioritised: { ...RULE, alpha }, replacement: true, batchSize: 24 };
    const sampler = createSampler(recipe, 64);
    const indices = Uint32Array.from({ length: SIZE }, (_, i) => i);
    for (const index of indices) sampler.added(index);
    sampler.learned(indices, errors);
    const stream = randomStream(5, 'replay');
    const out = new Uint32Array(24);
    const counts = new Float64Array(SIZE);
    for (let n = 0; n < 1_000; n++) {
      sampler.draw(stream, SIZE, out, 0);
      for (const index of out) counts[index]!++;
    }
    return counts;
  }
  function chiSquare(counts: Float64Array, alpha: number): number {
    const priorities = Array.from(errors, (error) => (Math.abs(error) + RULE.floor) ** alpha);
    const total = priorities.reduce((a, b) => a + b, 0);
    return counts.reduce((sum, count, i) => {
      const expected = (24_000 * priorities[i]!) / total;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
  }
  it.each([0, 0.3, 0.6, 1])('[DQN9] draws in proportion to (|error| + floor)^alpha: alpha %d', (alpha) => {
    const counts = frequencies(alpha);
    // 47 degrees of freedom: independent draws exceed 100 once in 100,000 times; draws by shares vary less
    expect(chiSquare(counts, alpha)).toBeLessThan(100);
    for (const other of [0, 0.3, 0.6, 1]) if (other !== alpha) expect(chiSquare(counts, other)).toBeGreaterThan(500);
  });
  it('[DQN9] takes one transition from each equal share of the priorities', () => {
    const sampler = createSampler({ prioritised: { ...RULE, alpha: 0 }, replacement: true, batchSize: 16 }, 16);
    for (let i = 0; i < 16; i++) sampler.added(i);
    const out = new Uint32Array(16);
    sampler.draw(randomStream(6, 'replay'), 16, out, 0);
    expect(Array.from(out)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  });
  it('[DQN9] knows a mirror image as the transition that it shows', () => {
    const recipe = { prioritised: { ...RULE, alpha: 1 }, replacement: true, batchSize: 4 };
    for (const capacity of [4, 5]) {
      const sampler = createSampler(recipe, capacity);
      for (let i = 0; i < 4; i++) sampler.added(i);
      sampler.learned(Uint32Array.of(capacity + 1, 2, capacity + 3, 0), Float32Array.of(1, 2, 3, 4));
      const [p0, p1, p2, p3] = [4, 1, 2, 3].map((error) => error + RULE.floor);
      const saved = sampler.save(4)['priorities'] as Float64Array;
      for (const [i, expected] of [p0!, p1!, p2!, p3!].entries()) expect(saved[i]).toBeCloseTo(expected, 12);
      const out = new Uint32Array(4);
      for (let n = 0; n < 50; n++) {
        sampler.draw(randomStream(n, 'replay'), 4, out, 0);
        expect(Math.max(...out)).toBeLessThan(4);
      }
    }
  });
});

describe('a run with prioritised replay', () => {
  it.each([
    ['one update a step', {}],
    ['several', { update: { every: 4, of: 'step', count: 3 } }],
    ['one by one', { oneByOne: true, batchSize: 6 }],
    ['a small ring', { replayCapacity: 40 }],
    ['mirrored, three steps', { mirrored: true, nStep: 3 }],
  ] as const)(
    '[DQN9] weighs samples by (1 / (N P))^beta over the largest, and learns priorities from errors: %s',
    (_, change) => {
      const recipe = { ...PLAIN, ...change, prioritised: RULE };
      const { stores, updates, options } = watch(recipe);
      const perDraw = recipe.batchSize / options.batchSize;
      const priorities: number[] = [];
      let stored = 0;
      let largest = 1;
      let weights: number[] = [];
      for (const [n, { indices, importance, errors, steps, updates: before }] of updates.entries()) {
        for (; stored < stores.length && stores[stored]!.updates <= before; stored++)
          priorities[stores[stored]!.index] = largest;
        if (n % perDraw === 0) {
          const drawn = updates.slice(n, n + perDraw).flatMap((call) => Array.from(call.indices));
          const beta = Math.min(1, RULE.beta + ((1 - RULE.beta) * steps) / RULE.betaSteps);
          const total = priorities.reduce((a, b) => a + b, 0);
          const raw = drawn.map((index) => ((priorities.length * priorities[index]!) / total) ** -beta);
          weights = raw.map((weight) => weight / Math.max(...raw));
          expect(Math.max(...weights)).toBe(1);
        }
        const at = (n % perDraw) * options.batchSize;
        for (const [i, weight] of importance!.entries()) expect(relative(weight, weights[at + i]!)).toBeLessThan(2e-6);
        for (const [i, index] of indices.entries()) {
          priorities[index] = (Math.abs(errors[i]!) + RULE.floor) ** RULE.alpha;
          largest = Math.max(largest, priorities[index]);
        }
      }
      expect(updates.some(({ importance }) => importance!.some((weight) => weight < 0.8))).toBe(true);
      expect(largest).toBeGreaterThan(1);
    },
  );
  it('[DQN9] raises beta linearly to 1 and holds it', () => {
    expect([0, 30, 60, 120, 9_999].map((step) => betaAt(RULE, step))).toEqual([0.4, 0.55, 0.7, 1, 1]);
    expect(betaAt({ ...RULE, betaSteps: 0 }, 0)).toBe(1);
  });
  it('[DQN9] without it no update is weighed', () => {
    for (const { importance } of watch(PLAIN).updates) expect(importance).toBeNull();
  });
  it('[DQN7] near-falls cannot be drawn beside priorities: their weights would be those of others', () => {
    const nearFalls = { share: 0.25, steps: 5 };
    expect(recipeProblems({ ...PLAIN, prioritised: RULE, nearFalls }).join()).toContain('nearFalls');
    expect(recipeProblems({ ...PLAIN, prioritised: RULE })).toEqual([]);
    expect(recipeProblems({ ...PLAIN, nearFalls })).toEqual([]);
  });
});
