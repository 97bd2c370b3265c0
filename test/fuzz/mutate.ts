/** A value with something wrong in it: types swapped, numbers out of range, depth, length, names that all objects have, fields doubled and missing. */
import type { Draw } from './draw.ts';

const NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  -1,
  0.5,
  1e-300,
  5e-324,
  1e308,
  256,
  4_096,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  Number.MAX_SAFE_INTEGER,
] as const;

/** Fields and values that every object has, or that give one another ancestor. */
export const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
] as const;

const TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800', // half of a pair
  '\u202eevil',
  'e\u0301',
  '😀😀',
  '../../etc/passwd',
  "'; DROP TABLE runs; --",
  '<img src=x onerror=alert(1)>',
  '%00%E0%A4%A',
  '{"a":1}',
  'null',
  'NaN',
  '1e9999',
  '2026-11-23T00:00:00Z',
] as const;

function deep(levels: number, draw: Draw): unknown {
  let value: unknown = draw.below(10);
  for (let level = 0; level < levels; level++) value = draw.chance(0.5) ? [value] : { a: value };
  return value;
}

/** An object with a field of its own that is called so. */
function withField(value: object, key: string, inner: unknown): object {
  const copy = { ...value };
  Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Anything that JSON, or a client's code, can say. */
export function junk(draw: Draw): unknown {
  switch (draw.below(14)) {
    case 0:
      return null;
    case 1:
      return undefined;
    case 2:
      return draw.chance(0.5);
    case 3:
    case 4:
    case 5:
      return draw.pick(NUMBERS);
    case 6:
      return draw.whole(-1_000_000, 1_000_000);
    case 7:
    case 8:
      return draw.pick(TEXTS);
    case 9:
      return draw.pick(PROTOTYPE_NAMES);
    case 10:
      return 'x'.repeat(draw.pick([41, 65, 257, 2_000]));
    case 11:
      return deep(draw.pick([1, 5, 200, 500]), draw);
    case 12:
      return Array.from({ length: draw.pick([0, 1, 9, 300]) }, (_, i) => i);
    default:
      return withField({ a: 1 }, draw.pick(PROTOTYPE_NAMES), draw.chance(0.5) ? { admin: true } : draw.below(5));
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function changedArray(value: readonly unknown[], draw: Draw): unknown {
  const at = draw.below(value.length);
  switch (draw.below(5)) {
    case 0:
      return value.filter((_, i) => i !== at);
    case 1:
      return [...value, ...value];
    case 2:
      return value.toReversed();
    default:
      return value.map((inner, i) => (i === at ? mutate(inner, draw) : inner));
  }
}

function changedObject(value: Record<string, unknown>, draw: Draw): unknown {
  const key = draw.pick(Object.keys(value));
  const { [key]: inner, ...others } = value;
  switch (draw.below(8)) {
    case 0:
      return others;
    case 1:
      return withField(value, draw.pick([...PROTOTYPE_NAMES, 'playerId', 'session', key.toUpperCase()]), inner);
    case 2: {
      const other = draw.pick(Object.keys(value));
      return { ...value, [key]: value[other], [other]: inner };
    }
    default:
      return withField(value, key, mutate(inner, draw));
  }
}

/** The value with one thing in it changed, anywhere. */
export function mutate(value: unknown, draw: Draw): unknown {
  if (draw.chance(0.2)) return junk(draw);
  if (Array.isArray(value)) return value.length === 0 ? junk(draw) : changedArray(value, draw);
  if (value instanceof Uint8Array) return mutateBytes(value, draw);
  if (isObject(value)) return Object.keys(value).length === 0 ? junk(draw) : changedObject(value, draw);
  if (typeof value === 'number')
    return draw.pick([value + 1, value - 1, -value, value + 0.5, value * 1e9, draw.pick(NUMBERS)]);
  if (typeof value === 'string') return mutateText(value, draw);
  if (typeof value === 'boolean') return draw.chance(0.5) ? !value : Number(value);
  return junk(draw);
}

/** The text cut, gone on, changed in a sign, turned or doubled. */
export function mutateText(text: string, draw: Draw): string {
  const at = draw.below(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (draw.below(7)) {
    case 0:
      return before;
    case 1:
      return before + draw.pick(TEXTS) + after;
    case 2:
      return before + after.slice(1);
    case 3:
      return text + text;
    case 4:
      return before + String.fromCharCode(draw.below(draw.pick([128, 65_536]))) + after.slice(1);
    case 5:
      return draw.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
    default:
      return before + draw.word(3) + after.slice(draw.below(4));
  }
}

/** The bytes cut, gone on, or with some of them changed. */
export function mutateBytes(bytes: Uint8Array, draw: Draw): Uint8Array {
  const at = draw.below(bytes.length + 1);
  switch (draw.below(5)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return Uint8Array.from([...bytes.subarray(0, at), draw.below(256), ...bytes.subarray(at)]);
    case 2: {
      const [from, to] = [draw.below(bytes.length + 1), draw.below(bytes.length + 1)];
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.min(from, to), Math.max(from, to))]);
    }
    default: {
      const copy = bytes.slice();
      for (let changes = draw.whole(1, 4); changes > 0 && copy.length > 0; changes--)
        copy[draw.below(copy.length)] = draw.pick([0, 255, draw.below(256), draw.below(256)]);
      return copy;
    }
  }
}
