/** What every database has to keep of runs, whatever it is: each promise of RunStore. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import type { RunStore } from '../../../server/training/runStore.ts';
import { mergePoints, pointOf } from '../../../shared/learner/runPoints.ts';
import type { RunEvent } from '../../../shared/protocol/runEvents.ts';
import { NO_FIGURES } from '../../../shared/training/runFigures.ts';
import { batchOf, checkpointOf, episodes, eventsOf, sampleRun } from './samples.ts';

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

/** @param open an empty database */
export function runStoreContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  let runs: RunStore;
  beforeAll(async () => {
    storage = await open();
    runs = storage.runs;
  });
  afterAll(() => storage.close());

  describe('[STORE1] a run', () => {
    it('is found as it was created, and no other', async () => {
      const whole = sampleRun('whole', {
        endedAt: 1_795_000_000_999,
        problem: "it said 'no'; -- \u0000 \u{1F6D2} 한국어".replace('\u0000', ''),
        pinned: true,
        progress: { ...NO_FIGURES, steps: 9, mean100: 0.1 + 0.2, solvedAt: 4_000, weightsSha256: 'c'.repeat(64) },
      });
      await runs.create(whole);
      expect(await runs.find('whole')).toEqual(whole);
      expect(await runs.find('nobody')).toBeNull();
      await expect(runs.create(whole)).rejects.toThrow();
      await runs.delete('whole');
      expect(await runs.find('whole')).toBeNull();
    });
    it('changes its status, and says so if it is not there', async () => {
      await runs.create(sampleRun('s', { status: 'queued' }));
      await runs.setStatus('s', 'failed', 17, 'out of memory');
      expect(await runs.find('s')).toMatchObject({ status: 'failed', endedAt: 17, problem: 'out of memory' });
      await expect(runs.setStatus('nobody', 'ended', 1, null)).rejects.toThrow('there is no run nobody');
      await expect(runs.append('nobody', batchOf(episodes(1)))).rejects.toThrow('there is no run nobody');
      await expect(runs.rewind('nobody', 0, 0)).rejects.toThrow('there is no run nobody');
      await runs.delete('s');
    });
    it('is listed newest first, by status, page by page; unfinished ones oldest first', async () => {
      const states = ['queued', 'running', 'ended', 'stopped', 'failed'] as const;
      for (const [i, status] of states.entries()) await runs.create(sampleRun(status, { status, createdAt: 100 + i }));
      expect(ids(await runs.list({ limit: 9 }))).toEqual(states.toReversed());
      expect(ids(await runs.list({ limit: 2 }))).toEqual(['failed', 'stopped']);
      expect(ids(await runs.list({ limit: 2, before: 103 }))).toEqual(['ended', 'running']);
      expect(ids(await runs.list({ limit: 9, status: ['ended', 'queued'] }))).toEqual(['ended', 'queued']);
      expect(await runs.list({ limit: 9, status: [] })).toEqual([]);
      expect(ids(await runs.unfinished())).toEqual(['queued', 'running']);
      for (const status of states) await runs.delete(status);
    });
  });

  describe('[STORE2] the event log', () => {
    const all: RunEvent[] = episodes(1_503);
    beforeAll(async () => {
      await runs.create(sampleRun('log'));
      let sent = 0;
      for (const size of [1, 498, 1, 0, 3, 497, 1, 200, 2, 300]) {
        const events = all.slice(sent, sent + size);
        sent += size;
        await runs.append('log', batchOf(events, { figures: { ...NO_FIGURES, newest: sent, steps: sent * 10 } }));
      }
    });
    afterAll(() => runs.delete('log'));
    it.each([
      [0, 5_000],
      [0, 1],
      [499, 2],
      [500, 500],
      [777, 300],
      [1_502, 10],
      [1_503, 10],
      [9_999, 10],
      [0, 0],
    ])('gives what is after %i, at most %i', async (after, limit) => {
      expect(await runs.events('log', after, limit)).toEqual(all.slice(after, after + limit));
    });
    it('keeps its newest number with the figures', async () => {
      expect((await runs.find('log'))?.progress).toEqual({ ...NO_FIGURES, newest: 1_503, steps: 15_030 });
    });
    it('refuses a gap, a repetition and wrong figures, and stores nothing of such a batch', async () => {
      const next = episodes(3, 1_503);
      const file = checkpointOf('log', 'never', 1, bytes(1));
      for (const events of [next.slice(1), [next[0]!, next[2]!], all.slice(-2), [...next].reverse()]) {
        await expect(runs.append('log', batchOf(events, { checkpoints: [file] }))).rejects.toThrow('run log');
      }
      await expect(runs.append('log', batchOf(next, { figures: NO_FIGURES }))).rejects.toThrow('run log');
      const ahead = { newest: 1_507, step: 1, bytes: bytes(1) };
      await expect(runs.append('log', batchOf(next, { save: ahead }))).rejects.toThrow('ahead');
      expect(await runs.events('log', 1_500, 10)).toEqual(all.slice(1_500));
      expect(await runs.checkpoint('never')).toBeNull();
    });
    it('keeps figures that have no end, in pages and behind them', async () => {
      await runs.create(sampleRun('diverged'));
      const figures = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE, 5e-324, 0.1];
      const draws = Array.from({ length: 501 }, (_, i) => figures[i % figures.length]!);
      const events = eventsOf(
        draws.map((figure) => ({ kind: 'episode', figure, known: true })),
        0,
        0,
      );
      await runs.append('diverged', batchOf(events));
      expect(await runs.events('diverged', 0, 501)).toEqual(events);
      await runs.delete('diverged');
    });
    it('answers with at most 5,000 events', async () => {
      await runs.create(sampleRun('long'));
      await runs.append('long', batchOf(episodes(5_100)));
      expect(await runs.events('long', 0, 9_999)).toHaveLength(5_000);
      await runs.delete('long');
      expect(await runs.events('long', 0, 10)).toEqual([]);
    });
  });

  describe('[STORE3] the curve', () => {
    it.each([3, 40, 499, 500, 3_999, 4_000, 4_001, 8_123])('of %i episodes is that of all of them', async (count) => {
      const all = episodes(count);
      await runs.create(sampleRun('curve'));
      await runs.append('curve', batchOf(all));
      const exact = all.map((e) => pointOf(e as Extract<RunEvent, { kind: 'episode' }>));
      for (const most of [1, 10, 100, 1_000, 1_001, 4_000, 10_000]) {
        const { points } = await runs.curve('curve', most);
        const wanted = mergePoints(exact, most);
        expect(points.map((p) => [p.first, p.last, p.min, p.max, p.step, p.updates, p.epsilon, p.collapse])).toEqual(
          wanted.map((p) => [p.first, p.last, p.min, p.max, p.step, p.updates, p.epsilon, p.collapse]),
        );
        for (const [i, point] of points.entries()) {
          expect(point.mean).toBeCloseTo(wanted[i]!.mean, 9);
          expect(point.tdLoss).toBeCloseTo(wanted[i]!.tdLoss!, 9);
        }
      }
      await runs.delete('curve');
    });
    it('has all events that are no episodes, and of nothing nothing', async () => {
      expect(await runs.curve('nobody', 10)).toEqual({ points: [], events: [] });
      await runs.create(sampleRun('marks'));
      const marks: RunEvent[] = Array.from({ length: 700 }, (_, i) => ({ number: i + 1, kind: 'solved', step: i }));
      await runs.append('marks', batchOf(marks));
      expect(await runs.curve('marks', 10)).toEqual({ points: [], events: marks });
      await runs.delete('marks');
    });
  });

  describe('[STORE4] checkpoints and saves', () => {
    it('come back to the byte; the rest of a run is told apart from it', async () => {
      await runs.create(sampleRun('a'));
      await runs.create(sampleRun('b'));
      const files = [
        checkpointOf('a', 'late', 900, bytes(9, 0, 255)),
        checkpointOf('a', 'early', 50, new Uint8Array(0)),
        checkpointOf('a', 'gone', 70, bytes(7)),
      ];
      await runs.append('a', batchOf([], { checkpoints: files, dropped: ['gone', 'never-was'] }));
      await runs.append('b', batchOf([], { dropped: ['early'] })); // another run's
      expect(await runs.checkpoints('a')).toEqual([files[1]!.info, files[0]!.info]);
      expect(await runs.checkpoint('late')).toEqual(bytes(9, 0, 255));
      expect(await runs.checkpoint('early')).toEqual(new Uint8Array(0));
      expect(await runs.checkpoint('gone')).toBeNull();
      expect(await runs.checkpoints('b')).toEqual([]);
      const stolen = { ...checkpointOf('b', 'late', 1, bytes(1)) };
      await expect(runs.append('b', batchOf([], { checkpoints: [stolen] }))).rejects.toThrow();
      await expect(runs.append('b', batchOf([], { checkpoints: files }))).rejects.toThrow('run a');
      expect(await runs.checkpoint('late')).toEqual(bytes(9, 0, 255));
      await runs.delete('a');
      expect(await runs.checkpoint('late')).toBeNull();
      await runs.delete('b');
    });
    it('one save a run, the newest; it goes when the run is over', async () => {
      await runs.create(sampleRun('saved'));
      expect(await runs.save('saved')).toBeNull();
      const [first, second] = [bytes(1, 2), new Uint8Array(300_000).fill(3)];
      await runs.append('saved', batchOf(episodes(2), { save: { newest: 1, step: 10, bytes: first } }));
      expect(await runs.save('saved')).toEqual({ newest: 1, step: 10, bytes: first });
      await runs.append('saved', batchOf(episodes(1, 2), { save: { newest: 3, step: 30, bytes: second } }));
      await runs.append('saved', batchOf(episodes(1, 3)));
      expect(await runs.save('saved')).toEqual({ newest: 3, step: 30, bytes: second });
      await runs.setStatus('saved', 'queued', null, null);
      expect(await runs.save('saved')).not.toBeNull();
      await runs.setStatus('saved', 'stopped', 5, null);
      expect(await runs.save('saved')).toBeNull();
      await runs.delete('saved');
    });
    it('up to 160 MiB each; a larger one is refused with the whole batch', async () => {
      await runs.create(sampleRun('large'));
      const large = new Uint8Array(160 * 1024 * 1024).fill(7);
      await runs.append('large', batchOf([], { save: { newest: 0, step: 0, bytes: large } }));
      expect(Buffer.compare((await runs.save('large'))!.bytes, large)).toBe(0);
      const larger = new Uint8Array(large.length + 1);
      const tooLarge = batchOf(episodes(1), { save: { newest: 1, step: 1, bytes: larger } });
      await expect(runs.append('large', tooLarge)).rejects.toThrow('167772161 bytes, at most 167772160');
      const file = checkpointOf('large', 'huge', 1, larger);
      await expect(runs.append('large', batchOf(episodes(1), { checkpoints: [file] }))).rejects.toThrow('167772161');
      expect(await runs.events('large', 0, 1)).toEqual([]);
      expect((await runs.save('large'))!.bytes).toHaveLength(large.length);
      await runs.delete('large');
    });
  });
}
