import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import type { LiveJobs } from '../../server/training/liveJobs.ts';
import { nextShown, PLAYLIST } from '../../server/training/playlist.ts';
import { tooMuch } from '../../server/training/recipeLimits.ts';
import type { JobEnd } from '../../server/training/runJob.ts';
import type { RunStore, StoredRun } from '../../server/training/runStore.ts';
import { createShowcase } from '../../server/training/showcase.ts';
import { problemsOf } from '../../shared/learner/anyRecipe.ts';

const ENDED: JobEnd = { status: 'ended', problem: null };
const FAILED: JobEnd = { status: 'failed', problem: 'out of memory' };

const newStorage = () => openStorage({ dataDir: mkdtempSync(join(tmpdir(), 'arena-')), databaseUrl: null });

/** A showcase whose runs end when the test says so. */
function stage(store: RunStore, life: string) {
  const shown: StoredRun[] = [];
  const resumed: boolean[] = [];
  const waits: { readonly ms: number; readonly run: () => void }[] = [];
  const began: string[] = [];
  let over: (end: JobEnd) => void = () => {};
  let count = 0;
  const begin: LiveJobs['begin'] = (stored, again, onOver) => {
    shown.push(stored);
    resumed.push(again);
    over = onOver;
    return Promise.resolve();
  };
  const showcase = createShowcase({
    store,
    jobs: { begin },
    playlist: PLAYLIST,
    stepMs: null,
    clock: () => 1_000_000 + 1_000 * Number(life) + ++count,
    newSeed: () => 7 + count,
    newId: () => `run${life}x${++count}`,
    after: (ms, run) => {
      waits.push({ ms, run });
      return () => {};
    },
    began: (run) => void began.push(run),
    failed: () => {},
  });
  return {
    showcase,
    shown,
    resumed,
    waits,
    began,
    /** The run is over, and what follows begins. */
    async end(how: JobEnd) {
      await store.setStatus(shown.at(-1)!.id, how.status, 1, how.problem);
      over(how);
      waits.at(-1)!.run();
      const before = shown.length;
      await expect.poll(() => shown.length).toBe(before + 1);
    },
  };
}
const names = (runs: readonly StoredRun[]): string[] => runs.map(({ settings }) => settings.name);

describe('the showcase', () => {
  it('[RUN3] goes through the playlist and begins anew, each with its own pace and another seed', async () => {
    const { runs, close } = await newStorage();
    const { showcase, shown, end, began } = stage(runs, '1');
    await showcase.start([]);
    for (let i = 0; i < PLAYLIST.length; i++) await end(ENDED);
    expect(names(shown)).toEqual([...PLAYLIST.map(({ recipe }) => recipe.name), PLAYLIST[0]!.recipe.name]);
    expect(shown.slice(0, -1).map(({ stepMs }) => stepMs)).toEqual(PLAYLIST.map(({ stepMs }) => stepMs));
    expect(new Set(shown.map(({ seed }) => seed)).size).toBe(shown.length);
    expect(began).toEqual(shown.map(({ id }) => id));
    expect(showcase.run()).toBe(shown.at(-1)!.id);
    await close();
  });
  it('[RUN3] goes on with an unfinished run after a restart, and in the playlist where it was', async () => {
    const { runs, close } = await newStorage();
    const first = stage(runs, '1');
    await first.showcase.start([]);
    await first.end(ENDED);
    const second = stage(runs, '2');
    await second.showcase.start(await runs.unfinished());
    expect(second.resumed).toEqual([true]);
    expect(second.showcase.run()).toBe(first.shown.at(-1)!.id);
    await runs.setStatus(first.shown.at(-1)!.id, 'ended', 1, null);
    const third = stage(runs, '3');
    await third.showcase.start(await runs.unfinished());
    expect(names(third.shown)).toEqual([PLAYLIST[2]!.recipe.name]);
    expect(third.resumed).toEqual([false]);
    await close();
  });
  it('[RUN3] replaces a run that crashed by the next one, ever more slowly, until one ends', async () => {
    const { runs, close } = await newStorage();
    const { showcase, shown, end, waits } = stage(runs, '1');
    await showcase.start([]);
    for (let i = 0; i < 8; i++) await end(FAILED);
    await end(ENDED);
    await end(FAILED);
    expect(waits.map(({ ms }) => ms)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 3_000, 1_000,
    ]);
    expect(names(shown).slice(0, 3)).toEqual(PLAYLIST.slice(0, 3).map(({ recipe }) => recipe.name));
    await close();
  });
  it('[RUN3] shows only recipes that can run here, none for longer than a quarter of an hour, and goes on after one that is no longer in the list', () => {
    for (const { recipe, stepMs } of PLAYLIST) {
      expect([...problemsOf(recipe), ...tooMuch(recipe)], recipe.name).toEqual([]);
      const steps = 'steps' in recipe.budget ? recipe.budget.steps : Number.POSITIVE_INFINITY;
      expect((steps * stepMs) / 60_000, recipe.name).toBeLessThanOrEqual(15);
    }
    expect(nextShown('gone')).toBe(PLAYLIST[0]);
    expect(nextShown(null)).toBe(PLAYLIST[0]);
  });
});
