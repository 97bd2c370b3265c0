import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { parseProblem } from '../../shared/protocol/parseBoards.ts';
import { newSession } from '../support/visitor.ts';
import { testServer } from './support.ts';

let server: RunningServer;
let token = '';

beforeAll(async () => {
  server = await testServer();
  token = await newSession(`http://127.0.0.1:${server.port}`);
});
afterAll(() => server.stop());

const JSON_TYPE = 'application/json';

/** The code of the refusal, which has to be whole problem+json with the status that it says. */
async function refused(method: string, path: string, body: string | Uint8Array, type: string | null = JSON_TYPE) {
  const headers = { authorization: `Bearer ${token}`, ...(type === null ? {} : { 'content-type': type }) };
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, {
    method,
    headers,
    body: Buffer.from(body),
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = parseProblem(await answer.json());
  expect(problem?.status).toBe(answer.status);
  expect(problem?.detail.length).toBeGreaterThan(5);
  return problem!.code;
}

/** Every route that takes a body as JSON. */
const ROUTES = [
  ['POST', '/runs'],
  ['PUT', '/me/name'],
  ['POST', '/recover'],
  ['POST', '/learners'],
  ['POST', '/agents'],
] as const;
const WISH = { recipe: { base: 'house', budget: { steps: 1_000 } }, seed: 1, pace: 'max' };

describe.each(ROUTES)('a bad body to %s %s', (method, path) => {
  it.each([
    ['nothing', ''],
    ['half of JSON', '{"name": "x'],
    ['two values', '{} {}'],
    ['bytes that are no text', Uint8Array.from([0xff, 0xfe, 0x00, 0x7b])],
    ['__proto__', '{"__proto__": {"admin": true}, "name": "x"}'],
    ['__proto__ with an escape', '{"\\u005f_proto__": {"admin": true}}'],
    ['constructor.prototype', '{"constructor": {"prototype": {"admin": true}}}'],
  ])('[API9] is refused: %s', async (_what, body) => {
    expect(await refused(method, path, body)).toMatch(/^bad-(json|payload)$/);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
  it('[API9] is refused, quickly, however deep it is', async () => {
    const deep = path === '/agents' ? 1_000_000 : 1_900;
    expect(await refused(method, path, `${'['.repeat(deep)}${']'.repeat(deep)}`)).toMatch(/^bad-(json|payload)$/);
    expect(await refused(method, path, `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`)).toMatch(/^bad-(json|payload)$/);
  });
  it('[API9] is refused if it is of another type than JSON', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'nonsense',
    ])
      expect(await refused(method, path, 'a=b', type), type).toBe('bad-type');
  });
  it('[API9] is refused if it is too large, and not read to its end', async () => {
    expect(await refused(method, path, `"${'x'.repeat(path === '/agents' ? 12_000_000 : 80_000)}"`)).toBe('too-large');
  });
  it('[API9] is refused if it is JSON and not what is asked for', async () => {
    for (const body of ['null', '1', '"x"', '[]', 'true', '{}', '{"name": 1, "code": 2, "files": 3, "recipe": null}'])
      expect(await refused(method, path, body), body).toMatch(/^(bad-payload|bad-json|bad-name|bad-recipe)$/);
  });
});

describe('what HTTP itself cannot read', () => {
  it('[API9] a field of a recipe named as something of every object is no field of a recipe', async () => {
    const recipe = '{"base": "house", "toString": 1, "hasOwnProperty": 1}';
    expect(await refused('POST', '/runs', `{"recipe": ${recipe}, "seed": 1, "pace": "max"}`)).toBe('bad-recipe');
    const { pace: _, ...rest } = WISH;
    expect(await refused('POST', '/runs', JSON.stringify({ ...rest, constructor: 1 }))).toBe('bad-payload');
  });
  it('[API9] a broken address or a broken request is refused, and the server goes on', async () => {
    const ask = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let said = '';
        const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (chunk: Buffer) => {
          said += chunk.toString('latin1');
        });
        socket.on('close', () => resolve(said));
        socket.on('error', reject);
        socket.setTimeout(5_000, () => socket.destroy());
      });
    const last = 'Host: x\r\nConnection: close\r\n\r\n';
    expect(await ask(`GET /api/v1/agents/%E0%A4%A/model HTTP/1.1\r\n${last}`)).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*problem\+json[\s\S]*"bad-/,
    );
    expect(await ask(`GET /api/v1/${'a'.repeat(300)} HTTP/1.1\r\n${last}`)).toMatch(/^HTTP\/1\.1 404 /);
    expect(await ask('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*problem\+json[\s\S]*"bad-payload"/);
    expect(await ask(`GET / HTTP/1.1\r\nx: ${'y'.repeat(70_000)}\r\n${last}`)).toMatch(
      /^HTTP\/1\.1 413 [\s\S]*problem\+json[\s\S]*"too-large"/,
    );
    expect(await ask(`GET /api/v1/runs/${'a'.repeat(200)} HTTP/1.1\r\n${last}`)).toMatch(/problem\+json/);
    expect(await ask(`DELETE /api/v1/boards HTTP/1.1\r\n${last}`)).toMatch(/^HTTP\/1\.1 404 [\s\S]*"not-found"/);
    expect(await ask(`GET /healthz HTTP/1.1\r\n${last}`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
