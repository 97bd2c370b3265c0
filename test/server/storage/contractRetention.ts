/** What old runs lose, and what they keep. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import type { RunStore, StoredRun } from '../../../server/training/runStore.ts';
import { batchOf, checkpointOf, episodes, sampleRun } from './samples.ts';

/** @param open an empty database */
export function retentionContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  let runs: RunStore;
  beforeAll(async () => {
    storage = await open();
    runs = storage.runs;
  });
  afterAll(() => storage.close());
  beforeEach(async () => {
    for (const { id } of await runs.list({ limit: 99 })) await runs.delete(id);
  });

  /** A run with two checkpoints of together 10 bytes, a save and so many events. */
  async function make(id: string, createdAt: number, count: number, changes: Partial<StoredRun> = {}): Promise<void> {
    await runs.create(sampleRun(id, { status: 'ended', createdAt, ...changes }));
    const checkpoints = [
      checkpointOf(id, `${id}-1`, 1, new Uint8Array(4)),
      checkpointOf(id, `${id}-2`, 2, new Uint8Array(6)),
    ];
    const save = { newest: count, step: count * 10, bytes: new Uint8Array(3) };
    await runs.append(id, batchOf(episodes(count), { checkpoints, save }));
  }
  async function withCheckpoints(): Promise<string[]> {
    const all = await runs.list({ limit: 99 });
    const lists = await Promise.all(all.map(({ id }) => runs.checkpoints(id)));
    return all.filter((_, i) => lists[i]!.length > 0).map(({ id }) => id);
  }

  describe('[STORE8] retention', () => {
    it('takes the checkpoints of the oldest, and says how much that is', async () => {
      for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) await make(id, i, 3);
      expect(await runs.retain(4)).toBe(0);
      expect(await runs.retain(3)).toBe(10);
      expect(await withCheckpoints()).toEqual(['d', 'c', 'b']);
      expect(await runs.retain(1)).toBe(20);
      expect(await withCheckpoints()).toEqual(['d']);
      expect(await runs.checkpoint('a-1')).toBeNull();
      expect(await runs.checkpoint('d-2')).toHaveLength(6);
      expect(await runs.list({ limit: 9 })).toHaveLength(4);
    });
    it('leaves pinned and unfinished runs alone', async () => {
      await make('pinned', 1, 3, { pinned: true });
      await make('running', 2, 3, { status: 'running' });
      await make('queued', 3, 3, { status: 'queued' });
      await make('x', 4, 3);
      await make('y', 5, 3);
      expect(await runs.retain(3)).toBe(20);
      expect(await withCheckpoints()).toEqual(['queued', 'running', 'pinned']);
      expect(await runs.retain(0)).toBe(0);
      expect(await withCheckpoints()).toHaveLength(3);
    });
    it('takes every save of a run that is over, however new', async () => {
      await make('over', 1, 3);
      await make('pinned', 2, 3, { pinned: true });
      await make('running', 3, 3, { status: 'running' });
      await runs.retain(50);
      expect(await runs.save('over')).toBeNull();
      expect(await runs.save('pinned')).toBeNull();
      expect(await runs.save('running')).not.toBeNull();
    });
    it('leaves of old logs the last pages, and the curve whole', async () => {
      await make('old', 1, 1_700);
      await make('short', 2, 700);
      await make('new', 3, 1_700);
      const before = await runs.curve('old', 100);
      const figures = (await runs.find('old'))!.progress;
      await runs.retain(1);
      expect((await runs.events('old', 0, 5_000)).map(({ number }) => number)[0]).toBe(1_001);
      expect((await runs.events('old', 0, 10)).map(({ number }) => number)).toEqual(
        Array.from({ length: 10 }, (_, i) => 1_001 + i),
      );
      expect(await runs.curve('old', 100)).toEqual(before);
      const fine = await runs.curve('old', 5_000);
      expect([fine.points[0]!.first, fine.points[0]!.last, fine.points.at(-1)!.last]).toEqual([1, 8, 1_700]);
      expect((await runs.find('old'))!.progress).toEqual(figures);
      expect(await runs.events('short', 0, 5_000)).toHaveLength(700);
      expect(await runs.events('new', 0, 5_000)).toHaveLength(1_700);
      await expect(runs.rewind('old', 700, 7_000)).rejects.toThrow('cannot be cut at 700');
      expect((await runs.find('old'))!.progress).toEqual(figures);
    });
  });
}
