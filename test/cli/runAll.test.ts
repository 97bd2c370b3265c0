import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComparedRun, hasEnded, type Pair } from '../../server/cli/comparison/comparison.ts';
import { runAll } from '../../server/cli/comparison/runAll.ts';
import { secondsLeft } from '../../server/cli/comparison/timeLeft.ts';
import { HOUSE } from '../../shared/learner/recipes/house.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';

/** Stands in for a trained run: answers with its seed as the number of steps, but for some. */
const STAND_IN = `
process.once('message', ({ seed }) => {
  if (seed === 2) throw new RangeError('no room for the network');
  if (seed === 3) process.kill(process.pid, 'SIGKILL');
  else if (seed === 4) process.send({ kind: 'broken', reason: 'a reason' }, () => process.disconnect());
  else setTimeout(() => {
    process.send({ kind: 'progress', share: 0.5 });
    process.send({ kind: 'ended', report: { steps: seed, evaluation: {} }, curve: [] }, () => process.disconnect());
  }, 200 / seed);
});
`;
let folder = '';
let entry = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-all-'));
  entry = join(folder, 'standIn.mjs');
  writeFileSync(entry, STAND_IN);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function follow(seeds: readonly number[], file: string) {
  const pairs = seeds.map((seed): Pair => ({ recipe: HOUSE, seed }));
  const shares: number[] = [];
  const over: [seed: number, done: number][] = [];
  const runs = await runAll(
    pairs,
    { entry: file, spec: CARTPOLE_V1, processes: 2 },
    {
      progress: (share) => shares.push(share),
      over: (run: ComparedRun, done) => over.push([run.seed, done]),
    },
  );
  return { runs, shares, over };
}

it('[COMPARE4] runs come back in the order they were asked for; a broken one says why and stops nobody', async () => {
  const { runs, shares, over } = await follow([1, 2, 3, 4, 5, 6], entry);
  expect(runs.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(runs.map((run) => (hasEnded(run) ? run.report.steps : run.reason))).toEqual([
    1,
    'its process ended by exit 1: RangeError: no room for the network',
    'its process ended by SIGKILL',
    'a reason',
    5,
    6,
  ]);
  expect(over.map(([, done]) => done)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

it('[COMPARE4] a process that cannot even start is a broken run', async () => {
  const { runs } = await follow([1], join(folder, 'nowhere.mjs'));
  expect(runs[0]).toMatchObject({
    seed: 1,
    reason: expect.stringMatching(/^its process ended by exit 1: Error: Cannot find module/),
  });
});

it('the time left is that of all together, or of the slowest that still goes on', () => {
  const over = { beganAt: 100, share: 1 };
  expect(secondsLeft([{ beganAt: 100, share: 0.01 }], 4, 110)).toBeNull(); // too early
  expect(secondsLeft([over], 4, 110)).toBeCloseTo(30, 9);
  expect(secondsLeft([over, { beganAt: 100, share: 0.5 }], 2, 112)).toBeCloseTo(12, 9); // Together it would be 4 s.
  expect(secondsLeft([over, over], 2, 200)).toBe(0);
  expect(secondsLeft([over, { beganAt: 110, share: 0 }], 2, 110)).toBeCloseTo(10, 9);
});
