import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunLog, diskProblem } from '../../server/training/runLog.ts';
import type { RunBatch } from '../../server/training/runStore.ts';
import type { RunEvent } from '../../shared/protocol/runEvents.ts';
import { NO_FIGURES } from '../../shared/training/runFigures.ts';

const solved = (number: number): RunEvent => ({ number, kind: 'solved', step: number });
const checkpoint = (step: number) => ({
  info: { id: `r.${step}`, run: 'r', step, episode: 1, mean: 9, bytes: 1, sha256: '' },
  bytes: Uint8Array.of(step),
});

/** A disk that takes or refuses when it is told to. */
function slowDisk() {
  const stored: RunBatch[] = [];
  const troubles: (string | null)[] = [];
  const waits: { readonly ms: number; readonly run: () => void }[] = [];
  let answer: ((takes: boolean) => void) | null = null;
  const log = createRunLog({
    store: {
      append: (_, batch) =>
        new Promise((resolve, reject) => {
          answer = (takes) => {
            answer = null;
            if (takes) stored.push(batch);
            if (takes) resolve();
            else reject(new Error('database or disk is full'));
          };
        }),
    },
    run: 'r',
    figures: () => NO_FIGURES,
    after: (ms, run) => {
      waits.push({ ms, run });
      return () => {};
    },
    trouble: (problem) => void troubles.push(problem),
  });
  return {
    log,
    stored,
    troubles,
    waits,
    asked: () => answer !== null,
    async answer(takes: boolean) {
      if (!answer) return; // nothing was asked: an old timer does not go off again
      answer(takes);
      await new Promise((resolve) => setImmediate(resolve));
      if (!takes) waits.at(-1)?.run();
    },
  };
}

describe('the log on its way to the disk', () => {
  it('[RUN8] all is stored once and in order, however often the disk refuses, and nothing is out of sight meanwhile', async () => {
    const happening = fc.constantFrom('event', 'event', 'flush', 'takes', 'refuses');
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (happenings) => {
        const disk = slowDisk();
        let count = 0;
        for (const what of happenings) {
          if (what === 'event') disk.log.event(solved(++count));
          else if (what === 'flush') disk.log.flush();
          else await disk.answer(what === 'takes');
          const there = [...disk.stored.flatMap(({ events }) => events), ...disk.log.pendingEvents()];
          expect(there.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
        }
        const all = disk.log.stored();
        while (disk.asked()) await disk.answer(true);
        await all;
        expect(disk.stored.flatMap(({ events }) => events)).toHaveLength(count);
        expect(disk.log.backlog()).toBe(0);
      }),
    );
  });
  it('[RUN14] says in words that the disk is full, asks ever more slowly, and says when it takes again', async () => {
    const disk = slowDisk();
    disk.log.event(solved(1));
    disk.log.flush();
    for (let i = 0; i < 3; i++) await disk.answer(false);
    await disk.answer(true);
    expect(disk.troubles).toEqual([
      ...new Array<string>(3).fill('the server’s disk is full: training waits until there is room'),
      null,
    ]);
    expect(disk.waits.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000]);
    expect(diskProblem(new Error('disk I/O error\nat line 3'))).toBe(
      'the server cannot store this run now: training waits (disk I/O error)',
    );
  });
  it('[RUN8] a checkpoint that is dropped before it was stored never is; one that was is dropped there', async () => {
    const disk = slowDisk();
    disk.log.checkpoint(checkpoint(1));
    disk.log.checkpoint(checkpoint(2));
    disk.log.drop('r.1');
    expect(disk.log.pendingCheckpoints().map(({ id }) => id)).toEqual(['r.2']);
    expect(disk.log.pendingFile('r.2')).toEqual(Uint8Array.of(2));
    disk.log.flush();
    disk.log.drop('r.2'); // on its way
    await disk.answer(true);
    disk.log.flush();
    await disk.answer(true);
    expect(disk.stored.map(({ checkpoints, dropped }) => [checkpoints.map(({ info }) => info.id), dropped])).toEqual([
      [['r.2'], []],
      [[], ['r.2']],
    ]);
    expect(disk.log.pendingFile('r.2')).toBeNull();
  });
});
