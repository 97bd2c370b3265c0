/**
 * Every field of a recipe as data: where it stands, what it may hold, which others it needs. The form, the address and the differences
 * between two recipes are made of this list. Its order is the order of edits: what decides over another field stands before it.
 */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { ENVIRONMENT_IDS } from '../../../shared/sim/environments.ts';
import { FREEZE, GAMMA_RAMP, NEAR_FALLS, PIXELS, PRIORITISED, SERVED_AVERAGE } from './freshParts.ts';

export const FIELD_GROUPS = [
  'world',
  'network',
  'optimiser',
  'targets',
  'replay',
  'exploration',
  'served',
  'budget',
  'about',
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

export type FieldShape =
  | { readonly kind: 'number'; readonly low: number; readonly high: number; readonly whole: boolean }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'word' } // of small letters, digits and hyphens
  | { readonly kind: 'text' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'numbers' }
  | { readonly kind: 'rows' } // of numbers
  | { readonly kind: 'budget' }
  | { readonly kind: 'convolutions' }
  | { readonly kind: 'demonstrations' }
  | { readonly kind: 'part' }; // an object; its fields follow

/** Words of the dictionary's `labUnit`. */
export type FieldUnit = 'steps' | 'episodes' | 'updates' | 'transitions' | 'ticks' | 'units' | 'pixels' | 'every';

export interface RecipeField {
  readonly path: string; // 'sync.rate'
  readonly group: FieldGroup;
  readonly shape: FieldShape;
  readonly of: 'both' | 'dqn' | 'q-table';
  readonly main: boolean; // shown before anything is unfolded
  readonly unit: FieldUnit | null;
  /** Can be switched off: what stands there then, and what it begins with when switched on. */
  readonly optional: { readonly off: null | 'unbounded'; readonly fresh: unknown } | null;
  readonly source: string | null; // who introduced it
}

type Extra = Partial<Pick<RecipeField, 'of' | 'main' | 'unit' | 'optional' | 'source'>>;

const field = (group: FieldGroup, path: string, shape: FieldShape, extra: Extra = {}): RecipeField => ({
  path,
  group,
  shape,
  of: 'dqn',
  main: false,
  unit: null,
  optional: null,
  source: null,
  ...extra,
});

const BIG = 100_000_000;
const number = (low: number, high: number): FieldShape => ({ kind: 'number', low, high, whole: false });
const whole = (low: number, high = BIG): FieldShape => ({ kind: 'number', low, high, whole: true });
const choice = (...options: string[]): FieldShape => ({ kind: 'choice', options });
const SWITCH: FieldShape = { kind: 'switch' };
const PART: FieldShape = { kind: 'part' };
const NUMBERS: FieldShape = { kind: 'numbers' };
const both = { of: 'both' } as const;
const main = { main: true } as const;
const table = { of: 'q-table' } as const;
const orNull = (fresh: unknown) => ({ optional: { off: null, fresh } }) as const;
const SOURCE = {
  dqn: 'Mnih et al. 2015',
  adam: 'Kingma & Ba 2015',
  prioritised: 'Schaul et al. 2016',
  average: 'Shamir & Zhang 2013',
  sarsa: 'Sutton & Barto 2018, 7',
  boxes: 'Barto, Sutton & Anderson 1983',
} as const;

