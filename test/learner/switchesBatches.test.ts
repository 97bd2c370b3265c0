// Which transitions an update sees: near-falls, one by one, demonstrations, replacement, mirror images of frames.
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../shared/kernel/engine.ts';
import { createLearner } from '../../shared/learner/learner.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import type { Replay } from '../../shared/learner/replay.ts';
import { createSampler } from '../../shared/learner/sampling.ts';
import { cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { qValuesOf, targetOf } from '../support/definition.ts';
import { episodesOf, HASTY, PLAIN, WALK, watch } from './watched.ts';

describe('near-falls', () => {
  const rule: Partial<Recipe> = { nearFalls: { share: 0.4, steps: 4 }, batchSize: 8 }; // 3.2 transitions are 3
  it.each([
    ['', {}],
    [', mirrored', { mirrored: true }],
    [', two steps at once', { nStep: 2 }],
  ])('[DQN9] take their share of every batch, from just before falls, never before the time limit%s', (_, change) => {
    const recipe = { ...PLAIN, ...rule, ...change };
    const { updates, experience } = watch(recipe, { spec: HASTY });
    expect(experience.some(({ truncated }) => truncated)).toBe(true);
    const images = recipe.mirrored ? 2 : 1;
    const near = new Set<number>();
    const known: number[] = []; // the count of near-falls after each step
    let begun = 0;
    for (const episode of episodesOf(experience)) {
      for (const _ of episode) known.push(near.size);
      begun += episode.length;
      if (!episode.at(-1)!.terminated) continue;
      const from = begun - Math.min(4, episode.length);
      for (let t = from; t < begun; t++) for (let k = 0; k < images; k++) near.add(t * images + k);
      known[known.length - 1] = near.size;
    }
    const seen = new Set<number>();
    let far = 0;
    let batches = 0;
    for (const { indices, steps } of updates) {
      const [own, others] = [indices.subarray(0, 3), indices.subarray(3)];
      const allowed = new Set([...near].slice(0, known[steps - 1]));
      if (allowed.size === 0) continue; // nobody has fallen yet
      batches++;
      for (const index of own) expect(allowed).toContain(index);
      for (const index of own) seen.add(index);
      for (const index of others) if (!near.has(index)) far++;
    }
    expect(seen.size).toBeGreaterThan(0.6 * near.size);
    expect(batches).toBeGreaterThan(90);
    expect(far).toBeGreaterThan(batches); // the rest is drawn from everything
  });
  it('[DQN9] leave the rest of the batch as it was drawn', () => {
    const [base, falls] = [watch(PLAIN), watch({ ...PLAIN, ...rule })];
    expect(falls.updates[0]!.indices.subarray(3)).toEqual(base.updates[0]!.indices.subarray(3));
    expect(falls.updates[0]!.indices).not.toEqual(base.updates[0]!.indices);
    expect(falls.stores.slice(0, 20)).toEqual(base.stores.slice(0, 20));
  });
});

describe('one by one', () => {
  const [whole, single] = [watch({ ...PLAIN, batchSize: 32 }), watch({ ...PLAIN, batchSize: 32, oneByOne: true })];
  it('[DQN9] makes of a batch of 32 as many updates of one, on the transitions of the batch drawn', () => {
    expect(single.options).toMatchObject({ batchSize: 1, lossScale: 1 });
    expect(single.updates.length).toBe(32 * whole.updates.length);
    const drawn = single.updates.slice(0, 32).map(({ indices }) => Array.from(indices));
    expect(drawn).toEqual(Array.from(whole.updates[0]!.indices, (index) => [index]));
    const perStep = new Map<number, number>();
    for (const { steps } of single.updates) perStep.set(steps, (perStep.get(steps) ?? 0) + 1);
    expect(new Set(perStep.values())).toEqual(new Set([32]));
  });
  it('[DQN9] takes each target from the network just changed', () => {
    const own = watch({ ...PLAIN, batchSize: 32, oneByOne: true, sync: { ...PLAIN.sync, every: 1 } });
    let changed = 0;
    const { shape } = own.options;
    for (const [n, { online, target, batch, errors }] of own.updates.slice(0, 640).entries()) {
      if (n % 32 !== 0) expect(online).toEqual(own.updates[n - 1]!.after);
      const q = qValuesOf(shape, online, batch[0]!.observation)[batch[0]!.action]!;
      const error = q - targetOf(own.options, online, target, batch[0]!);
      expect(Math.abs(errors[0]! - error)).toBeLessThan(1e-4);
      const first = own.updates[n - (n % 32)]!.online; // the network before the batch
      if (Math.abs(q - targetOf(own.options, first, first, batch[0]!) - error) > 1e-3) changed++;
    }
    expect(changed).toBeGreaterThan(300);
  });
});

describe('demonstrations', () => {
  const seed = 2 ** 33;
  /** An episode played to its fall, and one broken off. */
  const FALL = { seed, actions: '1'.repeat(30) };
  const PART = { seed: seed + 1, actions: '010101' };
  /** The steps of a demonstration, by the world alone. */
  function played({ seed: from, actions }: typeof FALL) {
    const world = cartPoleEnvironment();
    const observation = new Float32Array(4);
    world.reset(from, observation);
    const steps = [];
    for (const digit of actions) {
      const before = observation.slice();
      const { terminated } = world.step(Number(digit), observation);
      steps.push({ before, action: Number(digit), next: observation.slice(), terminated });
      if (terminated) break;
    }
    return steps;
  }
  const [falling, part] = [played(FALL), played(PART)];

  it.each([1, 3])(
    '[DQN9] are stored before the first step, what is unfinished bootstraps at its end: nStep %d',
    (n) => {
      const recipe = { ...WALK, nStep: n, demonstrations: [FALL, PART] };
      const { stores } = watch(recipe);
      expect(falling.length).toBeLessThan(FALL.actions.length); // digits after the fall are not played
      expect(falling.at(-1)!.terminated).toBe(true);
      expect(part).toHaveLength(6);
      const shown = stores.filter(({ steps }) => steps < 0);
      const expected = [falling, part].flatMap((episode) =>
        episode.map(({ before, action }, t) => {
          const summed = Math.min(n, episode.length - t);
          const end = episode[t + summed - 1]!;
          const reward = Array.from({ length: summed }, (_, k) => 0.9 ** k).reduce((a, b) => a + b, 0);
          return { observation: before, action, reward, next: end.next, discount: end.terminated ? 0 : 0.9 ** summed };
        }),
      );
      expect(shown.map(({ index }) => index)).toEqual(expected.map((_, i) => i));
      for (const [i, { observation, action, reward, next, discount }] of expected.entries()) {
        expect(shown[i]).toMatchObject({ observation, action, next });
        expect(shown[i]!.reward).toBeCloseTo(reward, 12);
        expect(shown[i]!.discount).toBeCloseTo(discount, 12);
      }
    },
  );
  it('[DQN9] count towards learningStarts, and change neither the run’s world nor what it stores', () => {
    const shown = falling.length + part.length;
    expect(shown).toBeGreaterThan(12);
    const [alone, taught] = [watch(PLAIN), watch({ ...PLAIN, demonstrations: [FALL, PART] })];
    expect(alone.updates[0]!.steps).toBe(20);
    expect(taught.updates[0]!.steps).toBe(Math.max(1, 20 - shown));
    const [walk, taughtWalk] = [watch(WALK), watch({ ...WALK, demonstrations: [FALL, PART] })];
    expect(taughtWalk.experience).toEqual(walk.experience);
    const bare = ({ observation, action, reward, next, discount }: (typeof walk.stores)[number]) =>
      ({ observation, action, reward, next, discount }) as const;
    expect(taughtWalk.stores.slice(shown).map(bare)).toEqual(walk.stores.map(bare));
    expect(taughtWalk.run.steps).toBe(walk.run.steps);
    expect(taught.updates.some(({ indices }) => indices.some((index) => index < shown))).toBe(true);
  });
  it('[DQN9] count towards the growth of the horizon', () => {
    const { stores } = watch({ ...WALK, demonstrations: [FALL, PART], gammaRamp: { start: 0.5, steps: 40 } });
    for (const [i, { discount }] of stores.entries()) {
      const horizon = 2 + 8 * Math.min(1, (i + 1) / 40); // from 1 / (1 - 0.5) to 1 / (1 - 0.9)
      if (discount !== 0) expect(discount).toBeCloseTo(1 - 1 / horizon, 12);
    }
    expect(stores.filter(({ steps, discount }) => steps < 0 && discount !== 0).length).toBeGreaterThan(12);
  });
  it('[DQN9] a fall that was shown is a fall to learn from', () => {
    const recipe = { ...PLAIN, demonstrations: [FALL], nearFalls: { share: 0.5, steps: 3 }, learningStarts: 12 };
    const { indices, steps } = watch(recipe).updates[0]!;
    expect(steps).toBeLessThan(7);
    for (const index of indices.subarray(0, 4)) {
      expect(index).toBeGreaterThanOrEqual(falling.length - 3);
      expect(index).toBeLessThan(falling.length);
    }
  });
});

it('[DQN9] replacement alone lets a batch hold a transition twice', () => {
  const repeats = (replacement: boolean): number =>
    watch({ ...PLAIN, replacement }).updates.filter(({ indices }) => new Set(indices).size < indices.length).length;
  expect(repeats(true)).toBeGreaterThan(20);
  expect(repeats(false)).toBe(0);
});

describe('frames', () => {
  const CAPACITY = 500;
  /** The batches of 200 draws from a full ring. */
  function drawn(change: Partial<Recipe>): Uint32Array[] {
    const recipe: Recipe = { ...HOUSE_PIXELS, nearFalls: null, learningStarts: 1, ...change };
    const batches: Uint32Array[] = [];
    const engine = {
      options: { capacity: CAPACITY, batchSize: recipe.batchSize },
      update(indices: Uint32Array) {
        batches.push(indices.slice());
        return { loss: 0, meanQ: 0, gradientNorm: 0 };
      },
      blend() {},
    };
    const replay = { added: CAPACITY, stored: CAPACITY, nearFalls: { count: 0, at: () => 0 } };
    const sampler = createSampler(recipe, CAPACITY);
    for (let i = 0; i < CAPACITY; i++) sampler.added(i);
    const stream = randomStream(1, 'replay');
    const learner = createLearner(recipe, engine as unknown as Engine, replay as unknown as Replay, sampler, stream);
    for (let i = 0; i < 200; i++) learner.updates(i);
    return batches;
  }
  it.each([
    ['uniformly', {}],
    ['by priority', { prioritised: { alpha: 0.5, beta: 0.5, betaSteps: 100, floor: 0.01 } }],
  ])('[DQN9] mirrored are flipped half of the times they are drawn %s', (_, change) => {
    const [mirrored, plain] = [drawn({ mirrored: true, ...change }), drawn({ mirrored: false, ...change })];
    expect(mirrored[0]!.map((index) => index % CAPACITY)).toEqual(plain[0]);
    const all = mirrored.flatMap((batch) => Array.from(batch));
    const flips = all.filter((index) => index >= CAPACITY).length;
    expect(all.length).toBe(6_400);
    expect(Math.abs(flips / 6_400 - 0.5)).toBeLessThan(0.025); // 4 standard deviations
    expect(Math.max(...all)).toBeLessThan(2 * CAPACITY);
    expect(new Set(all.map((index) => index % CAPACITY)).size).toBe(CAPACITY);
    expect(Math.max(...plain.flatMap((batch) => Array.from(batch)))).toBeLessThan(CAPACITY);
  });
});
