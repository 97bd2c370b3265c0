/** JSON that wants to change what every object has: through each door that takes any. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adminSocketPath, listenToAdmin } from '../../../server/net/adminSocket.ts';
import type { RunningServer } from '../../../server/startServer.ts';
import { readUploadHere } from '../../../server/uploadThread.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/events.ts';
import * as parsers from '../../../shared/protocol/parse.ts';
import { readRecipeSettings } from '../../../shared/training/recipeReader.ts';
import { newSession } from '../../support/visitor.ts';
import { testConfig, testServer } from '../support.ts';
import { enterRaw, openRaw } from './rawSocket.ts';

let server: RunningServer;
let token = '';
beforeAll(async () => {
  server = await testServer();
  token = await newSession(`http://127.0.0.1:${server.port}`);
});
afterAll(() => server.stop());

const AS_THEY_ARE = [Object, Array, Function, String, Number, Map, Promise].map(({ prototype }) => ({
  prototype,
  names: Reflect.ownKeys(prototype),
}));
afterEach(() => {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  for (const { prototype, names } of AS_THEY_ARE) expect(Reflect.ownKeys(prototype)).toEqual(names);
});

/** Members that an object of any door may carry besides its own. */
const POISON = [
  '"__proto__":{"polluted":1}',
  '"__proto__":{"__proto__":{"polluted":1}}',
  '"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":1}',
  '"constructor":{"prototype":{"polluted":1}}',
  '"prototype":{"polluted":1}',
  '"__proto__":null,"toString":1,"hasOwnProperty":1,"valueOf":null',
];
const EVENTS = [
  'match:start',
  'match:enter',
  'match:watch',
  'match:hidden',
  'run:watch',
  'run:look',
  'board:watch',
  'race:start',
  'i',
];

describe('[LIMIT12] no JSON changes what objects are', () => {
  it.each(POISON)('by REST, in a body or below it: %s', async (poison) => {
    for (const [method, path, rest] of [
      ['PUT', '/me/name', '"name":"Ann"'],
      ['POST', '/recover', '"code":"0000-0000-0000-0000-0000"'],
      ['POST', '/runs', `"recipe":{"base":"house",${poison}},"seed":1,"pace":"max"`],
      ['POST', '/learners', `"name":"Ann","recipe":{"base":"house",${poison}}`],
      ['POST', '/agents', `"name":"Ann","files":[{"name":"a.json","base64":"e30=",${poison}}]`],
    ] as const)
      for (const body of [`{${rest},${poison}}`, `{${poison},${rest}}`]) {
        const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body,
        });
        expect(answer.status, `${path} ${body}`).toBeLessThan(500);
        expect(await answer.text()).not.toContain('polluted":');
      }
  });
  it('by an address', async () => {
    for (const query of [
      '__proto__[polluted]=1',
      '__proto__.polluted=1',
      'constructor[prototype][polluted]=1',
      '__proto__=1',
    ]) {
      const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/boards/players/1x?${query}`);
      expect(answer.status).toBeLessThan(500);
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      for (const path of [
        `agents/${name}/model`,
        `runs/${name}`,
        `runs/${name}/points`,
        `boards/${name}/1x`,
        `boards/players/${name}`,
        `boards/players/1x/rows/${name}`,
        `submissions/${name}`,
        `checkpoints/${name}`,
        `ratings/${name}/human`,
      ]) {
        const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        expect(answer.status, path).toBe(404);
      }
  });
  it.each(POISON)('by the handshake: %s', async (poison) => {
    const raw = await openRaw(server.port);
    raw.socket.send(`40{"version":${PROTOCOL_VERSION},${poison}}`);
    expect(await raw.message('4')).toBeTruthy();
    raw.socket.close();
    await raw.gone;
  });
  it.each(EVENTS)('by the event %s, nor by an event of that name', async (event) => {
    const raw = await enterRaw(server.port);
    for (const poison of POISON)
      raw.socket.send(`42${JSON.stringify([event]).slice(0, -1)},{${poison}},[{${poison}}]]`);
    for (const name of ['__proto__', 'constructor', 'toString']) raw.socket.send(`420["${name}",{"polluted":1}]`);
    raw.socket.send('429["match:list"]');
    await raw.message('439');
    raw.socket.close();
    await raw.gone;
  });
  it('by any parser of events, however it is nested', () => {
    const leaf = fc.oneof(fc.constant(null), fc.integer(), fc.string());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom('__proto__', 'constructor', 'prototype', 'mode', 'agent', 'run', 'version'),
          tie('tree'),
          { maxKeys: 4 },
        ),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const raw: unknown = JSON.parse(JSON.stringify(value));
        for (const parse of Object.values(parsers)) {
          if (typeof parse !== 'function') continue;
          const read = (parse as (raw: unknown) => unknown)(raw);
          if (typeof read === 'object' && read !== null && !Array.isArray(read))
            expect([Object.prototype, null]).toContain(Object.getPrototypeOf(read));
        }
      }),
    );
  });
  it.each(POISON)('by a recipe or a file of weights: %s', async (poison) => {
    const recipe = readRecipeSettings(JSON.parse(`{"base":"house",${poison}}`));
    expect(recipe.problems.length).toBeGreaterThan(0);
    for (const text of [
      `{${poison}}`,
      `{"format":"plain","layers":[{${poison}}],${poison}}`,
      `{"modelTopology":{${poison}},"weightsManifest":[{${poison},"paths":["__proto__"],"weights":[{"name":"__proto__","shape":[4,2],"dtype":"float32"}]}]}`,
    ]) {
      const upload = { name: 'Ann', files: [{ name: 'model.json', base64: Buffer.from(text).toString('base64') }] };
      expect((await readUploadHere(Buffer.from(JSON.stringify(upload)))).ok).toBe(false);
    }
    const header = Buffer.from(`{${poison},"__proto__":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]}}`);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const safetensors = Buffer.concat([length, header, Buffer.alloc(32)]).toString('base64');
    const upload = { name: 'Ann', files: [{ name: 'a.safetensors', base64: safetensors }] };
    expect((await readUploadHere(Buffer.from(JSON.stringify(upload)))).ok).toBe(false);
  });
  it.each(POISON)("by the administrator's socket: %s", async (poison) => {
    const { dataDir } = testConfig();
    const close = listenToAdmin(dataDir, {} as never, () => {});
    await expect.poll(() => ask(adminSocketPath(dataDir), `{"kind":"act",${poison}}`)).toMatchObject({ ok: false });
    await close();
  });
});

function ask(path: string, line: string): Promise<unknown> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(path, () => socket.write(`${line}\n`));
    socket.on('data', (part: Buffer) => {
      said += part.toString();
    });
    socket.on('error', () => resolve(null)); // it does not listen yet
    socket.on('end', () => resolve(JSON.parse(said)));
  });
}
