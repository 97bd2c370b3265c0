import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOf, nextOfEach } from '../../../server/jobs/runLine.ts';
import { labRun } from '../../../server/training/labRun.ts';
import type { StoredRun } from '../../../server/training/runStore.ts';
import { wish } from './workers.ts';

/** Runs that are not over, oldest first: at most one of each session trains. */
const unfinished = fc
  .array(fc.record({ owner: fc.constantFrom('ann', 'bob', 'cat', 'dan'), running: fc.boolean() }), { maxLength: 20 })
  .map((all) =>
    all.map(({ owner, running }, at): StoredRun => {
      const first = all.findIndex((other) => other.owner === owner) === at;
      const run = labRun(wish(owner, 100), { stepMs: null, clock: () => at, newId: () => `r${at}` });
      return first && running ? { ...run, status: 'running' } : run;
    }),
  );

it('[JOBS2] of each session one run is in line: the one that trains, else the oldest', () => {
  fc.assert(
    fc.property(unfinished, (runs) => {
      const next = nextOfEach(runs);
      expect(new Set(next.map(({ owner }) => owner)).size).toBe(next.length);
      expect(next.length).toBe(new Set(runs.map(({ owner }) => owner)).size);
      for (const run of next) {
        const own = runs.filter(({ owner }) => owner === run.owner);
        expect(run).toBe(own.find(({ status }) => status === 'running') ?? own[0]);
      }
    }),
  );
});

it('[JOBS2] everybody who waits has a place of their own: those in line first and in its order, a session’s own by age', () => {
  fc.assert(
    fc.property(unfinished, fc.nat(), (runs, turn) => {
      const ready = nextOfEach(runs).flatMap(({ id, status }) => (status === 'queued' ? [id] : []));
      const inLine = ready.map((_, at) => ready[(at + turn) % ready.length]!); // whose turn it is depends on who came when
      const { waiting, places, training } = lineOf(runs, inLine);
      expect(training + waiting.length).toBe(runs.length);
      expect([...places.values()].sort((a, b) => a - b)).toEqual(waiting.map((_, at) => at + 1));
      expect(inLine.map((id) => places.get(id))).toEqual(inLine.map((_, at) => at + 1));
      for (const { id, owner } of waiting) {
        const older = waiting.filter((run) => run.owner === owner && Number(run.id.slice(1)) < Number(id.slice(1)));
        for (const one of older) expect(places.get(one.id)).toBeLessThan(places.get(id)!);
      }
    }),
  );
});
