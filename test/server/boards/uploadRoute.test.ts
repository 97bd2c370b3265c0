import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../../../server/startServer.ts';
import { agentFile } from '../../../shared/boards/agentFile.ts';
import { agentRowId, SMALL_PROTOCOL } from '../../../shared/boards/agentProtocol.ts';
import { decodeCheckpoint, sha256Hex } from '../../../shared/policy/checkpoint.ts';
import { json, layersModel, randomPolicy, SMALL, safetensors } from '../../policy/policies.ts';
import { testServer } from '../support.ts';
import { newUploader, type Uploader } from './uploadHelp.ts';

let server: RunningServer;
let uploader: Uploader;
beforeAll(async () => {
  server = await testServer();
  uploader = await newUploader(server.port);
});
afterAll(() => server.stop());

const policy = randomPolicy(SMALL);
const api = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, init);

it('[AGENTBOARD6] an uploaded network is committed, drawn, evaluated and ranked; its file and its row can be fetched', async () => {
  const { status, submission } = await uploader.upload('  Wobbly 1 ', safetensors(policy));
  expect([status, submission]).toMatchObject([201, { kind: 'agent', name: 'Wobbly 1', status: 'queued' }]);
  const { sha256 } = agentFile(policy);
  expect(submission!.hash).toBe(sha256);
  const done = await uploader.decided(submission!.id);
  expect(done).toMatchObject({ status: 'admitted', row: agentRowId(sha256), rank: 1, progress: 1, problem: null });
  const file = new Uint8Array(await (await api(`/agents/${done.row}/model`)).arrayBuffer());
  expect([sha256Hex(file), decodeCheckpoint(file).ok]).toEqual([sha256, true]);
});

it('[AGENTBOARD5] the same network in another format is the same agent: the answer says where it is', async () => {
  const again = await (await newUploader(server.port)).upload('Copy', json(policy));
  expect([again.status, again.problem?.code]).toEqual([409, 'already-there']);
  expect(await uploader.find(again.location!.split('/').at(-1)!)).toMatchObject({
    row: agentRowId(agentFile(policy).sha256),
  });
});

it('[AGENTBOARD6] a LayersModel of several files is read as one policy', async () => {
  const { submission } = await uploader.upload('Layers', layersModel(policy));
  expect((await uploader.decided(submission!.id)).status).toBe('admitted');
});

it('[AGENTBOARD6] policies of other worlds and of pixels, and names that players may not have, are refused with a code', async () => {
  const lake = randomPolicy({ inputs: 16, hidden: [8], outputs: 4 }, null);
  expect(await uploader.upload('Lake', json(lake))).toMatchObject({ status: 422, problem: { code: 'other-world' } });
  const frames = readFileSync('assets/models/pixels/house-pixels.cpa');
  expect(await uploader.upload('Frames', [{ name: 'a.cpa', bytes: frames }])).toMatchObject({
    problem: { code: 'pixels' },
  });
  for (const name of ['', 'x', 'y'.repeat(21), 'admin', 'a\u202eb', 'аdmin1']) {
    expect(await uploader.upload(name, json(policy))).toMatchObject({ status: 400, problem: { code: 'bad-name' } });
  }
});

it('[QUEUE6] the own submissions are listed newest first, to their owner alone', async () => {
  const mine = (token: string) => api('/submissions?mine=1', { headers: { authorization: `Bearer ${token}` } });
  const listed = (await (await mine(uploader.token)).json()) as { readonly name: string }[];
  expect(listed.map(({ name }) => name)).toEqual(['Layers', 'Wobbly 1']);
  expect(await (await mine((await newUploader(server.port)).token)).json()).toEqual([]);
  expect((await api('/submissions?mine=1')).status).toBe(401);
  expect((await api('/submissions')).status).toBe(400);
  expect(await (await api('/submissions/nobody')).json()).toMatchObject({ code: 'unknown-submission' });
});

it('[QUEUE5] the rules tell what is taken and by what is ranked; who asks without a session is not read at all', async () => {
  const rules = await (await api('/submissions/rules')).json();
  expect(rules).toMatchObject({ protocol: SMALL_PROTOCOL, perPerson: { waiting: 3, aDay: 20 }, mostWaiting: 50 });
  const post = (headers: Record<string, string>, body = '{}') =>
    api('/agents', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  expect((await post({})).status).toBe(401);
  expect((await post({ authorization: `Bearer ${uploader.token}`, origin: 'https://elsewhere.example' })).status).toBe(
    403,
  );
});
