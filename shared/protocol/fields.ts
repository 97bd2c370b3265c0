/** What the parsers are made of: anything in, the value or null out; none throws (NET1). */

export type Parser<T> = (raw: unknown) => T | null;

/** Own enumerable fields of a plain object. */
export function record(raw: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const prototype: unknown = Object.getPrototypeOf(raw);
  return prototype === Object.prototype || prototype === null ? (raw as Record<string, unknown>) : null;
}

/** A whole number, both bounds included; -0 is not one. */
export function whole(raw: unknown, min: number, max: number): number | null {
  return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= min && raw <= max && !Object.is(raw, -0)
    ? raw
    : null;
}

export function finite(raw: unknown): number | null {
  return typeof raw === 'number' && Number.isFinite(raw) ? raw : null;
}

export function text(raw: unknown, maxLength: number): string | null {
  return typeof raw === 'string' && raw.length <= maxLength ? raw : null;
}

/** A name as files, agents, runs and matches have it. */
export function slug(raw: unknown): string | null {
  return typeof raw === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(raw) ? raw : null;
}

export function oneOf<T>(raw: unknown, values: readonly T[]): T | null {
  return values.find((value) => value === raw) ?? null;
}

/** Every element parsed; null if one is wrong or there are too many. */
export function list<T>(raw: unknown, maxLength: number, parse: Parser<T>): readonly T[] | null {
  if (!Array.isArray(raw) || raw.length > maxLength) return null;
  const values: T[] = [];
  for (let i = 0; i < raw.length; i++) {
    const value = parse(raw[i]);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}

/** For fields that may be null: undefined means wrong. */
export function nullable<T>(raw: unknown, parse: Parser<T>): T | null | undefined {
  return raw === null ? null : (parse(raw) ?? undefined);
}

/** How each field of an object is parsed: undefined means wrong. */
export type Form<T> = { readonly [K in keyof T]-?: (raw: unknown) => T[K] | undefined };

/** The object with these fields and no others; null if one is wrong or missing. */
export function rebuilt<T>(raw: unknown, form: Form<T>): T | null {
  const fields = record(raw);
  if (!fields) return null;
  const value: Partial<T> = {};
  for (const key of Object.keys(form) as (keyof T & string)[]) {
    const field = form[key](fields[key]);
    if (field === undefined) return null;
    value[key] = field;
  }
  return value as T;
}

/** A field of a form that has to be there. */
export const must =
  <T>(parse: Parser<T>) =>
  (raw: unknown): T | undefined =>
    parse(raw) ?? undefined;

/** A field of a form that may be null. */
export const mayBeNull =
  <T>(parse: Parser<T>) =>
  (raw: unknown): T | null | undefined =>
    nullable(raw, parse);

export function boolean(raw: unknown): boolean | null {
  return typeof raw === 'boolean' ? raw : null;
}
