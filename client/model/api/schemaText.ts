/** A JSON schema in a few characters: `integer 1..100`, `BoardRow[]`, `string | null`. Names of types are apart, to be links. Never throws. */
import { list, oneOf, record, text } from '../../../shared/protocol/fields.ts';

export interface Piece {
  readonly text: string;
  readonly type: boolean; // the name of a type of the document
}

const MAX_DEPTH = 8;
const REF = '#/components/schemas/';
const plain = (words: string): Piece[] => [{ text: words, type: false }];

function joined(parts: readonly Piece[][], between: string): Piece[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [...plain(between), ...part]));
}

function range(fields: Readonly<Record<string, unknown>>): string {
  const [min, max] = [fields['minimum'], fields['maximum']];
  const to = typeof max === 'number' && max < Number.MAX_SAFE_INTEGER ? String(max) : null;
  if (typeof min !== 'number') return to === null ? '' : ` ≤ ${to}`;
  return to === null ? ` ≥ ${min}` : ` ${min}..${to}`;
}

export function schemaText(raw: unknown, depth = 0): readonly Piece[] {
  return pieces(raw, depth);
}

function pieces(raw: unknown, depth: number): Piece[] {
  const fields = record(raw);
  if (!fields || depth > MAX_DEPTH) return plain('any');
  const inner = (one: unknown): Piece[] => pieces(one, depth + 1);
  const ref = text(fields['$ref'], 200);
  if (ref?.startsWith(REF)) return [{ text: ref.slice(REF.length), type: true }];
  const either = list(fields['anyOf'] ?? fields['oneOf'], 50, record);
  if (either) return joined(either.map(inner), ' | ');
  const values = list(fields['enum'], 100, (value) => value ?? null);
  if (values) return plain(values.map((value) => JSON.stringify(value)).join(' | '));
  if (fields['const'] !== undefined) return plain(JSON.stringify(fields['const']));
  const kinds = Array.isArray(fields['type'])
    ? (fields['type'] as unknown[]).map(String)
    : [String(fields['type'] ?? 'any')];
  return joined(
    kinds.map((kind) => {
      if (kind === 'array') {
        const tuple = list(fields['prefixItems'], 20, record);
        if (tuple) return [...plain('['), ...joined(tuple.map(inner), ', '), ...plain(']')];
        const of = inner(fields['items']);
        const isOne = of.length === 1 && !of[0]!.text.includes(' ');
        return !isOne ? [...plain('('), ...of, ...plain(')[]')] : [...of, ...plain('[]')];
      }
      if (kind === 'integer' || kind === 'number') return plain(kind + range(fields));
      if (kind === 'string' && fields['format'] === 'binary') return plain('bytes');
      return plain(kind);
    }),
    ' | ',
  );
}

/** Fields of an object, and whether each has to be there. */
export interface Field {
  readonly name: string;
  readonly needed: boolean;
  readonly pieces: readonly Piece[];
  readonly description: string | null;
  readonly fields: readonly Field[]; // of an object without a name of its own
}

export function fieldsOf(raw: unknown, depth = 0): readonly Field[] {
  const schema = record(raw);
  const properties = record(schema?.['properties']);
  if (!properties || depth > MAX_DEPTH) {
    const items = schema && oneOf(schema['type'], ['array'] as const) ? schema['items'] : null;
    return items && depth <= MAX_DEPTH ? fieldsOf(items, depth + 1) : [];
  }
  const needed = list(schema!['required'], 1_000, (name) => text(name, 200)) ?? [];
  return Object.entries(properties).map(([name, value]) => ({
    name,
    needed: needed.includes(name),
    pieces: schemaText(value),
    description: text(record(value)?.['description'], 2_000),
    fields: fieldsOf(value, depth + 1),
  }));
}
