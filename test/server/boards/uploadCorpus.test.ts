import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../server/net/problemCodes.ts';
import type { RunningServer } from '../../../server/startServer.ts';
import { startUploadThread } from '../../../server/uploadThread.ts';
import { ensureServerBuilt, UPLOAD_WORKER } from '../built.ts';
import { testServer } from '../support.ts';
import { BODIES, STRANGERS } from './uploadCases.ts';
import { newUploader, type Uploader } from './uploadHelp.ts';
import { CHECKPOINTS, HARMLESS, JSONS, LAYERS_MODELS } from './uploadModels.ts';
import { SAFETENSORS } from './uploadTensors.ts';

const CORPUS = [...BODIES, ...STRANGERS, ...SAFETENSORS, ...JSONS, ...LAYERS_MODELS, ...CHECKPOINTS];
const GOLDEN = JSON.parse(readFileSync(new URL('../../golden/uploadCodes.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const MOST_TRIES = 25; // of one session
const MEMORY = 600 * 2 ** 20; // that the process may grow by, threads included

let server: RunningServer;
const uploaders: Uploader[] = [];
let tries = 0;
let before = 0;
beforeAll(async () => {
  await ensureServerBuilt();
  server = await testServer({ startUploads: () => startUploadThread(UPLOAD_WORKER) });
  before = process.memoryUsage().rss;
}, 240_000);
afterAll(() => server.stop());

async function uploader(): Promise<Uploader> {
  if (tries++ % MOST_TRIES === 0) uploaders.push(await newUploader(server.port));
  return uploaders.at(-1)!;
}
const api = async (path: string, token = ''): Promise<unknown> =>
  (
    await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
  ).json();

describe(`[AGENTBOARD6] ${CORPUS.length} hostile uploads`, () => {
  it('are enough, and no two are named alike', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(CORPUS.map(({ what }) => what)).size).toBe(CORPUS.length);
  });
  it.each(CORPUS)('$what', async ({ what, body, codes }) => {
    const { status, problem, submission } = await (await uploader()).send(body);
    expect(submission).toBeNull();
    expect(codes).toContain(problem?.code);
    expect(problem!.code).toBe(GOLDEN[what]); // codes are for ever
    expect(status).toBe(PROBLEMS[problem!.code as keyof typeof PROBLEMS].status);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY);
  });
  it('left nothing behind, and the server as it was', async () => {
    for (const { token } of uploaders) expect(await api('/submissions?mine=1', token)).toEqual([]);
    expect(await api('/submissions/rules')).toMatchObject({ waiting: 0 });
    expect(await api('/boards/agents/CartPole-v1')).toMatchObject({ total: 0 });
    expect(({} as Record<string, unknown>)['name']).toBeUndefined(); // no prototype was touched
  });
  it.each(HARMLESS)('but $what is a policy, and is ranked', async ({ files }) => {
    const own = await newUploader(server.port);
    const { submission } = await own.upload('Harmless', files);
    expect(await own.decided(submission!.id)).toMatchObject({ status: 'admitted', problem: null });
  });
});
