/**
 * The seed posts as data: the recipe of each, what of it matters, where its code and its meaning part, and which two of our runs
 * show the difference. The words are learnPosts'; docs/recipes.md has what full runs reached.
 */
import type { Budget } from '../../../shared/learner/recipe.ts';
import { type LabSetting, settingText } from '../lab/labAddress.ts';
import { readVariant, type Variant } from '../lab/variant.ts';

export const POST_IDS = [
  'keras-blog',
  'minimal-rl',
  'torch-blog',
  'fastcampus',
  'nature-frozenlake',
  'nature-pixels',
  'q-table',
] as const;
export type PostId = (typeof POST_IDS)[number]; // the name of its recipe too

/**
 * What became of a place where code and meaning part. `side`: both are trained below. `kept`: our recipe does it as well. `mended`: as
 * written it cannot run or learn, so ours does what was meant. `told`: neither trained nor kept. `sized`: changed for one core.
 */
export type Fate = 'side' | 'kept' | 'mended' | 'told' | 'sized';

export interface Slip {
  readonly key: string; // of its words
  readonly code: string | null; // the line, or the part of it that is known; null where only what it does is known
  readonly says?: string; // what Python answers
  readonly fate: Fate;
}

/** One of the two runs that are put side by side. */
export interface Side {
  readonly base: string;
  readonly set: string; // the Lab's writing of what differs from it; empty: the recipe itself
}

export interface Reference {
  readonly text: string;
  readonly href: string;
}

export interface Post {
  readonly id: PostId;
  readonly fields: readonly string[]; // of the recipe's table, in its order
  readonly slips: readonly Slip[];
  readonly written: Side;
  readonly meant: Side;
  readonly budget: Budget | null; // of the runs side by side; null: the recipe's own
  readonly blocks: number; // points of their curves
  readonly references: readonly Reference[];
}

const CODE = { text: 'minimalRL, dqn.py (seungeunrho/minimalRL)', href: 'https://github.com/seungeunrho/minimalRL' };
const NATURE = {
  text: 'Mnih et al. 2015, Human-level control through deep reinforcement learning, Nature 518',
  href: 'https://doi.org/10.1038/nature14236',
};
const LIMITS = {
  text: 'Pardo et al. 2018, Time Limits in Reinforcement Learning',
  href: 'https://arxiv.org/abs/1712.00378',
};
const LAKE = {
  text: 'Gymnasium, Frozen Lake',
  href: 'https://gymnasium.farama.org/environments/toy_text/frozen_lake/',
};
const CART = {
  text: 'Gymnasium, Cart Pole',
  href: 'https://gymnasium.farama.org/environments/classic_control/cart_pole/',
};

const MINIMAL_FIELDS = [
  'environment',
  'hidden',
  'initialisation',
  'learningRate',
  'loss',
  'gamma',
  'rewards.scale',
  'replayCapacity',
  'batchSize',
  'learningStarts',
  'update.count',
  'sync.every',
  'epsilon.start',
  'epsilon.end',
  'epsilon.slope',
  'limitCutsBootstrap',
  'episodeLimit',
  'budget',
] as const;

