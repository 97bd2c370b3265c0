import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../../../server/startServer.ts';
import { agentFile } from '../../../shared/boards/agentFile.ts';
import { agentRowId } from '../../../shared/boards/agentProtocol.ts';
import { json, layersModel, randomPolicy, SMALL } from '../../policy/policies.ts';
import { CLI, ensureServerBuilt } from '../built.ts';
import { testServer } from '../support.ts';

const policy = randomPolicy(SMALL);
let server: RunningServer;
let folder = '';

async function upload(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const given = [`${CLI}upload.js`, '--server', `http://127.0.0.1:${server.port}`, ...args];
  return promisify(execFile)(process.execPath, given).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

beforeAll(async () => {
  await ensureServerBuilt();
  server = await testServer();
  folder = mkdtempSync(join(tmpdir(), 'upload-'));
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

it('[AGENTBOARD8] the command uploads, waits and ends with the row; the folder of a LayersModel is one policy', async () => {
  for (const { name, bytes } of layersModel(policy)) writeFileSync(join(folder, name.split('/').at(-1)!), bytes);
  const { code, stdout, stderr } = await upload(folder, '--name', 'From a folder', '--json');
  expect(code).toBe(0);
  const object = JSON.parse(stdout);
  expect(object).toMatchObject({
    submission: { status: 'admitted' },
    row: { name: 'From a folder', rank: 1 },
    proof: { kind: 'agents' },
  });
  expect(stderr).toContain(object.proof.sha256);
  expect(object.address).toMatch(/\/boards#agents\/CartPole-v1\/agent-[0-9a-f]{12}$/);
});

it('[AGENTBOARD8] the same network again is no fault: its row is printed; a kept token is one player', async () => {
  const path = join(folder, 'policy.json');
  writeFileSync(path, json(policy)[0]!.bytes);
  const token = join(folder, 'token');
  const first = await upload(path, '--name', 'Once', '--token-file', token);
  const kept = readFileSync(token, 'utf8');
  const second = await upload(path, '--name', 'Twice', '--token-file', token);
  for (const { code, stdout } of [first, second]) {
    expect([code, stdout]).toEqual([0, expect.stringContaining(agentRowId(agentFile(policy).sha256))]);
    expect(stdout).toContain('Once is on the board');
  }
  expect(readFileSync(token, 'utf8')).toBe(kept);
});

it('[AGENTBOARD8] what cannot go on the board, a bad name and a missing server are refused before anything is sent', async () => {
  const path = join(folder, 'cut.json');
  writeFileSync(path, json(policy)[0]!.bytes.slice(0, 100));
  const refused = [
    await upload(path, '--name', 'Cut'),
    await upload(join(folder, 'nothing'), '--name', 'Nothing'),
    await upload(join(folder, 'policy.json'), '--name', 'Far', '--server', 'ftp://x'),
  ];
  for (const { code, stdout, stderr } of refused) {
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 });
  }
  expect(refused[0]!.stderr).toContain('bad-header');
  expect(await upload(join(folder, 'policy.json'), '--name', 'admin')).toMatchObject({ code: 2 });
});
