/** The form of a recipe, field by field: what kind of value each holds. What the values must be is for `problemsOf` to say. */
import { z } from 'zod';
import type { Recipe } from '../learner/recipe.ts';
import type { TabularRecipe } from '../learner/tabularRecipe.ts';

/** For fields of several types. @param words to follow the field's name */
const orMissing =
  (words: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is missing' : words;
const epsilon = z.strictObject({
  kind: z.enum(['linear', 'multiply', 'decay']),
  start: z.number(),
  end: z.number(),
  per: z.enum(['step', 'episode']),
  slope: z.number(),
});
const rewards = z.strictObject({
  scale: z.number(),
  terminated: z.number().nullable(),
  truncated: z.number().nullable(),
});
const budget = z.union([z.strictObject({ steps: z.number() }), z.strictObject({ episodes: z.number() })], {
  error: orMissing('is not {"steps": N} or {"episodes": N}'),
});
const common = {
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not made of at most 64 small letters, digits and hyphens'),
  source: z.string(),
  deviations: z.array(z.string()),
  environment: z.string(),
  learningRate: z.number(),
  learningRateEnd: z.number(),
  learningRateSteps: z.number(),
  gamma: z.number(),
  epsilon,
  rewards,
  limitCutsBootstrap: z.boolean(),
  episodeLimit: z.number().nullable(),
  budget,
  reportEvery: z.number(),
  shownEpisodes: z.number(),
};
const every = { every: z.number(), of: z.enum(['step', 'update', 'episode']) };
export const DQN_FORM = z.strictObject({
  ...common,
  kind: z.literal('dqn'),
  pixels: z
    .strictObject({
      height: z.number(),
      width: z.number(),
      ages: z.array(z.number()),
      difference: z.number().nullable(),
      convolutions: z.array(z.strictObject({ filters: z.number(), size: z.number(), stride: z.number() })),
    })
    .nullable(),
  hidden: z.array(z.number()),
  dueling: z.boolean(),
  initialisation: z.enum(['he-uniform', 'pytorch', 'glorot-uniform']),
  lastLayerScale: z.number(),
  observationScale: z.array(z.number()).nullable(),
  beta1: z.number(),
  beta2: z.number(),
  adamEpsilon: z.number(),
  weightDecay: z.number(),
  amsgrad: z.boolean(),
  loss: z.enum(['huber', 'mse']),
  lossMean: z.enum(['batch', 'outputs']),
  clipNorm: z.number().nullable(),
  clipValue: z.number().nullable(),
  gammaRamp: z.strictObject({ start: z.number(), steps: z.number() }).nullable(),
  nStep: z.number(),
  double: z.boolean(),
  replayCapacity: z.union([z.number(), z.literal('unbounded')], { error: orMissing('is not a number or "unbounded"') }),
  replacement: z.boolean(),
  prioritised: z
    .strictObject({ alpha: z.number(), beta: z.number(), betaSteps: z.number(), floor: z.number() })
    .nullable(),
  mirrored: z.boolean(),
  demonstrations: z.array(z.strictObject({ seed: z.number(), actions: z.string() })),
  batchSize: z.number(),
  oneByOne: z.boolean(),
  nearFalls: z.strictObject({ share: z.number(), steps: z.number() }).nullable(),
  learningStarts: z.number(),
  update: z.strictObject({ ...every, count: z.number() }),
  sync: z.strictObject({ ...every, rate: z.number(), atZero: z.boolean() }),
  exploration: z.enum(['uniform', 'first-action']),
  servedAverage: z.strictObject({ rate: z.number(), eta: z.number() }).nullable(),
  freeze: z.strictObject({ episodes: z.number(), atLeast: z.number() }).nullable(),
  reportFormat: z.enum(['plain', 'keras-blog', 'minimal-rl', 'torch-blog', 'fastcampus', 'nature-frozenlake']),
}) satisfies z.ZodType<Recipe>;
export const TABLE_FORM = z.strictObject({
  ...common,
  kind: z.literal('q-table'),
  edges: z.array(z.array(z.number())).nullable(),
  initialValue: z.number(),
}) satisfies z.ZodType<TabularRecipe>;
