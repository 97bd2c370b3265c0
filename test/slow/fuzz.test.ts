/** The built server as a process of its own, with its limits on, under a million seeded messages from many addresses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBystander } from '../fuzz/bystander.ts';
import { storm } from '../fuzz/storm.ts';
import { memoryOf, probed } from '../load/memoryProbe.ts';
import { ensureServerBuilt } from '../server/built.ts';
import { type ServerProcess, startProcess } from '../server/serverProcess.ts';

const MESSAGES = process.env['SLOW'] === 'reduced' ? 20_000 : 1_000_000;
const MOST_GROWTH_BYTES = 20e6;
const AGENTS = ['champion', 'nobody'];
const ADDRESSES = 50_000;
const REMEMBERED_MS = MESSAGES < 100_000 ? 0 : 70_000; // who is gone is known for a minute: credits, the match just played

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const file = join(folder, 'memory.json');
let server: ServerProcess;
beforeAll(async () => {
  await ensureServerBuilt();
  server = await startProcess(folder, { ...probed(file), TRUST_PROXY: '1', MAX_DUELS: '200' });
}, 120_000);
afterAll(async () => {
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

it('[FUZZ1] a million messages: the process lives, its answers are whole, a match beside is not felt, its memory is back', async () => {
  const plan = { port: server.port, agents: AGENTS, addresses: ADDRESSES };
  await storm({ ...plan, seed: 4, messages: MESSAGES / 20 });
  const before = await memoryOf(server.pid, file);
  const bystander = await createBystander(server.port, 'champion');
  await bystander.frames(1);
  const started = performance.now();
  const tally = await storm({ ...plan, seed: 3, messages: MESSAGES });
  const seconds = (performance.now() - started) / 1_000;
  await new Promise((resolve) => setTimeout(resolve, REMEMBERED_MS));
  await storm({ ...plan, seed: 5, messages: MESSAGES / 500 }); // life goes on: what is old is forgotten when somebody comes
  await bystander.frames(5);
  const felt = bystander.felt();
  bystander.leave();
  const after = await memoryOf(server.pid, file);
  const growth = after.heapUsed - before.heapUsed;
  const { sent, requests, visits, answers } = tally;
  const figures = `${requests} requests, ${visits} visits, ${answers} answers, heap ${(growth / 1e6).toFixed(1)} MB`;
  process.stdout.write(
    `fuzz: ${sent} messages in ${seconds.toFixed(0)} s: ${figures}; beside it ${JSON.stringify(felt)}\n`,
  );
  expect([...tally.problems]).toEqual([]);
  expect(tally.silent).toBeLessThanOrEqual(visits / 500); // not answered within ten seconds: a machine at its limit
  expect(felt).toMatchObject({ mismatches: 0, lost: false });
  expect(felt.corrections, 'each for an input that a busy machine had late').toBeLessThanOrEqual(felt.lateInputs);
  expect(growth).toBeLessThan(MOST_GROWTH_BYTES);
}, 1_800_000);
