/** Fields of a recipe by their path, and edits that keep what belongs together together. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { recipeNamed } from '../../../shared/learner/recipes/index.ts';
import { fieldAt, fieldsOf, partOf, type RecipeField } from './recipeFields.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What stands at 'sync.rate'; undefined where its part is switched off or there is no such field. */
export function valueAt(recipe: AnyRecipe, path: string): unknown {
  let value: unknown = recipe;
  for (const key of path.split('.')) value = (value as Fields | null | undefined)?.[key];
  return value;
}

/** Does this recipe have the field now: of its kind, and its part switched on? */
export function hasField(recipe: AnyRecipe, { path, of }: RecipeField): boolean {
  if (of !== 'both' && of !== recipe.kind) return false;
  const part = partOf(path);
  return part === undefined || valueAt(recipe, part.path) !== null;
}

function put(fields: Fields, [key, ...rest]: readonly string[], value: unknown): Fields {
  if (key === undefined) return fields;
  return { ...fields, [key]: rest.length === 0 ? value : put((fields[key] ?? {}) as Fields, rest, value) };
}

/**
 * The recipe with one field changed. A field of a part that is off switches the part on; a learning rate that does not fall stays
 * one number.
 */
export function edited(recipe: AnyRecipe, path: string, value: unknown): AnyRecipe {
  const part = partOf(path);
  const whole = part && valueAt(recipe, part.path) === null ? edited(recipe, part.path, part.optional!.fresh) : recipe;
  const next = put(whole as unknown as Fields, path.split('.'), value) as unknown as AnyRecipe;
  const steady = next.learningRateSteps === 0 && (path === 'learningRate' || path === 'learningRateSteps');
  return steady ? { ...next, learningRateEnd: next.learningRate } : next;
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The form of a named recipe that is meant for a world; without one, its own. */
export function baseForm(base: string, environment?: string): AnyRecipe | undefined {
  const own = recipeNamed(base);
  return environment === undefined || own?.environment === environment ? own : recipeNamed(base, environment);
}

export interface FieldDifference {
  readonly field: RecipeField;
  readonly one: unknown; // undefined: that recipe has no such field now
  readonly other: unknown;
}

/** Field by field, in the list's order; parts that are off in both or on in both are not told themselves. */
export function differences(one: AnyRecipe, other: AnyRecipe): readonly FieldDifference[] {
  const paths = new Set([...fieldsOf(one.kind), ...fieldsOf(other.kind)].map(({ path }) => path));
  return [...paths].flatMap((path) => {
    const field = fieldAt(path)!;
    const pair = [one, other].map((recipe) => (hasField(recipe, field) ? valueAt(recipe, path) : undefined));
    if (field.shape.kind === 'part' && (pair[0] === null) === (pair[1] === null)) return [];
    if (same(pair[0], pair[1])) return [];
    return [{ field, one: pair[0], other: pair[1] }];
  });
}
