// What reaches the replay: for each switch every transition is computed anew from the steps of the world alone.
import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../shared/learner/recipe.ts';
import type { Transition } from '../support/definition.ts';
import { type Experience, episodesOf, HASTY, WALK, watch } from './watched.ts';

/** The definition of every switch that decides what is stored. */
function expectedStores(r: Recipe, experience: readonly Experience[]): Transition[] {
  const seen = (o: Float32Array, sign = 1): number[] =>
    Array.from(o, (x, i) => Math.fround(sign * x * (r.observationScale?.[i] ?? 1)));
  const told = ({ reward, terminated, truncated }: Experience): number => {
    if (terminated && r.rewards.terminated !== null) return r.rewards.terminated;
    if (truncated && r.rewards.truncated !== null) return r.rewards.truncated;
    return r.rewards.scale * reward;
  };
  /** Of a transition written once this many steps are stored. */
  const gammaAfter = (stored: number): number => {
    if (r.gammaRamp === null || stored >= r.gammaRamp.steps) return r.gamma;
    const [from, to] = [1 / (1 - r.gammaRamp.start), 1 / (1 - r.gamma)];
    return 1 - 1 / (from + (stored / r.gammaRamp.steps) * (to - from));
  };
  let before = 0; // steps of earlier episodes
  return episodesOf(experience).flatMap((episode) => {
    const { terminated, truncated } = episode.at(-1)!;
    const written = terminated || truncated ? episode : episode.slice(0, Math.max(0, episode.length - r.nStep + 1));
    const transitions = written.flatMap(({ observation, action }, t) => {
      const summed = episode.slice(t, t + r.nStep);
      const end = summed.at(-1)!;
      const gamma = gammaAfter(before + t + summed.length);
      const reward = summed.reduce((sum, step, k) => sum + gamma ** k * told(step), 0);
      const cut = end.terminated || (end.truncated && r.limitCutsBootstrap);
      const discount = cut ? 0 : gamma ** summed.length;
      const one = { observation: seen(observation), action, reward, next: seen(end.next), discount };
      if (!r.mirrored) return [one];
      return [one, { ...one, observation: seen(observation, -1), action: 1 - action, next: seen(end.next, -1) }];
    });
    before += episode.length;
    return transitions;
  });
}

const CHANGES: readonly [string, Partial<Recipe>][] = [
  ['gamma', { gamma: 0.5 }],
  ['nStep 2', { nStep: 2 }],
  ['nStep 5', { nStep: 5 }],
  ['nStep longer than an episode', { nStep: 40 }],
  ['limitCutsBootstrap', { limitCutsBootstrap: true }],
  ['limitCutsBootstrap, nStep', { limitCutsBootstrap: true, nStep: 3 }],
  ['rewards.scale', { rewards: { scale: 0.01, terminated: null, truncated: null } }],
  ['rewards.terminated', { rewards: { scale: 1, terminated: -10, truncated: null } }],
  ['rewards.truncated', { rewards: { scale: 1, terminated: null, truncated: 5 } }],
  ['observationScale', { observationScale: [0.5, -2, 4.77, 1 / 3] }],
  ['gammaRamp', { gammaRamp: { start: 0.2, steps: 90 } }],
  ['gammaRamp, nStep', { gammaRamp: { start: 0.5, steps: 90 }, nStep: 3 }],
  ['mirrored', { mirrored: true }],
  [
    'all at once',
    {
      gamma: 0.8,
      nStep: 3,
      rewards: { scale: 0.5, terminated: -1, truncated: 2 },
      observationScale: [1, 2, 3, 4],
      gammaRamp: { start: 0.5, steps: 90 },
      mirrored: true,
    },
  ],
];

describe('what is stored', () => {
  const base = watch(WALK, { spec: HASTY });
  it('[DQN9] is, with every switch off, each step of the world as it was', () => {
    expect(base.experience.some(({ terminated }) => terminated)).toBe(true);
    expect(base.experience.some(({ truncated }) => truncated)).toBe(true);
    expect(base.stores.map(({ index }) => index)).toEqual(base.stores.map((_, i) => i));
    expectStored(base.stores, expectedStores(WALK, base.experience));
  });
  it.each(CHANGES)('[DQN9] %s changes as its definition says, and the world not at all', (_, change) => {
    const recipe = { ...WALK, ...change };
    const { stores, experience } = watch(recipe, { spec: HASTY });
    expect(experience).toEqual(base.experience);
    expectStored(stores, expectedStores(recipe, experience));
    const bare = ({ observation, action, reward, next, discount }: Transition) =>
      [observation, action, reward, next, discount].map(String);
    expect(stores.map(bare)).not.toEqual(base.stores.map(bare));
  });
  it('[DQN9] fills a ring of `replayCapacity` from its start again and again', () => {
    const { stores, experience } = watch({ ...WALK, replayCapacity: 37, learningStarts: 37 }, { spec: HASTY });
    expect(stores.map(({ index }) => index)).toEqual(stores.map((_, i) => i % 37));
    expectStored(stores.slice(0, 37), expectedStores(WALK, experience).slice(0, 37));
  });
});

/** Equal up to the rounding of float64 sums; observations to the bit. */
function expectStored(actual: readonly Transition[], expected: readonly Transition[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, { observation, action, reward, next, discount }] of expected.entries()) {
    const found = actual[i]!;
    const exact = (o: ArrayLike<number>): number[] => Array.from(o, (x) => x + 0); // -0 is 0
    expect(exact(found.observation)).toEqual(exact(observation));
    expect(exact(found.next)).toEqual(exact(next));
    expect(found.action).toBe(action);
    expect(found.reward).toBeCloseTo(reward, 12);
    expect(found.discount).toBeCloseTo(discount, 12);
  }
}
