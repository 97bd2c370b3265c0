/**
 * The Lab's whole setting in the address: '#base=house&set=gamma:0.99;hidden:32&vs=minimal-rl&seeds=1-3&where=server&pace=watch'.
 * Only what differs is written, so a link reads like what it says; what is read is checked like any input (RECIPEFORM2, RECIPEFORM3).
 */
import type { Pace } from '../../../shared/protocol/runEvents.ts';
import { changesText, namedVariant, readVariant, type Variant, type VariantProblem } from './variant.ts';

export type Where = 'here' | 'server';

export interface LabSetting {
  readonly variants: readonly [Variant, ...Variant[]]; // from the second on: compared with the first
  readonly seeds: readonly number[]; // ascending, at least one
  readonly where: Where;
  readonly pace: Pace;
}

export type SettingProblem =
  | (VariantProblem & { readonly part: string }) // 'set' or 'vs'
  | { readonly kind: 'key'; readonly part: string }
  | { readonly kind: 'again'; readonly part: string }
  | { readonly kind: 'seeds'; readonly part: 'seeds'; readonly text: string }
  | { readonly kind: 'option'; readonly part: string; readonly text: string; readonly options: readonly string[] }
  | { readonly kind: 'many'; readonly part: 'vs' };

export interface SettingReading {
  readonly setting: LabSetting; // the nearest that can run
  readonly problems: readonly SettingProblem[];
}

export const MOST_VARIANTS = 4;
export const MOST_SEEDS = 10;
export const MOST_SEED = 0xffff_ffff;
export const DEFAULT_SETTING: LabSetting = {
  variants: [namedVariant('house')],
  seeds: [1],
  where: 'here',
  pace: 'max',
};
const PLACES = ['here', 'server'] as const;
const PACES = ['watch', 'max'] as const;
const KEYS = ['base', 'set', 'vs', 'seeds', 'where', 'pace'] as const;

/** Without the #; the setting itself is sound. */
export function settingText({ variants: [first, ...others], seeds, where, pace }: LabSetting): string {
  const set = changesText(first);
  return [
    `base=${first.base}`,
    ...(set === '' ? [] : [`set=${set}`]),
    ...others.map((variant) => `vs=${[variant.base, changesText(variant)].filter(Boolean).join(';')}`),
    ...(seedsText(seeds) === seedsText(DEFAULT_SETTING.seeds) ? [] : [`seeds=${seedsText(seeds)}`]),
    ...(where === DEFAULT_SETTING.where ? [] : [`where=${where}`]),
    ...(pace === DEFAULT_SETTING.pace ? [] : [`pace=${pace}`]),
  ].join('&');
}

/** '1-3,7' */
export function seedsText(seeds: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const seed of seeds) {
    const last = runs.at(-1);
    if (last && seed === last[1] + 1) last[1] = seed;
    else runs.push([seed, seed]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** @returns null for what is no list of 1 to `MOST_SEEDS` seeds */
export function readSeeds(text: string): readonly number[] | null {
  const seeds = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to] = /^\s*(\d{1,10})(?:\s*-\s*(\d{1,10}))?\s*$/.exec(part) ?? [];
    if (from === undefined) return null;
    const [first, last] = [Number(from), Number(to ?? from)];
    if (last < first || last - first >= MOST_SEEDS || last > MOST_SEED) return null;
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
  }
  return seeds.size <= MOST_SEEDS ? [...seeds].sort((a, b) => a - b) : null;
}

/** What stands after the #, whatever it is; empty is the default setting. Never throws. */
export function readSetting(text: string): SettingReading {
  const problems: SettingProblem[] = [];
  const found = new Map<string, string>();
  const rivals: string[] = [];
  for (const part of text.split('&').filter(Boolean)) {
    const [key, value] = splitAt(part, '=');
    if (!KEYS.some((known) => known === key)) problems.push({ kind: 'key', part: key });
    else if (key === 'vs') rivals.push(value);
    else if (found.has(key)) problems.push({ kind: 'again', part: key });
    else found.set(key, value);
  }
  const read = (base: string, set: string, part: string): Variant => {
    const { variant, problems: wrong } = readVariant(base, set);
    problems.push(...wrong.map((problem) => ({ ...problem, part })));
    return variant;
  };
  const oneOf = <T extends string>(part: string, options: readonly T[], standard: T): T => {
    const given = found.get(part);
    if (given === undefined) return standard;
    const known = options.find((option) => option === given);
    if (known === undefined) problems.push({ kind: 'option', part, text: given, options });
    return known ?? standard;
  };
  const first = read(found.get('base') ?? DEFAULT_SETTING.variants[0].base, found.get('set') ?? '', 'set');
  if (rivals.length >= MOST_VARIANTS) problems.push({ kind: 'many', part: 'vs' });
  const others = rivals.slice(0, MOST_VARIANTS - 1).map((rival) => {
    const [base, set] = splitAt(rival, ';');
    return read(base, set, 'vs');
  });
  const given = found.get('seeds');
  const seeds = given === undefined ? DEFAULT_SETTING.seeds : readSeeds(given);
  if (seeds === null) problems.push({ kind: 'seeds', part: 'seeds', text: given! });
  const setting: LabSetting = {
    variants: [first, ...others],
    seeds: seeds ?? DEFAULT_SETTING.seeds,
    where: oneOf('where', PLACES, DEFAULT_SETTING.where),
    pace: oneOf('pace', PACES, DEFAULT_SETTING.pace),
  };
  return { setting, problems };
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
