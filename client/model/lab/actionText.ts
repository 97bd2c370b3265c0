/** An episode somebody played as short text: '7.3.c' is the world's seed, how many actions, and six actions a letter. */
import type { Demonstration } from '../../../shared/learner/recipe.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;

/** Of two actions; of more, the digits follow as they are, after an 'x'. */
export function demonstrationText({ seed, actions }: Demonstration): string {
  if (!/^[01]+$/.test(actions)) return `${seed}.x.${encodeURIComponent(actions)}`;
  const rows = actions.match(/.{1,6}/g) ?? [];
  const letters = rows.map((row) => LETTERS[Number.parseInt(row.padEnd(BITS, '0'), 2)]).join('');
  return `${seed}.${actions.length}.${letters}`;
}

/** @returns null for what is not such a text */
export function readDemonstration(text: string): Demonstration | null {
  const [seedText = '', length = '', rest = '', ...more] = text.split('.');
  const seed = Number(seedText);
  if (seedText === '' || Number.isNaN(seed) || more.length > 0) return null;
  if (length === 'x') return unescaped(seed, rest);
  const digits = [...rest].map((letter) => LETTERS.indexOf(letter));
  const count = Number(length);
  if (!/^\d+$/.test(length) || digits.includes(-1) || digits.length !== Math.ceil(count / BITS)) return null;
  const actions = digits.map((digit) => digit.toString(2).padStart(BITS, '0')).join('');
  return /^0*$/.test(actions.slice(count)) ? { seed, actions: actions.slice(0, count) } : null;
}

function unescaped(seed: number, text: string): Demonstration | null {
  try {
    return { seed, actions: decodeURIComponent(text) };
  } catch {
    return null;
  }
}