export const POSTS: readonly Post[] = [
  {
    id: 'keras-blog',
    fields: [
      'environment',
      'hidden',
      'initialisation',
      'learningRate',
      'adamEpsilon',
      'loss',
      'lossMean',
      'gamma',
      'rewards.terminated',
      'rewards.truncated',
      'replayCapacity',
      'batchSize',
      'learningStarts',
      'epsilon.start',
      'epsilon.end',
      'epsilon.slope',
      'limitCutsBootstrap',
      'budget',
    ],
    slips: [
      { key: 'single', code: null, fate: 'side' },
      { key: 'overwritten', code: 'state, reward, next_state, done', fate: 'told' },
      { key: 'limit', code: 'done', fate: 'kept' },
      { key: 'outputs', code: null, fate: 'kept' },
    ],
    written: { base: 'keras-blog-single', set: '' },
    meant: { base: 'keras-blog', set: '' },
    budget: null,
    blocks: 50,
    references: [LIMITS, CART],
  },
  {
    id: 'minimal-rl',
    fields: MINIMAL_FIELDS,
    slips: [
      { key: 'truncated', code: 's_prime, r, done, truncated, info = env.step(a)', fate: 'side' },
      { key: 'first', code: 'if n_epi%print_interval==0 and n_epi!=0:', fate: 'kept' },
      { key: 'annealing', code: 'epsilon = max(0.01, 0.08 - 0.01*(n_epi/200))', fate: 'kept' },
    ],
    written: { base: 'minimal-rl', set: '' },
    meant: { base: 'minimal-rl', set: 'episodeLimit:off' },
    budget: null,
    blocks: 50,
    references: [CODE, LIMITS, CART],
  },
  {
    id: 'torch-blog',
    fields: MINIMAL_FIELDS,
    slips: [
      { key: 'double', code: 'max_q_prime = q_target(s_prime).max(1)[0].unsqueeze(1)', fate: 'side' },
      { key: 'limit', code: 'done_mask = 0.0 if done else 1.0', fate: 'kept' },
    ],
    written: { base: 'torch-blog', set: '' },
    meant: { base: 'torch-blog-double', set: '' },
    budget: null,
    blocks: 50,
    references: [
      CODE,
      {
        text: 'van Hasselt, Guez & Silver 2016, Deep Reinforcement Learning with Double Q-learning',
        href: 'https://arxiv.org/abs/1509.06461',
      },
      LIMITS,
    ],
  },
  {
    id: 'fastcampus',
    fields: MINIMAL_FIELDS,
    slips: [
      { key: 'left', code: 'DQN(4, 1, ...)', fate: 'side' },
      { key: 'done', code: 'if done', says: "NameError: name 'done' is not defined", fate: 'mended' },
      { key: 'relu', code: null, fate: 'told' },
    ],
    written: { base: 'fastcampus-as-written', set: '' },
    meant: { base: 'fastcampus', set: '' },
    budget: null,
    blocks: 50,
    references: [CODE, LIMITS],
  },
  {
    id: 'nature-frozenlake',
    fields: MINIMAL_FIELDS,
    slips: [
      { key: 'once', code: null, fate: 'side' },
      { key: 'index', code: null, fate: 'mended' },
      { key: 'gather', code: 'gather', fate: 'mended' },
      { key: 'max', code: 'max', fate: 'mended' },
      { key: 'stops', code: null, says: 'TypeError', fate: 'mended' },
      { key: 'epsilon', code: 'max(0.01, 0.08 - 0.01 n/200)', fate: 'kept' },
    ],
    written: { base: 'nature-frozenlake', set: 'sync.every:100000000' },
    meant: { base: 'nature-frozenlake', set: '' },
    budget: { episodes: 4_000 },
    blocks: 40,
    references: [NATURE, LAKE],
  },
  {
    id: 'nature-pixels',
    fields: [
      'environment',
      'pixels.height',
      'pixels.width',
      'pixels.ages',
      'pixels.convolutions',
      'hidden',
      'learningRate',
      'learningRateEnd',
      'loss',
      'gamma',
      'rewards.scale',
      'rewards.terminated',
      'replayCapacity',
      'batchSize',
      'learningStarts',
      'update.every',
      'sync.every',
      'epsilon.start',
      'epsilon.end',
      'budget',
    ],
    slips: [
      { key: 'frames', code: null, fate: 'sized' },
      { key: 'network', code: null, fate: 'sized' },
      { key: 'reward', code: null, fate: 'sized' },
      { key: 'numbers', code: null, fate: 'sized' },
    ],
    written: { base: 'nature-pixels', set: '' },
    meant: { base: 'house-pixels', set: '' },
    budget: { steps: 10_000 },
    blocks: 40,
    references: [NATURE],
  },
  {
    id: 'q-table',
    fields: [
      'environment',
      'initialValue',
      'learningRate',
      'learningRateEnd',
      'learningRateSteps',
      'gamma',
      'epsilon.start',
      'epsilon.end',
      'limitCutsBootstrap',
      'budget',
    ],
    slips: [
      { key: 'zero', code: null, fate: 'side' },
      { key: 'rate', code: null, fate: 'kept' },
      { key: 'boxes', code: null, fate: 'sized' },
    ],
    written: { base: 'q-table', set: 'initialValue:0' },
    meant: { base: 'q-table', set: '' },
    budget: { episodes: 500 },
    blocks: 50,
    references: [
      { text: 'Watkins & Dayan 1992, Q-learning, Machine Learning 8', href: 'https://doi.org/10.1007/BF00992698' },
      {
        text: 'Barto, Sutton & Anderson 1983, Neuronlike adaptive elements that can solve difficult learning control problems',
        href: 'https://doi.org/10.1109/TSMC.1983.6313077',
      },
      LAKE,
    ],
  },
];

/** Seeds of the runs side by side. */
export const SIDE_SEEDS = [1, 2, 3, 4, 5] as const;

export function postNamed(id: string): Post | undefined {
  return POSTS.find((post) => post.id === id);
}

/** Which of the two is the recipe that the post is named for. */
export function ownSide({ id, meant }: Post): 'written' | 'meant' {
  return meant.base === id && meant.set === '' ? 'meant' : 'written';
}

/** With the budget of the comparison, where the post has one. */
export function sideVariant(post: Post, side: 'written' | 'meant'): Variant {
  const { variant } = readVariant(post[side].base, post[side].set);
  return post.budget ? { ...variant, recipe: { ...variant.recipe, budget: post.budget } } : variant;
}

/** The Lab with the post's recipe, and one seed. */
export function labOf(post: Post): string {
  return settingText(settingOf([readVariant(post.id, '').variant], [1]));
}

/** The Lab with both sides, over three seeds. */
export function labOfSides(post: Post): string {
  const sides = (['written', 'meant'] as const).map((side) => readVariant(post[side].base, post[side].set).variant);
  return settingText(settingOf([sides[0]!, sides[1]!], [1, 2, 3]));
}

function settingOf(variants: LabSetting['variants'], seeds: readonly number[]): LabSetting {
  return { variants, seeds, where: 'here', pace: 'max' };
}
