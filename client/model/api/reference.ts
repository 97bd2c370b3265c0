/** The OpenAPI document of a server as the reference page shows it. Anything in; the reference or null out, never throws (NET1). */
import { list, record, text, whole } from '../../../shared/protocol/fields.ts';
import { type Field, fieldsOf, type Piece, schemaText } from './schemaText.ts';

export interface Parameter {
  readonly name: string;
  readonly place: string; // 'path' or 'query'
  readonly needed: boolean;
  readonly pieces: readonly Piece[];
  readonly description: string | null;
}

export interface Endpoint {
  readonly anchor: string;
  readonly method: string; // GET
  readonly path: string;
  readonly summary: string;
  readonly description: string | null;
  readonly secured: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly pieces: readonly Piece[]; readonly fields: readonly Field[] } | null;
  readonly status: number;
  readonly type: string | null; // of the answer: 'application/json'
  readonly gives: string;
  readonly pieces: readonly Piece[];
  readonly codes: readonly string[];
  readonly example: Example | null;
}

export interface Example {
  readonly path: string; // with values
  readonly body: unknown; // undefined: none
  readonly answer: unknown; // undefined: a file, or nothing
}

export interface Topic {
  readonly name: string;
  readonly description: string;
  readonly endpoints: readonly Endpoint[];
}

export interface Reference {
  readonly version: string;
  readonly topics: readonly Topic[];
  readonly types: readonly {
    readonly name: string;
    readonly pieces: readonly Piece[];
    readonly description: string | null;
    readonly fields: readonly Field[];
  }[];
  readonly codes: readonly { readonly code: string; readonly status: number; readonly title: string }[];
}

const METHODS = ['get', 'post', 'put', 'delete'];
const MAX = 1_000;

export function anchorOf(method: string, path: string): string {
  const words = path
    .replace('/api/v1/', '')
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim();
  return `${method} ${words}`.toLowerCase().replaceAll(' ', '-');
}

function parameter(raw: unknown): Parameter | null {
  const fields = record(raw);
  const [name, place] = [text(fields?.['name'], 100), text(fields?.['in'], 20)];
  if (!fields || name === null || place === null) return null;
  const description = text(fields['description'], 2_000);
  return { name, place, needed: fields['required'] === true, pieces: schemaText(fields['schema']), description };
}

/** Those of the address first. */
const byPlace = (a: Parameter, b: Parameter): number => Number(b.place === 'path') - Number(a.place === 'path');

function example(raw: unknown): Example | null {
  const fields = record(raw);
  const path = text(fields?.['path'], 500);
  return fields && path !== null ? { path, body: fields['body'], answer: fields['answer'] } : null;
}

/** The first schema within `content`, and its type. */
function content(raw: unknown): readonly [string, unknown] | null {
  const first = Object.entries(record(record(raw)?.['content']) ?? {})[0];
  return first ? [first[0], record(first[1])?.['schema']] : null;
}

function endpoint(method: string, path: string, raw: unknown): Endpoint | null {
  const fields = record(raw);
  const summary = text(fields?.['summary'], 500);
  const answers = Object.entries(record(fields?.['responses']) ?? {});
  const good = answers.find(([status]) => status.startsWith('2'));
  if (!fields || summary === null || !good) return null;
  const given = content(good[1]);
  const body = content(fields['requestBody']);
  return {
    anchor: anchorOf(method, path),
    method: method.toUpperCase(),
    path,
    summary,
    description: text(fields['description'], 5_000),
    secured: Array.isArray(fields['security']),
    parameters: (list(fields['parameters'] ?? [], MAX, parameter) ?? []).toSorted(byPlace),
    body: body && { pieces: schemaText(body[1]), fields: fieldsOf(body[1]) },
    status: Number(good[0]),
    type: given?.[0] ?? null,
    gives: text(record(good[1])?.['description'], 2_000) ?? '',
    pieces: given ? schemaText(given[1]) : [],
    codes: list(fields['x-problems'] ?? [], MAX, (code) => text(code, 100)) ?? [],
    example: example(fields['x-example']),
  };
}

export function readReference(raw: unknown): Reference | null {
  const document = record(raw);
  const paths = record(document?.['paths']);
  const version = text(record(document?.['info'])?.['version'], 40);
  if (!document || !paths || version === null) return null;
  const byTopic = new Map<string, Endpoint[]>();
  for (const [path, methods] of Object.entries(paths))
    for (const method of METHODS) {
      const operation = record(methods)?.[method];
      const read = endpoint(method, path, operation);
      const tag = list(record(operation)?.['tags'], MAX, (name) => text(name, 100))?.[0] ?? 'server';
      if (read) byTopic.set(tag, [...(byTopic.get(tag) ?? []), read]);
    }
  const named = list(document['tags'] ?? [], MAX, record) ?? [];
  const known = named.map((tag) => [text(tag['name'], 100) ?? '', text(tag['description'], 2_000) ?? ''] as const);
  const others = [...byTopic.keys()].filter((name) => known.every(([one]) => one !== name));
  const topics = [...known, ...others.map((name) => [name, ''] as const)]
    .map(([name, description]) => ({ name, description, endpoints: byTopic.get(name) ?? [] }))
    .filter(({ endpoints }) => endpoints.length > 0);
  const schemas = Object.entries(record(record(document['components'])?.['schemas']) ?? {});
  const types = schemas.map(([name, schema]) => ({
    name,
    pieces: schemaText(schema),
    description: text(record(schema)?.['description'], 2_000),
    fields: fieldsOf(schema),
  }));
  return { version, topics, types, codes: list(document['x-problem-codes'] ?? [], MAX, code) ?? [] };
}

function code(raw: unknown): Reference['codes'][number] | null {
  const fields = record(raw);
  const [name, status] = [text(fields?.['code'], 100), whole(fields?.['status'], 100, 599)];
  const title = text(fields?.['title'], 500);
  return name === null || status === null || title === null ? null : { code: name, status, title };
}
