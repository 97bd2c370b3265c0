/**
 * Everything breaks, by turns and by seed, while people play, watch, send and train. CHAOS_MINUTES=30 npm run test:cluster -- chaos
 * is the long form; without it each part breaks once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDraw } from '../fuzz/draw.ts';
import { memoryOf, probed } from '../load/memoryProbe.ts';
import { doubleResults, lossesOf, newLedger } from './chaos/ledger.ts';
import { invite } from './chaos/people.ts';
import { badLines, seat } from './chaos/spectators.ts';
import { type Cluster, startCluster } from './support/cluster.ts';

const MINUTES = Number(process.env['CHAOS_MINUTES'] ?? 0);
const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
const BACK_WITHIN_MS = 10_000;
const MOST_GROWTH_BYTES = 20e6;
const PARTS = ['a', 'b', 'worker', 'redis', 'postgres'] as const;
type Part = (typeof PARTS)[number];

const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
const file = join(folder, 'memory.json');
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ ...probed(file), PEOPLE_PER_ADDRESS: '0' });
}, 120_000);
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function brokenBy(part: Part): { kill(): Promise<unknown>; revive(): Promise<void> } {
  if (part === 'redis' || part === 'postgres') {
    const server = cluster[part];
    return { kill: () => server.crash(), revive: () => server.restart() };
  }
  const program = cluster[part];
  return { kill: () => program.kill('SIGKILL'), revive: () => program.start() };
}

/** Bytes after a collection, of both servers. */
async function heaps(): Promise<readonly number[]> {
  const used: number[] = [];
  for (const { pid } of [cluster.a, cluster.b]) used.push((await memoryOf(pid()!, file)).heapUsed);
  return used;
}

it(
  '[CHAOS1] whatever is killed, nothing told is lost, no match has two results, spectators are back in 10 s, memory too',
  async () => {
    const draw = createDraw(SEED, 'chaos');
    const ledger = newLedger();
    const spectators = await seat(cluster.url, 6);
    const people = invite(cluster.url, ledger);
    await spectators.back(30_000);
    await wait(8_000);
    const before = await heaps();
    const started = Date.now();
    const backMs: [Part, number][] = [];
    let parts: Part[] = [];
    while (backMs.length < PARTS.length || Date.now() - started < MINUTES * 60_000) {
      if (parts.length === 0) parts = [...PARTS];
      const part = parts.splice(draw.below(parts.length), 1)[0]!;
      const letGo = await badLines(cluster.url, draw);
      for (const one of ['a', 'b', 'worker'] as const) expect(cluster[one].pid(), `${one} runs`).not.toBeNull();
      const { kill, revive } = brokenBy(part);
      await kill();
      await wait(draw.whole(200, 2_500));
      await revive();
      backMs.push([part, Math.round(await spectators.back(BACK_WITHIN_MS))]);
      letGo();
      await wait(draw.whole(2_000, 5_000)); // some of life between two blows
    }
    await wait(5_000);
    await people.leave();
    const { survivals, ratings, results, submissions, runs } = ledger;
    process.stdout.write(
      `chaos: ${backMs.length} kills; told ${survivals.length} runs, ${ratings.length} ratings, ${results.length} results, ${submissions.length} agents, ${runs.length} trainings; ` +
        `all spectators back after at most ${Math.max(...backMs.map(([, ms]) => ms))} ms\n`,
    );
    expect(await lossesOf(ledger, cluster.databaseUrl)).toEqual([]);
    expect(doubleResults(ledger)).toEqual([]);
    const untrue = {
      survivals: [{ ...survivals[0]!, ticks: 99_999 }],
      ratings: [{ ...ratings[0]!, match: 'none' }],
      results: [],
      submissions: ['none'],
      runs: ['none'],
    };
    expect(await lossesOf(untrue, cluster.databaseUrl)).toHaveLength(5); // a run, its row, a game, an agent, a training
    expect(doubleResults({ ...ledger, results: [...results, { ...results[0]!, result: 'another' }] })).toHaveLength(1);
    for (const told of [survivals, ratings, submissions, runs]) expect(told.length).toBeGreaterThan(0);
    spectators.leave();
    await wait(2_000);
    const after = await heaps();
    for (const [i, heap] of after.entries()) expect(heap - before[i]!).toBeLessThan(MOST_GROWTH_BYTES);
  },
  600_000 + MINUTES * 120_000,
);
