import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlOf } from '../../../client/model/api/curl.ts';
import { anchorOf, readReference } from '../../../client/model/api/reference.ts';
import { fieldsOf, schemaText } from '../../../client/model/api/schemaText.ts';

const shown = (schema: unknown): string =>
  schemaText(schema)
    .map(({ text }) => text)
    .join('');

const DOCUMENT = {
  info: { version: '1.0.0' },
  tags: [
    { name: 'boards', description: 'Rows.' },
    { name: 'empty', description: 'Nothing.' },
  ],
  components: {
    schemas: {
      Row: { type: 'object', description: 'A row', properties: { id: { type: 'string' } }, required: ['id'] },
    },
  },
  'x-problem-codes': [{ code: 'unknown-row', status: 404, title: 'There is no such row' }],
  paths: {
    '/api/v1/boards/{board}': {
      get: {
        summary: 'Rows',
        tags: ['boards'],
        parameters: [{ name: 'board', in: 'path', required: true, schema: { enum: ['players'] } }],
        responses: {
          '404': { description: 'unknown-row' },
          '200': {
            description: 'Best first',
            content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Row' } } } },
          },
        },
        'x-problems': ['unknown-row'],
      },
      post: {
        summary: 'One more',
        tags: ['others'],
        security: [{ session: [] }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Row' } } } },
        responses: { '201': { description: 'There it is' } },
        'x-example': { path: '/api/v1/boards/players', body: { name: "Ada's" }, answer: { id: 'x' } },
      },
    },
  },
};

describe('the reference', () => {
  it('[API10] has each endpoint under its topic, with what it takes, gives and refuses', () => {
    const reference = readReference(DOCUMENT)!;
    expect(reference.topics.map(({ name }) => name)).toEqual(['boards', 'others']);
    expect(reference.topics[0]!.endpoints[0]).toMatchObject({
      anchor: 'get-boards-board',
      method: 'GET',
      secured: false,
      status: 200,
      type: 'application/json',
      codes: ['unknown-row'],
      parameters: [{ name: 'board', place: 'path', needed: true }],
    });
    expect(reference.codes).toEqual([{ code: 'unknown-row', status: 404, title: 'There is no such row' }]);
    expect(reference.types[0]).toMatchObject({ name: 'Row', fields: [{ name: 'id', needed: true }] });
  });
  it('[API10] writes a schema in a few characters, with names of types apart', () => {
    expect(shown({ type: 'integer', minimum: 1, maximum: 100 })).toBe('integer 1..100');
    expect(shown({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })).toBe('integer ≥ 0');
    expect(shown({ type: ['string', 'null'] })).toBe('string | null');
    expect(shown({ anyOf: [{ $ref: '#/components/schemas/Row' }, { type: 'null' }] })).toBe('Row | null');
    expect(shown({ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } })).toBe(
      '(string | null)[]',
    );
    expect(shown({ type: 'array', items: { type: 'integer', minimum: 0 } })).toBe('(integer ≥ 0)[]');
    expect(shown({ type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] })).toBe('[number, number]');
    expect(shown({ type: 'string', enum: ['a', 'b'] })).toBe('"a" | "b"');
    expect(schemaText({ type: 'array', items: { $ref: '#/components/schemas/Row' } })).toEqual([
      { text: 'Row', type: true },
      { text: '[]', type: false },
    ]);
  });
  it('[API10] asks as a shell does, whatever quotes are in it', () => {
    const [get, post] = readReference(DOCUMENT)!.topics.flatMap(({ endpoints }) => endpoints);
    expect(curlOf(get!, 'http://x')).toBe("curl -s \\\n  'http://x/api/v1/boards/{board}'");
    expect(curlOf(post!, 'http://x')).toBe(
      [
        'curl -s -X POST',
        '-H "Authorization: Bearer $TOKEN"',
        "-H 'Content-Type: application/json'",
        `-d '{"name":"Ada'\\''s"}'`,
        "'http://x/api/v1/boards/players'",
      ].join(' \\\n  '),
    );
  });
  it('[API10] endpoints have anchors of their own', () => {
    expect(anchorOf('get', '/api/v1/boards/{board}/{division}/rows/{id}')).toBe('get-boards-board-division-rows-id');
    expect(anchorOf('get', '/healthz')).toBe('get-healthz');
  });
  it('[API10] never throws, whatever the document says', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void [readReference(raw), schemaText(raw), fieldsOf(raw)]));
    const parts = fc.constantFrom('paths', 'tags', 'components', 'x-problem-codes', 'info');
    fc.assert(fc.property(parts, fc.anything(), (part, raw) => void readReference({ ...DOCUMENT, [part]: raw })));
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (responses, rest) => {
        const operation = { ...DOCUMENT.paths['/api/v1/boards/{board}'].get, parameters: rest, responses };
        readReference({ ...DOCUMENT, paths: { '/x': { get: operation } } });
      }),
    );
    const deep: { type: string; items?: unknown } = { type: 'array' };
    deep.items = deep;
    expect(shown(deep)).toContain('any');
    expect(fieldsOf(deep)).toEqual([]);
  });
});
