/** Any JSON in; a recipe out, or what is wrong with it, one line a problem, each beginning with its field (RECIPE1). */
import type { z } from 'zod';
import { type AnyRecipe, problemsOf } from '../learner/anyRecipe.ts';
import { MINIMAL_RL, Q_TABLE, recipeNamed } from '../learner/recipes/index.ts';
import { DQN_FORM, TABLE_FORM } from './recipeForm.ts';

export interface RecipeReading {
  /** Every field holds what it should hold, though its value may be a problem; null if the form is wrong. */
  readonly recipe: AnyRecipe | null;
  readonly problems: readonly string[]; // empty: the recipe can run
}

interface ReadOptions {
  readonly environment?: string | undefined; // id of the world instead of the recipe's
  readonly name?: string | undefined; // of a variant that gives none
}

/**
 * An object with every field, or with `base`, the name of a recipe, and the fields that differ.
 * A variant without a name is `name`, else its base's with "-variant". Never throws.
 */
export function readRecipeSettings(raw: unknown, { environment, name }: ReadOptions = {}): RecipeReading {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refused(['recipe is not a JSON object']);
  const { base: baseName, ...fields } = raw as Readonly<Record<string, unknown>>;
  const world = environment ?? (typeof fields['environment'] === 'string' ? fields['environment'] : undefined);
  const base = baseName === undefined ? {} : typeof baseName === 'string' ? recipeNamed(baseName, world) : undefined;
  if (!base) return refused([`base ${JSON.stringify(baseName)} is not the name of a recipe`]);
  const merged = {
    ...base, // its form for that world
    ...(baseName === undefined ? {} : { name: name ?? `${String(baseName)}-variant` }),
    ...fields,
    ...(environment === undefined ? {} : { environment }),
  };
  return readForm(merged);
}

function readForm(merged: Readonly<Record<string, unknown>>): RecipeReading {
  const kind = merged['kind'];
  if (kind === undefined)
    return refused(['kind is missing: give all fields, or "base", the name of a recipe, and some']);
  if (kind !== 'dqn' && kind !== 'q-table') return refused(['kind is not "dqn" or "q-table"']);
  const isTable = kind === 'q-table';
  const parsed = (isTable ? TABLE_FORM : DQN_FORM).safeParse(merged, { error: inWords });
  if (parsed.success) return { recipe: parsed.data, problems: problemsOf(parsed.data) };
  const { issues } = parsed.error;
  const broken = new Set(issues.map((issue) => issue.path[0]));
  const sound = Object.entries(merged).filter(([field]) => !broken.has(field));
  const standIn = { ...(isTable ? Q_TABLE : MINIMAL_RL), environment: '' }; // no world's rules where none is named
  const repaired = { ...standIn, ...Object.fromEntries(sound) };
  const namesBroken = (problem: string): boolean => (problem.match(/\w+/g) ?? []).some((word) => broken.has(word));
  const others = problemsOf(repaired as AnyRecipe).filter((problem) => !namesBroken(problem)); // the sound fields' values too
  return refused([...issues.flatMap(lines), ...others]);
}

const refused = (problems: readonly string[]): RecipeReading => ({ recipe: null, problems });

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
