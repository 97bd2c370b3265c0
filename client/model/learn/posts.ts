/**
 * The seed posts as data: the recipe of each, what of it matters, where its code and its meaning part, and which two of our runs
 * show the difference. The words are learnPosts'; docs/recipes.md has what full runs reached.
 */
import type { Budget } from '../../../shared/learner/recipe.ts';
import {
  BARTO,
  CART_POLE,
  DOUBLE_DQN,
  FROZEN_LAKE,
  MINIMAL_RL_CODE,
  MNIH_2015,
  PARDO,
  type Source,
  WATKINS_DAYAN,
} from './sources.ts';

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

export interface Post {
  readonly id: PostId;
  readonly fields: readonly string[]; // of the recipe's table, in its order; of `JOINED` ones the fields are told in one
  readonly slips: readonly Slip[];
  readonly written: Side;
  readonly meant: Side;
  readonly budget: Budget | null; // of the runs side by side; null: the recipe's own
  readonly reportEvery?: number; // episodes between two lines, where the recipe's own are too far apart for so short a run
  readonly blocks: number; // points of their curves
  readonly references: readonly Source[];
}

/** Parts of a recipe whose fields say little apart. */
export const JOINED = ['update', 'sync', 'epsilon'] as const;

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
  'update',
  'sync',
  'epsilon',
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
      'update',
      'sync',
      'epsilon',
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
    references: [PARDO, CART_POLE],
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
    references: [MINIMAL_RL_CODE, PARDO, CART_POLE],
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
    references: [MINIMAL_RL_CODE, DOUBLE_DQN, PARDO],
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
    references: [MINIMAL_RL_CODE, PARDO],
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
    references: [MNIH_2015, FROZEN_LAKE],
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
      'update',
      'sync',
      'epsilon',
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
    budget: { steps: 6_000 },
    blocks: 40,
    references: [MNIH_2015],
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
      'epsilon',
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
    reportEvery: 50,
    blocks: 50,
    references: [WATKINS_DAYAN, BARTO, FROZEN_LAKE],
  },
];
