/** A field's value as the text of an address: readable, and back again to the very value (RECIPEFORM2). */
import type { Budget, Demonstration, Pixels } from '../../../shared/learner/recipe.ts';
import { demonstrationText, readDemonstration } from './actionText.ts';
import type { FieldShape, RecipeField } from './recipeFields.ts';

export const OFF = 'off';
export const ON = 'on';
const LIST = ',';
const ROW = '_'; // after each row
type Convolution = Pixels['convolutions'][number];

/** @param value what the field holds: a sound recipe's */
export function valueText({ shape, optional }: RecipeField, value: unknown): string {
  if (optional && value === optional.off) return OFF;
  switch (shape.kind) {
    case 'part':
      return ON;
    case 'switch':
      return value === true ? ON : OFF;
    case 'number':
    case 'choice':
    case 'word':
      return String(value);
    case 'text':
      return encodeURIComponent(value as string);
    case 'lines':
      return encodeURIComponent(JSON.stringify(value));
    case 'numbers':
      return (value as readonly number[]).join(LIST);
    case 'rows':
      return (value as readonly (readonly number[])[]).map((row) => row.join(LIST) + ROW).join('');
    case 'budget': {
      const budget = value as Budget;
      return 'steps' in budget ? `${budget.steps}steps` : `${budget.episodes}episodes`;
    }
    case 'convolutions':
      return (value as readonly Convolution[]).map((one) => `${one.filters}/${one.size}s${one.stride}`).join(LIST);
    case 'demonstrations':
      return (value as readonly Demonstration[]).map(demonstrationText).join(LIST);
  }
}

/** @returns undefined for what is no text of such a value; whether the value makes sense is for the recipe's checks to say */
export function readValue({ shape, optional }: RecipeField, text: string): unknown {
  if (optional && text === OFF) return optional.off;
  if (shape.kind === 'part') return text === ON ? optional?.fresh : undefined;
  return readShape(shape, text);
}

function readShape(shape: Exclude<FieldShape, { kind: 'part' }>, text: string): unknown {
  switch (shape.kind) {
    case 'switch':
      return text === ON ? true : text === OFF ? false : undefined;
    case 'number':
      return readNumber(text);
    case 'choice':
      return shape.options.includes(text) ? text : undefined;
    case 'word':
      return text;
    case 'text':
      return unescaped(text);
    case 'lines':
      return readLines(text);
    case 'numbers':
      return listOf(text, readNumber);
    case 'rows':
      return readRows(text);
    case 'budget':
      return readBudget(text);
    case 'convolutions':
      return listOf(text, readConvolution);
    case 'demonstrations':
      return listOf(text, (one) => readDemonstration(one) ?? undefined);
  }
}

/** A finite number in plain or scientific writing; nothing else that Number would take. */
export function readNumber(text: string): number | undefined {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function listOf<T>(text: string, read: (one: string) => T | undefined): readonly T[] | undefined {
  const values = text === '' ? [] : text.split(LIST).map(read);
  return values.every((value): value is Awaited<T> & T => value !== undefined) ? values : undefined;
}

function readRows(text: string): readonly (readonly number[])[] | undefined {
  const rows = text.split(ROW);
  if (rows.pop() !== '') return undefined;
  const values = rows.map((row) => listOf(row, readNumber));
  return values.every((row) => row !== undefined) ? values : undefined;
}

function readBudget(text: string): Budget | undefined {
  const [, count = '', unit] = /^(.+?)(steps|episodes)$/.exec(text) ?? [];
  const value = readNumber(count);
  if (value === undefined) return undefined;
  return unit === 'steps' ? { steps: value } : { episodes: value };
}

function readConvolution(text: string): Convolution | undefined {
  const parts = /^([^/]+)\/([^s]+)s(.+)$/.exec(text)?.slice(1).map(readNumber) ?? [];
  const [filters, size, stride] = parts;
  return filters === undefined || size === undefined || stride === undefined ? undefined : { filters, size, stride };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readLines(text: string): readonly string[] | undefined {
  try {
    const lines: unknown = JSON.parse(decodeURIComponent(text));
    return Array.isArray(lines) && lines.every((line) => typeof line === 'string') ? lines : undefined;
  } catch {
    return undefined;
  }
}
