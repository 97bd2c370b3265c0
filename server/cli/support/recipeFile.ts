/** Recipes by name or from a user's own file, checked as a whole: every problem in words with its field's name (DQN7). */
import { basename } from 'node:path';
import { z } from 'zod';
import { type AnyRecipe, problemsOf } from '../../../shared/learner/anyRecipe.ts';
import type { Budget, Recipe } from '../../../shared/learner/recipe.ts';
import { MINIMAL_RL, Q_TABLE, RECIPES, recipeNamed } from '../../../shared/learner/recipes/index.ts';
import type { TabularRecipe } from '../../../shared/learner/tabularRecipe.ts';
import { UsageError } from './command.ts';
import { readBytes } from './files.ts';

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
const dqn = z.strictObject({
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
const table = z.strictObject({
  ...common,
  kind: z.literal('q-table'),
  edges: z.array(z.array(z.number())).nullable(),
  initialValue: z.number(),
}) satisfies z.ZodType<TabularRecipe>;

export interface RecipeChoice {
  readonly recipe: string; // a name, or the path of a JSON file
  readonly env?: string | undefined; // id of the world instead of the recipe's
  readonly budget?: Budget | undefined; // instead of the recipe's
}

/**
 * A named recipe, or a file of one: an object with every field, or with `base`, the name of a recipe, and the fields that differ.
 * @throws UsageError, one line a problem
 */
export function readRecipe({ recipe: name, env, budget: given }: RecipeChoice): AnyRecipe {
  const named = name.endsWith('.json') ? fromFile(name, env) : recipeNamed(name, env);
  if (!named) {
    const known = RECIPES.map((recipe) => recipe.name).join(', ');
    throw new UsageError([`unknown recipe ${name}; known recipes: ${known}; or give a file that ends in .json`]);
  }
  const recipe = given ? { ...named, budget: given } : named;
  // A budget too short to learn in is the wish of who gives it on the command line.
  const problems = problemsOf(recipe).filter((problem) => !given || !problem.endsWith('leaves no step to learn in'));
  if (problems.length > 0) throw new UsageError(problems);
  return recipe;
}

function fromFile(path: string, env: string | undefined): AnyRecipe {
  const raw = parseObject(path);
  const { base: baseName, ...fields } = raw;
  const world = env ?? (typeof fields['environment'] === 'string' ? fields['environment'] : undefined);
  const base = baseName === undefined ? {} : recipeNamed(String(baseName), world); // its form for that world
  if (!base) throw new UsageError([`base ${JSON.stringify(baseName)} is not the name of a recipe`]);
  const merged = {
    ...base,
    ...(baseName === undefined ? {} : { name: nameOf(path) }),
    ...fields,
    ...(env === undefined ? {} : { environment: env }),
  };
  const { kind } = merged as { readonly kind?: unknown };
  if (kind !== 'dqn' && kind !== 'q-table')
    throw new UsageError([
      kind === undefined
        ? 'kind is missing: give all fields, or "base", the name of a recipe, and some'
        : 'kind is not "dqn" or "q-table"',
    ]);
  const isTable = kind === 'q-table';
  const parsed = (isTable ? table : dqn).safeParse(merged, { error: inWords });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const broken = new Set(issues.map((issue) => issue.path[0]));
  const sound = Object.entries(merged).filter(([field]) => !broken.has(field));
  const standIn = { ...(isTable ? Q_TABLE : MINIMAL_RL), environment: '' }; // no world's rules where none is named
  const repaired = { ...standIn, ...Object.fromEntries(sound) };
  const namesBroken = (problem: string): boolean => (problem.match(/\w+/g) ?? []).some((word) => broken.has(word));
  const others = problemsOf(repaired as AnyRecipe).filter((problem) => !namesBroken(problem)); // the sound fields' values too
  throw new UsageError([...issues.flatMap(lines), ...others]);
}

/** A variant without a name is called as its file is, in the letters that a name may have: two files of one name would be one run. */
function nameOf(path: string): string {
  const letters = basename(path, '.json')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, 64) || 'recipe';
}

function parseObject(path: string): Record<string, unknown> {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError([`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new UsageError([`${path} is not a JSON object`]);
  return raw as Record<string, unknown>;
}

const TYPES: Readonly<Record<string, string>> = { array: 'a list', object: 'an object', number: 'a finite number' };

/** What is wrong with a field, to follow its name. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `is not ${TYPES[issue.expected] ?? `a ${issue.expected}`}`;
  if (issue.code === 'invalid_value')
    return `is not ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  return undefined;
};

function lines(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${at ? `${at}.` : ''}${key} is no field of a recipe`);
  return [`${at} ${issue.message}`];
}