export const RECIPE_FIELDS: readonly RecipeField[] = [
  field('world', 'environment', choice(...ENVIRONMENT_IDS), { ...both, ...main }),
  field('world', 'episodeLimit', whole(1), { ...both, ...orNull(500), unit: 'steps' }),
  field('world', 'limitCutsBootstrap', SWITCH, { ...both, source: 'Pardo et al. 2018' }),
  field('world', 'rewards.scale', number(-1000, 1000), both),
  field('world', 'rewards.terminated', number(-1000, 1000), { ...both, ...orNull(-1) }),
  field('world', 'rewards.truncated', number(-1000, 1000), { ...both, ...orNull(-1) }),

  field('network', 'pixels', PART, { ...orNull(PIXELS), source: SOURCE.dqn }),
  field('network', 'pixels.height', whole(8, 128), { unit: 'pixels' }),
  field('network', 'pixels.width', whole(8, 128), { unit: 'pixels' }),
  field('network', 'pixels.ages', NUMBERS, { unit: 'ticks' }),
  field('network', 'pixels.difference', number(-100, 100), orNull(4)),
  field('network', 'pixels.convolutions', { kind: 'convolutions' }),
  field('network', 'hidden', NUMBERS, { ...main, unit: 'units' }),
  field('network', 'dueling', SWITCH, { source: 'Wang et al. 2016' }),
  field('network', 'initialisation', choice('he-uniform', 'pytorch', 'glorot-uniform')),
  field('network', 'lastLayerScale', number(0, 10)),
  field('network', 'observationScale', NUMBERS, orNull([1, 1, 1, 1])),
  field('network', 'edges', { kind: 'rows' }, { ...table, ...orNull([[], [], [], []]), source: SOURCE.boxes }),
  field('network', 'initialValue', number(-1000, 1000), { ...table, ...main }),

  field('optimiser', 'learningRateSteps', whole(0), { ...both, unit: 'steps' }),
  field('optimiser', 'learningRate', number(0, 1), { ...both, ...main, source: SOURCE.adam }),
  field('optimiser', 'learningRateEnd', number(0, 1), both),
  field('optimiser', 'beta1', number(0, 1), { source: SOURCE.adam }),
  field('optimiser', 'beta2', number(0, 1), { source: SOURCE.adam }),
  field('optimiser', 'adamEpsilon', number(0, 1), { source: SOURCE.adam }),
  field('optimiser', 'weightDecay', number(0, 1), { source: 'Loshchilov & Hutter 2019' }),
  field('optimiser', 'amsgrad', SWITCH, { source: 'Reddi et al. 2018' }),
  field('optimiser', 'loss', choice('huber', 'mse')),
  field('optimiser', 'lossMean', choice('batch', 'outputs')),
  field('optimiser', 'clipNorm', number(0, 1000), orNull(10)),
  field('optimiser', 'clipValue', number(0, 1000), orNull(1)),

  field('targets', 'gamma', number(0, 1), { ...both, ...main }),
  field('targets', 'gammaRamp', PART, { ...orNull(GAMMA_RAMP), source: 'François-Lavet et al. 2015' }),
  field('targets', 'gammaRamp.start', number(0, 1)),
  field('targets', 'gammaRamp.steps', whole(1), { unit: 'steps' }),
  field('targets', 'nStep', whole(1, 100), { ...main, unit: 'steps', source: SOURCE.sarsa }),
  field('targets', 'double', SWITCH, { ...main, source: 'van Hasselt et al. 2016' }),
  field('targets', 'sync.every', whole(1), { unit: 'every', source: SOURCE.dqn }),
  field('targets', 'sync.of', choice('step', 'update', 'episode')),
  field('targets', 'sync.rate', number(0, 1), { source: 'Lillicrap et al. 2016' }),
  field('targets', 'sync.atZero', SWITCH),

  field('replay', 'replayCapacity', whole(1), {
    ...main,
    optional: { off: 'unbounded', fresh: 10_000 },
    unit: 'transitions',
    source: 'Lin 1992',
  }),
  field('replay', 'batchSize', whole(1, 4096), { ...main, unit: 'transitions' }),
  field('replay', 'learningStarts', whole(1), { unit: 'transitions' }),
  field('replay', 'update.every', whole(1), { unit: 'every' }),
  field('replay', 'update.of', choice('step', 'episode')),
  field('replay', 'update.count', whole(1), { unit: 'updates' }),
  field('replay', 'replacement', SWITCH),
  field('replay', 'oneByOne', SWITCH),
  field('replay', 'mirrored', SWITCH),
  field('replay', 'nearFalls', PART, orNull(NEAR_FALLS)),
  field('replay', 'nearFalls.share', number(0, 1)),
  field('replay', 'nearFalls.steps', whole(1), { unit: 'steps' }),
  field('replay', 'prioritised', PART, { ...orNull(PRIORITISED), source: SOURCE.prioritised }),
  field('replay', 'prioritised.alpha', number(0, 1)),
  field('replay', 'prioritised.beta', number(0, 1)),
  field('replay', 'prioritised.betaSteps', whole(0), { unit: 'steps' }),
  field('replay', 'prioritised.floor', number(0, 1)),
  field('replay', 'demonstrations', { kind: 'demonstrations' }),

  field('exploration', 'epsilon.kind', choice('linear', 'multiply', 'decay'), both),
  field('exploration', 'epsilon.start', number(0, 1), { ...both, ...main }),
  field('exploration', 'epsilon.end', number(0, 1), { ...both, ...main }),
  field('exploration', 'epsilon.per', choice('step', 'episode'), both),
  field('exploration', 'epsilon.slope', number(-1, 1), both),
  field('exploration', 'exploration', choice('uniform', 'first-action')),

  field('served', 'servedAverage', PART, { ...orNull(SERVED_AVERAGE), source: SOURCE.average }),
  field('served', 'servedAverage.rate', number(0, 1)),
  field('served', 'servedAverage.eta', number(0, 1000)),
  field('served', 'freeze', PART, orNull(FREEZE)),
  field('served', 'freeze.episodes', whole(1), { unit: 'episodes' }),
  field('served', 'freeze.atLeast', number(-100_000, 100_000)),

  field('budget', 'budget', { kind: 'budget' }, { ...both, ...main }),
  field('budget', 'reportEvery', whole(1), { ...both, unit: 'episodes' }),
  field(
    'budget',
    'reportFormat',
    choice('plain', 'keras-blog', 'minimal-rl', 'torch-blog', 'fastcampus', 'nature-frozenlake'),
  ),
  field('budget', 'shownEpisodes', whole(0, 1000), { ...both, unit: 'episodes' }),

  field('about', 'name', { kind: 'word' }, both),
  field('about', 'source', { kind: 'text' }, both),
  field('about', 'deviations', { kind: 'lines' }, both),
];

const BY_PATH = new Map(RECIPE_FIELDS.map((one) => [one.path, one]));

export function fieldAt(path: string): RecipeField | undefined {
  return BY_PATH.get(path);
}

/** Those that a recipe of this kind has, whether switched on or not. */
export function fieldsOf(kind: AnyRecipe['kind']): readonly RecipeField[] {
  return RECIPE_FIELDS.filter(({ of }) => of === 'both' || of === kind);
}

/** 'gammaRamp' of 'gammaRamp.start', if that is a part that can be switched off. */
export function partOf(path: string): RecipeField | undefined {
  const parent = fieldAt(path.slice(0, Math.max(path.lastIndexOf('.'), 0)));
  return parent?.shape.kind === 'part' ? parent : undefined;
}
