import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { createWhose } from '../../server/net/person.ts';
import { sendProblem, sendRefusal } from '../../server/net/problem.ts';
import { PROBLEMS, type ProblemCode } from '../../server/net/problemCodes.ts';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

describe('a refusal', () => {
  it('[API1] is problem+json with the status and title of its code, and is not kept by caches', async () => {
    const app = Fastify();
    app.get<{ Params: { code: ProblemCode } }>('/:code', (request, reply) =>
      sendProblem(reply, request.params.code, 'do this', ['a line']),
    );
    for (const code of CODES) {
      const answer = await app.inject(`/${code}`);
      const { status, title } = PROBLEMS[code];
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.json()).toEqual({
        type: `/api#${code}`,
        title,
        status,
        code,
        detail: 'do this',
        problems: ['a line'],
      });
    }
  });
  it('[API1] of a service says its first line as the detail; a code that nobody knows is a fault of ours', async () => {
    const app = Fastify();
    app.get('/known', (_request, reply) => sendRefusal(reply, { code: 'is-over', problems: ['this run is over'] }));
    app.get('/other', (_request, reply) => sendRefusal(reply, { code: 'constructor', problems: [] }));
    expect((await app.inject('/known')).json()).toMatchObject({ code: 'is-over', detail: 'this run is over' });
    expect((await app.inject('/other')).json()).toMatchObject({ code: 'failed', status: 500 });
  });
  it('[API1] codes are in the order of the alphabet, and are names for an address', () => {
    expect(CODES).toEqual([...CODES].sort());
    for (const code of CODES) {
      expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
      expect(PROBLEMS[code].status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('a person', () => {
  const app = Fastify();
  const whose = createWhose({
    allowedOrigins: ['https://school.example'],
    session: async (token) => (token === 'mine' ? { id: 'a1', name: 'Ada' } : null),
  });
  app.get('/', async (request, reply) => (await whose(request, reply)) ?? reply);
  const ask = (headers: Record<string, string>) =>
    app.inject({ url: '/', headers: { host: 'arena.example', ...headers } });

  it('[API2] is the session of the bearer token, however the page came to it', async () => {
    for (const origin of [undefined, 'http://arena.example', 'https://school.example'])
      expect((await ask({ authorization: 'Bearer mine', ...(origin ? { origin } : {}) })).json()).toEqual({
        id: 'a1',
        name: 'Ada',
      });
  });
  it('[API2] is refused with another token, none, or from a page of another server', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer theirs' },
      { authorization: 'Basic mine' },
      { authorization: `Bearer ${'x'.repeat(300)}` },
    ])
      expect((await ask(headers as Record<string, string>)).json()).toMatchObject({ code: 'no-session' });
    const foreign = await ask({ authorization: 'Bearer mine', origin: 'http://evil.example' });
    expect(foreign.json()).toMatchObject({ code: 'bad-origin', status: 403 });
  });
});
