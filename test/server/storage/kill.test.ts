import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextBelow, randomStream } from '../../../shared/sim/random.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { ensureServerBuilt, STORAGE_WORKER } from '../built.ts';
import { killWriters } from './boardKills.ts';
import { killsOf } from './postgresKills.ts';
import { sampleRun } from './samples.ts';
import { openFolder, temporaryFolders } from './sqliteFolder.ts';

const KILLS = 20;
const LATEST_MS = 120; // after the first acknowledgement
const newFolder = temporaryFolders();
const APPENDER = fileURLToPath(new URL('./appender.mjs', import.meta.url));

beforeAll(ensureServerBuilt, 60_000);

/** Lets a process append, and kills it so many ms after it was first told that a batch is stored. @returns the newest event that it was told of */
async function appendUntilKilled(folder: string, seed: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [APPENDER, STORAGE_WORKER, folder, String(seed)]);
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (out === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    out += chunk.toString();
  });
  const inUse = new Promise<unknown>((resolve) => {
    child.stdout.once('data', () => void openFolder(folder).then(resolve, resolve));
  });
  const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
  if (signal !== 'SIGKILL') throw new Error(`the appending process ended by itself: ${err}`);
  expect(String(await inUse)).toContain('is in use by another server'); // [STORE9]
  return Number(out.trimEnd().split('\n').at(-1));
}

it('[STORE9] [STORE10] killed at any moment, every acknowledged batch is there, none by half, and the file is free again', async () => {
  const folder = newFolder();
  const first = await openFolder(folder);
  await first.runs.create(sampleRun('run'));
  await first.close();
  const moments = randomStream(20_261_122, 'kills');
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await appendUntilKilled(folder, 1 + nextBelow(moments, 400), nextBelow(moments, LATEST_MS));
    const { runs, close } = await openFolder(folder);
    const { newest } = (await runs.find('run'))!.progress;
    expect(newest).toBeGreaterThanOrEqual(acknowledged);
    const { events } = await runs.curve('run', 10);
    expect(events.map(({ number }) => number)).toEqual(Array.from({ length: newest }, (_, i) => i + 1));
    expect(events.every((e) => e.kind === 'solved' && e.step === e.number * 3)).toBe(true);
    expect(await runs.events('run', Math.max(0, newest - 600), 600)).toEqual(events.slice(-600));
    const save = (await runs.save('run'))!;
    const checkpoints = await runs.checkpoints('run');
    expect([save.newest, save.step, checkpoints.map(({ step }) => step)]).toEqual([newest, newest * 3, [newest]]);
    const bytes = new Uint8Array(20_000).fill(newest % 251);
    expect(save.bytes).toEqual(bytes);
    expect(await runs.checkpoint(checkpoints[0]!.id)).toEqual(bytes);
    await close();
  }
});

it('[STORE10] killed while all stores are written to, every acknowledged row is there, none by half, and ranks are counted right', async () => {
  await killWriters({ dataDir: newFolder(), databaseUrl: null }, 15, 20_261_123);
}, 120_000);

describe.runIf(hasPostgres())('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(true);
  }, 60_000);
  afterAll(() => postgres?.stop(), 60_000);

  it('[STORE10] whoever is killed, the writer or the database, every acknowledged row is there, none by half', async () => {
    const databaseUrl = await postgres.database();
    await killWriters({ dataDir: '/nowhere', databaseUrl }, 6, 20_261_123, killsOf(postgres, databaseUrl));
  }, 120_000);
});
