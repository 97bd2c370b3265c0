/** A field's value as a person types it, and what is said of its range. */
import { readValue, valueText } from '../../model/lab/fieldText.ts';
import type { RecipeField } from '../../model/lab/recipeFields.ts';
import type { LabWords } from '../words/parts/lab.en.ts';

/** What stands in the input: like the address, with air and without escapes. */
export function shownText(field: RecipeField, value: unknown): string {
  switch (field.shape.kind) {
    case 'text':
      return value as string;
    case 'lines':
      return (value as readonly string[]).join('\n');
    case 'rows':
      return (value as readonly (readonly number[])[]).map((row) => row.join(', ')).join('\n');
    case 'numbers':
    case 'convolutions':
      return valueText(field, value).replaceAll(',', ', ');
    case 'budget':
    case 'choice':
    case 'demonstrations':
    case 'number':
    case 'part':
    case 'switch':
    case 'word':
      return valueText(field, value);
  }
}

/** @returns undefined for what is no such value yet */
export function readShown(field: RecipeField, text: string): unknown {
  const plain = text.trim();
  switch (field.shape.kind) {
    case 'text':
      return text;
    case 'lines':
      return text.split('\n').filter((line) => line.trim() !== '');
    case 'rows':
      return readValue(
        field,
        text
          .split('\n')
          .map((row) => `${row.replaceAll(/\s/g, '')}_`)
          .join(''),
      );
    case 'numbers':
    case 'convolutions':
      return plain === '' ? undefined : readValue(field, plain.replaceAll(/\s*,\s*/g, ',').replaceAll(/\s+/g, ','));
    case 'number':
      return plain === 'off' ? undefined : readValue(field, plain.replace('−', '-'));
    case 'budget':
    case 'choice':
    case 'demonstrations':
    case 'part':
    case 'switch':
    case 'word':
      return readValue(field, plain);
  }
}

/** One notch up or down: of a whole number 1 in its second digit at least, else 1 in the second digit that counts. */
export function nudged({ shape }: RecipeField, value: number, up: boolean): number {
  if (shape.kind !== 'number') return value;
  const magnitude = 10 ** Math.floor(Math.log10(Math.abs(value) || (shape.whole ? 1 : 0.1)));
  const notch = shape.whole ? Math.max(1, magnitude / 10) : magnitude / 10;
  const next = Number((value + (up ? notch : -notch)).toPrecision(12));
  return Math.min(Math.max(next, shape.low), shape.high);
}

const ENDLESS = 100_000_000;

export function rangeText({ shape }: RecipeField, w: LabWords): string | null {
  if (shape.kind !== 'number') return null;
  const [low, high] = [shape.low, shape.high].map((end) => end.toLocaleString('en'));
  return shape.high >= ENDLESS ? w.from(low!) : w.rangeOf(low!, high!);
}

/** The value in a few letters: for a reset button and for tables. */
export function briefText(field: RecipeField, value: unknown, w: LabWords): string {
  if (value === undefined) return w.none;
  if (field.optional && value === field.optional.off) return w.off;
  switch (field.shape.kind) {
    case 'switch':
      return value === true ? w.on : w.off;
    case 'part':
      return w.on;
    case 'budget': {
      const budget = value as Readonly<Record<'steps' | 'episodes', number>>;
      const unit = 'steps' in budget ? 'steps' : 'episodes';
      return `${w.number(budget[unit])} ${w.units[unit]}`;
    }
    case 'demonstrations': {
      const all = value as readonly { readonly actions: string }[];
      return w.demonstrationsHave(
        all.length,
        all.reduce((sum, { actions }) => sum + actions.length, 0),
      );
    }
    case 'lines':
      return (value as readonly string[]).join(' · ') || w.empty;
    case 'choice':
    case 'convolutions':
    case 'number':
    case 'numbers':
    case 'rows':
    case 'text':
    case 'word':
      return shownText(field, value) || w.empty;
  }
}
