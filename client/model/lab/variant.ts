/** A named recipe with some fields changed: how the Lab holds a setting, and how its address writes it. */
import { type AnyRecipe, problemsOf } from '../../../shared/learner/anyRecipe.ts';
import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import { readRecipeSettings } from '../../../shared/training/recipeReader.ts';
import { readValue, valueText } from './fieldText.ts';
import { fieldAt, RECIPE_FIELDS, type RecipeField } from './recipeFields.ts';
import { baseForm, edited, hasField, same, valueAt } from './recipePaths.ts';

export interface Variant {
  readonly base: string; // name of the recipe that it began as
  readonly recipe: AnyRecipe;
}

/** What is wrong in the text of a variant. `nearest`: what may have been meant. */
export type VariantProblem =
  | { readonly kind: 'base'; readonly text: string; readonly nearest: string }
  | { readonly kind: 'pair'; readonly text: string } // no `field:value`
  | { readonly kind: 'field'; readonly text: string; readonly nearest: string }
  | { readonly kind: 'other'; readonly text: string; readonly base: string } // a field of another kind of recipe
  | { readonly kind: 'twice'; readonly text: string }
  | { readonly kind: 'value'; readonly field: RecipeField; readonly text: string }
  | { readonly kind: 'recipe'; readonly text: string }; // a line of `problemsOf`

export interface VariantReading {
  readonly variant: Variant; // the nearest that can run
  readonly problems: readonly VariantProblem[];
}

const PAIR = ';';
const IS = ':';

interface Change {
  readonly field: RecipeField;
  readonly text: string;
  readonly value: unknown;
}

/** A variant that nobody gave a name has its base's, or that with an ending once something else than the name differs. */
export function ownName(base: string, changed: boolean): string {
  return changed ? `${base}-variant`.slice(0, 64) : base;
}

export function namedVariant(base: string): Variant {
  return { base, recipe: baseForm(base) ?? baseForm('house')! };
}

/** The edits that make the variant from its base, in the list's order; the name is none of them. */
function changesOf({ base, recipe }: Variant): readonly Change[] {
  let current = baseForm(base)!;
  const changes: Change[] = [];
  for (const field of RECIPE_FIELDS) {
    if (field.path === 'name' || !hasField(recipe, field)) continue;
    const value = valueAt(recipe, field.path);
    const before = valueAt(current, field.path);
    const isPart = field.shape.kind === 'part';
    if (isPart ? (value === null) === (before === null) : same(value, before)) continue;
    changes.push({
      field,
      text: valueText(field, value),
      value: isPart && value !== null ? field.optional!.fresh : value,
    });
    current = applied(base, current, changes.at(-1)!);
  }
  return changes;
}

function applied(base: string, recipe: AnyRecipe, { field, value }: Change): AnyRecipe {
  return field.path === 'environment' ? baseForm(base, String(value))! : edited(recipe, field.path, value);
}

function made(base: string, changes: readonly Change[]): AnyRecipe {
  const order = (change: Change): number => RECIPE_FIELDS.indexOf(change.field);
  const sorted = [...changes].sort((a, b) => order(a) - order(b));
  const recipe = sorted.reduce((current, change) => applied(base, current, change), baseForm(base)!);
  if (changes.some(({ field }) => field.path === 'name')) return recipe;
  return { ...recipe, name: ownName(base, changes.length > 0) };
}

/** 'gamma:0.99;hidden:64,64': what differs from the base, empty for the base itself. */
export function changesText(variant: Variant): string {
  const changes = changesOf(variant);
  const named = variant.recipe.name === ownName(variant.base, changes.length > 0);
  return [
    ...changes.map(({ field, text }) => field.path + IS + text),
    ...(named ? [] : [`name${IS}${encodeURIComponent(variant.recipe.name)}`]),
  ].join(PAIR);
}

