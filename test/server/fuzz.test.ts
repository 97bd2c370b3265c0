/** The whole server under seeded nonsense, on real sockets, with nobody limited, so that the handlers are really reached. Longer: test/slow/fuzz.test.ts. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { type Bystander, createBystander, type Felt } from '../fuzz/bystander.ts';
import { EVENTS } from '../fuzz/said.ts';
import { storm } from '../fuzz/storm.ts';
import type { Tally } from '../fuzz/visit.ts';
import { testServer } from './support.ts';

const MESSAGES = 20_000;
const MOST_GROWTH_BYTES = 20e6;
const heard = vi.hoisted(() => new Map<string, number>()); // events that were let in, how often

vi.mock('../../server/net/credits.ts', () => ({
  createCredits: () => ({
    spend(event: string) {
      heard.set(event, (heard.get(event) ?? 0) + 1);
      return 'served';
    },
    dropped: () => 0,
  }),
}));

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heapBytes(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const faults: unknown[] = [];
const noted = (fault: unknown): void => void faults.push(fault);
let server: RunningServer;
let tally: Tally;
let felt: Felt;
let growth: number;

beforeAll(async () => {
  process.on('unhandledRejection', noted);
  process.on('uncaughtException', noted);
  server = await testServer();
  const plan = { port: server.port, agents: ['steady', 'clumsy', 'champion'], addresses: null };
  await storm({ ...plan, seed: 2, messages: MESSAGES / 10 }); // whatever is made once is made now
  const before = heapBytes();
  heard.clear();
  const bystander: Bystander = await createBystander(server.port, 'steady');
  await bystander.frames(1);
  tally = await storm({ ...plan, seed: 1, messages: MESSAGES });
  await bystander.frames(5);
  felt = bystander.felt();
  bystander.leave();
  growth = heapBytes() - before;
}, 300_000);
afterAll(async () => {
  process.off('unhandledRejection', noted);
  process.off('uncaughtException', noted);
  await server.stop();
});

it('[FUZZ1] whatever pages say, every answer is one that a page can read, tells nothing of our insides, and nothing throws', () => {
  expect([...tally.problems]).toEqual([]);
  expect(tally.silent).toBe(0);
  expect(faults).toEqual([]);
  expect(tally.answers).toBeGreaterThan(MESSAGES / 4);
});
it('[FUZZ1] the messages did reach the handlers, of each event some', () => {
  const rare = EVENTS.filter((event) => (heard.get(event) ?? 0) < MESSAGES / 200);
  expect(rare).toEqual([]);
  const reached = EVENTS.reduce((sum, event) => sum + heard.get(event)!, 0);
  expect(reached).toBeGreaterThan(0.6 * (tally.sent - tally.requests));
  expect([...tally.statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 409, 415]));
});
it('[FUZZ2] a match beside it goes on: every frame as computed, no correction', () => {
  expect(felt).toMatchObject({ mismatches: 0, lost: false });
  expect(felt.corrections).toBeLessThanOrEqual(felt.lateInputs); // each for an input that a busy machine had late
  expect(felt.frames).toBeGreaterThan(5);
});
it('[FUZZ3] afterwards the heap is within 20 MB of what it was', () => {
  expect(growth).toBeLessThan(MOST_GROWTH_BYTES);
});
