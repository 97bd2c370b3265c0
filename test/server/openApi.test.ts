import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROBLEMS } from '../../server/net/problemCodes.ts';
import type { RunningServer } from '../../server/startServer.ts';
import { testServer } from './support.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, { readonly schema?: object }> }
  >;
  readonly 'x-problems'?: readonly string[];
  readonly security?: readonly object[];
  readonly 'x-example'?: { readonly path: string; readonly body?: unknown; readonly answer?: unknown };
}
interface Document {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object>; readonly securitySchemes: object };
  readonly 'x-problem-codes': readonly { readonly code: string; readonly status: number; readonly title: string }[];
}

let server: RunningServer;
let document: Document;
let operations: readonly (readonly [string, Operation])[];
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers });

beforeAll(async () => {
  server = await testServer();
  document = (await (await get('/api/v1/openapi.json')).json()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );
});
afterAll(() => server.stop());

describe('the OpenAPI document', () => {
  it('[API5] has every route, and nothing that is none of the interface', () => {
    const routes = operations.map(([route]) => route);
    expect(routes).toEqual(
      expect.arrayContaining([
        'GET /healthz',
        'GET /api/v1/boards',
        'GET /api/v1/boards/{board}/{division}',
        'GET /api/v1/boards/{board}/{division}/rows/{id}',
        'GET /api/v1/boards/{board}/{division}/export',
        'GET /api/v1/runs',
        'POST /api/v1/runs',
        'DELETE /api/v1/runs/{id}',
        'GET /api/v1/agents/{id}/model',
        'GET /api/v1/me',
        'GET /api/v1/openapi.json',
      ]),
    );
    for (const route of routes) expect(route).toMatch(/^[A-Z]+ (\/api\/v1\/|\/healthz$)/);
  });
  it('[API5] says of each what it gives, what it takes, how it refuses, and whether a session is asked for', () => {
    const topics = document.tags.map(({ name }) => name);
    for (const [route, { summary, tags, parameters = [], requestBody, responses, security, ...rest }] of operations) {
      expect(summary, route).toMatch(/^[A-Z].*[^.]$/);
      expect(topics, route).toContain(tags?.[0]);
      for (const name of route.match(/(?<=\{)\w+(?=\})/g) ?? [])
        expect(
          parameters.map((parameter) => parameter.name),
          route,
        ).toContain(name);
      if (/^(POST|PUT)/.test(route) && !/(recovery|sessions)$/.test(route)) expect(requestBody, route).toBeDefined();
      const good = Object.entries(responses).filter(([status]) => status < '400');
      expect(good, route).toHaveLength(1);
      if (good[0]![0] !== '204')
        for (const { schema } of Object.values(good[0]![1].content ?? { none: {} }))
          expect(schema, route).toBeDefined();
      const codes = rest['x-problems'] ?? [];
      for (const code of codes) {
        const known = PROBLEMS[code as keyof typeof PROBLEMS];
        expect(known, `${route} ${code}`).toBeDefined();
        expect(responses[String(known.status)]?.content, `${route} ${code}`).toHaveProperty('application/problem+json');
      }
      expect(codes, route).toContain('failed');
      if (security) expect(codes, route).toEqual(expect.arrayContaining(['no-session', 'bad-origin']));
    }
  });
  it('[API5] explains every code, and refers to nothing that is not there', () => {
    expect(document['x-problem-codes'].map(({ code }) => code)).toEqual(Object.keys(PROBLEMS));
    const referred = new Set(JSON.stringify(document).match(/(?<=#\/components\/schemas\/)[^"]+/g));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(document.openapi).toBe('3.1.0');
  });
  it('[API5] is what an answer has: each GET that asks for nothing answers as it says', async () => {
    const open = operations.filter(([route, { security }]) => /^GET [^{]+$/.test(route) && !security);
    expect(open.length).toBeGreaterThan(5);
    for (const [route, { responses, 'x-problems': codes = [] }] of open) {
      const answer = await get(route.slice(4));
      const told = responses[String(answer.status)];
      expect(told, `${route} ${answer.status}`).toBeDefined();
      const type = answer.headers.get('content-type')!.split(';')[0]!;
      expect(Object.keys(told!.content!), route).toContain(type);
      if (!answer.ok) expect(codes).toContain(((await answer.json()) as { code: string }).code);
    }
  });
  /** A schema of the document, as one that stands alone. */
  const reader = (schema: object) =>
    z.fromJSONSchema(
      JSON.parse(
        JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
          '#/components/schemas/',
          '#/$defs/',
        ),
      ) as Parameters<typeof z.fromJSONSchema>[0],
    );
  const schemaOf = ({ responses }: Operation): object | undefined =>
    Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content?.['application/json']?.schema;

  it('[API5] has an example of each route, which is as its schema says', () => {
    for (const [route, operation] of operations) {
      const example = operation['x-example'];
      expect(example, route).toBeDefined();
      const [method, path] = route.split(' ') as [string, string];
      const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[A-Za-z0-9._-]+')}(\\?.*)?$`);
      expect(example!.path, method).toMatch(pattern);
      const answer = schemaOf(operation);
      if (answer && route !== 'GET /api/v1/openapi.json')
        expect(reader(answer).safeParse(example!.answer).error, route).toBeUndefined();
      const body = Object.values(operation.requestBody?.content ?? {})[0] as { readonly schema: object } | undefined;
      if (body) expect(reader(body.schema).safeParse(example!.body).error, route).toBeUndefined();
    }
  });
  it('[API5] tells answers as they are: those of this server are as their schemas say', async () => {
    for (const [route, operation] of operations) {
      const schema = schemaOf(operation);
      if (!/^GET [^{]+$/.test(route) || operation.security || !schema) continue;
      const answer = await get(route.slice(4));
      if (answer.ok) expect(reader(schema).safeParse(await answer.json()).error, route).toBeUndefined();
    }
  });
});