/** The variant with one field changed; in another world, with the base's form for it and the other changes on top. */
export function editVariant(variant: Variant, path: string, value: unknown): Variant {
  const before = changesOf(variant);
  const named = variant.recipe.name !== ownName(variant.base, before.length > 0) || path === 'name';
  const changes = path === 'environment' ? before.filter(({ field }) => field.path !== path) : [];
  const moved: Change = { field: fieldAt('environment')!, text: '', value };
  const recipe = path === 'environment' ? made(variant.base, [...changes, moved]) : edited(variant.recipe, path, value);
  const next = {
    base: variant.base,
    recipe: { ...recipe, name: path === 'name' ? String(value) : variant.recipe.name },
  };
  if (named) return next;
  return { ...next, recipe: { ...next.recipe, name: ownName(variant.base, changesOf(next).length > 0) } };
}

/** A field as it is in the base, for this world. */
export function baseValue(variant: Variant, path: string): unknown {
  if (path === 'environment') return baseForm(variant.base)!.environment;
  if (path === 'name') return ownName(variant.base, changesOf(variant).length > 0);
  return valueAt(baseForm(variant.base, variant.recipe.environment)!, path);
}

/** Any text in; the nearest variant that can run, and what is wrong with the text. Never throws. */
export function readVariant(base: string, text: string): VariantReading {
  const known = RECIPES.map(({ name }) => name);
  if (!known.includes(base)) {
    const nearest = nearestOf(base, known);
    return { variant: namedVariant(nearest), problems: [{ kind: 'base', text: base, nearest }] };
  }
  const problems: VariantProblem[] = [];
  const changes: Change[] = [];
  for (const pair of text.split(PAIR).filter(Boolean)) {
    const read = readPair(base, pair);
    if ('kind' in read) problems.push(read);
    else if (changes.some(({ field }) => field === read.field)) problems.push({ kind: 'twice', text: read.field.path });
    else changes.push(read);
  }
  const sound = soundest(base, changes);
  return { variant: { base, recipe: made(base, sound.changes) }, problems: [...problems, ...sound.problems] };
}

function readPair(base: string, pair: string): Change | VariantProblem {
  const at = pair.indexOf(IS);
  if (at < 1) return { kind: 'pair', text: pair };
  const [path, text] = [pair.slice(0, at), pair.slice(at + 1)];
  const field = fieldAt(path);
  if (!field)
    return {
      kind: 'field',
      text: path,
      nearest: nearestOf(
        path,
        RECIPE_FIELDS.map((one) => one.path),
      ),
    };
  const { kind } = baseForm(base)!;
  if (field.of !== 'both' && field.of !== kind) return { kind: 'other', text: path, base };
  const value = readValue(field, text);
  return value === undefined ? { kind: 'value', field, text } : { field, text, value };
}

/** The changes without those that the recipe's checks object to: they are left out until nothing is objected to. */
function soundest(base: string, all: readonly Change[]): { changes: readonly Change[]; problems: VariantProblem[] } {
  const first = problemsWith(base, all);
  let changes = all;
  for (let left = first; left.length > 0 && changes.length > 0; left = problemsWith(base, changes)) {
    const words = new Set(left.flatMap((line) => line.match(/[A-Za-z]\w*/g) ?? []));
    const blamed = changes.filter(({ field }) => words.has(field.path.split('.')[0]!));
    const dropped = blamed.length > 0 ? blamed : changes.slice(-1);
    changes = changes.filter((change) => !dropped.includes(change));
  }
  return { changes, problems: first.map((text) => ({ kind: 'recipe', text })) };
}

function problemsWith(base: string, changes: readonly Change[]): readonly string[] {
  return readRecipeSettings(made(base, changes)).problems;
}

/** What is wrong with the variant as it stands, one line a problem, each beginning with its field. */
export function variantProblems({ recipe }: Variant): readonly string[] {
  const { recipe: read, problems } = readRecipeSettings(recipe);
  return read ? problemsOf(read) : problems;
}

function nearestOf(text: string, known: readonly string[]): string {
  const asked = text.toLowerCase();
  return known.reduce((best, one) =>
    distance(asked, one.toLowerCase()) < distance(asked, best.toLowerCase()) ? one : best,
  );
}

/** Letters to add, leave out or change (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= Math.min(a.length, 80); i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
