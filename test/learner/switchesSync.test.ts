// When the target follows, when updates come and at which rates: the calls that a run makes of its engine.
import { describe, expect, it } from 'vitest';
import type { Every, Recipe } from '../../shared/learner/recipe.ts';
import { KERAS_BLOG } from '../../shared/learner/recipes/index.ts';
import { PLAIN, type Watched, watch } from './watched.ts';

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const OF: readonly Every['of'][] = ['step', 'update', 'episode'];

describe.each(OF)('a target that follows by %ss', (of) => {
  it.each([
    { every: 1, rate: 1, atZero: false },
    { every: 3, rate: 1, atZero: true },
    { every: 3, rate: 0.05, atZero: false },
    { every: 4, rate: 0.5, atZero: true },
  ])('[DQN9] follows at exactly the counts and the rate that it says: $every, $rate, $atZero', (rule) => {
    const { blends, updates, ends, run } = watch({ ...PLAIN, sync: { ...rule, of } });
    expect(updates.length).toBeGreaterThan(100);
    expect(ends.length).toBeGreaterThan(5);
    const due = {
      step: upTo(run.steps).filter((count) => count % rule.every === 0),
      update: upTo(updates.length).filter((count) => count % rule.every === 0),
      episode: ends.map((_, i) => i).filter((number) => number % rule.every === 0 && (number > 0 || rule.atZero)),
    }[of];
    const counted = { step: 'steps', update: 'updates', episode: 'episodes' } as const;
    expect(blends.map((call) => call[counted[of]])).toEqual(due);
    for (const { from, to, rate } of blends) expect([from, to, rate]).toEqual(['online', 'target', rule.rate]);
    if (of === 'episode') expect(blends.map(({ steps }) => steps)).toEqual(due.map((number) => ends[number]!.step));
  });
});

it('[DQN9] how the target follows changes neither the world nor what is stored nor the first batch', () => {
  const soft = { every: 1, of: 'step', rate: 0.01, atZero: false } as const;
  const [hard, followed] = [watch(PLAIN), watch({ ...PLAIN, sync: soft })];
  const first = (w: Watched) => ({ stores: w.stores.slice(0, PLAIN.learningStarts), indices: w.updates[0]!.indices });
  expect(first(followed)).toEqual(first(hard));
  expect(followed.updates[0]!.after).toEqual(hard.updates[0]!.after);
  expect(followed.run.served()).not.toEqual(hard.run.served());
});

it('[DQN9] without a target network, as in keras-blog, the target is the network itself at every update', () => {
  const { learningStarts, sync, lossMean, loss, rewards } = KERAS_BLOG;
  for (const oneByOne of [false, true]) {
    const { updates } = watch({ ...PLAIN, learningStarts, sync, lossMean, loss, rewards, oneByOne });
    expect(updates.length).toBeGreaterThan(100);
    for (const { target, online } of updates) expect(target).toEqual(online);
  }
  expect(watch(PLAIN).updates.some(({ target, online }) => target[0] !== online[0])).toBe(true);
});

describe('updates', () => {
  /** Updates by the steps finished before them. */
  const counts = ({ updates }: Watched): number[] => {
    const found: number[] = [];
    for (const { steps } of updates) found[steps] = (found[steps] ?? 0) + 1;
    return Array.from(found, (count) => count ?? 0);
  };
  it.each([
    { every: 1, count: 1, learningStarts: 20 },
    { every: 4, count: 1, learningStarts: 21 },
    { every: 32, count: 13, learningStarts: 33 },
  ])('[DQN9] come $count after every $every steps from $learningStarts stored ones on', (rule) => {
    const { every, count, learningStarts } = rule;
    const watched = watch({ ...PLAIN, learningStarts, update: { every, of: 'step', count } });
    const expected = [0, ...upTo(150).map((step) => (step % every === 0 && step >= learningStarts ? count : 0))];
    while (expected.at(-1) === 0) expected.pop();
    expect(counts(watched)).toEqual(expected);
  });
  it('[DQN9] of episodes come at the end of those whose number is a multiple, each once', () => {
    const watched = watch({ ...PLAIN, update: { every: 2, of: 'episode', count: 3 } });
    const due = watched.ends.filter(({ step }, i) => i % 2 === 0 && step >= PLAIN.learningStarts);
    expect(due.length).toBeGreaterThan(1);
    expect(watched.updates.map(({ steps }) => steps)).toEqual(due.flatMap(({ step }) => [step, step, step]));
  });
});

describe('rates', () => {
  it('[DQN9] every update gets the learning rate of its step, linear to the end and then held', () => {
    const fall: Partial<Recipe> = { learningRate: 4e-3, learningRateEnd: 1e-3, learningRateSteps: 100 };
    const { updates } = watch({ ...PLAIN, ...fall, update: { every: 3, of: 'step', count: 2 } });
    for (const { steps, learningRate } of updates) {
      expect(learningRate).toBeCloseTo(Math.max(1e-3, 4e-3 - 3e-5 * steps), 12);
    }
    expect(new Set(updates.map(({ learningRate }) => learningRate)).size).toBeGreaterThan(20);
    for (const { learningRate } of watch(PLAIN).updates) expect(learningRate).toBe(PLAIN.learningRate);
  });
  it('[DQN9] the served average follows at the larger of its rate and the polynomial one, and alone is served', () => {
    const [averaged, plain] = [watch({ ...PLAIN, servedAverage: { rate: 0.1, eta: 2 } }), watch(PLAIN)];
    expect(averaged.updates.map(({ averageRate }) => averageRate)).toEqual(
      averaged.updates.map((_, n) => Math.max(0.1, 3 / (n + 3))),
    );
    for (const { averageRate } of plain.updates) expect(averageRate).toBe(0);
    const mean = Float64Array.from(averaged.updates[0]!.after);
    for (const [n, { after }] of averaged.updates.entries()) {
      const rate = Math.max(0.1, 3 / (n + 3));
      for (const [i, weight] of after.entries()) mean[i]! += rate * (weight - mean[i]!);
    }
    for (const [i, weight] of averaged.run.served().entries()) expect(weight).toBeCloseTo(mean[i]!, 5);
    expect(averaged.run.served()).not.toEqual(averaged.run.engine.read('online'));
    expect(averaged.run.engine.read('online')).toEqual(plain.run.served());
  });
});

it('[DQN9] a run freezes at the end of the first row of good episodes, and is the unfrozen run until then', () => {
  const freeze = { episodes: 2, atLeast: 14 };
  const [freezing, free] = [watch({ ...PLAIN, freeze }), watch(PLAIN)];
  const good = free.ends.map(({ episodicReturn }) => episodicReturn >= freeze.atLeast);
  const last = good.findIndex((now, i) => now && good[i - 1] === true);
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThan(free.ends.length - 2);
  const { step, updates } = free.ends[last]!;
  expect(freezing.updates).toEqual(free.updates.slice(0, updates));
  expect(freezing.run.frozen).toBe(true);
  expect(freezing.events.filter((event) => event.step <= step)).toEqual(
    free.events.filter((event) => event.step <= step),
  );
  expect(freezing.run.steps).toBe(free.run.steps);
});
