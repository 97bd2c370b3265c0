/** What a database of runs does, done with arrays: any sequence of batches, wrong batches and rewinds has to come to the same. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import type { RunBatch, RunSave, RunStore } from '../../../server/training/runStore.ts';
import { mergePoints, pointOf } from '../../../shared/learner/runPoints.ts';
import type { RunEvent } from '../../../shared/protocol/runEvents.ts';
import { NO_FIGURES, type RunFigures } from '../../../shared/training/runFigures.ts';
import { checkpointOf, type Draw, draw, episodesIn, eventsOf, sampleRun } from './samples.ts';

type Act =
  | { readonly kind: 'append'; readonly draws: readonly Draw[]; readonly saves: boolean; readonly bytes: Uint8Array }
  | { readonly kind: 'wrong'; readonly draws: readonly Draw[]; readonly off: number }
  | { readonly kind: 'rewind'; readonly share: number };

const bytes = fc.uint8Array({ maxLength: 40 });
/** Mostly small batches, some that fill pages; a short list repeated, so that long ones are quick to make. */
const draws = fc
  .tuple(fc.array(draw, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 1, 1, 20, 60, 130))
  .map(([list, times]) => Array.from({ length: times }, () => list).flat());
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('append' as const), draws, saves: fc.boolean(), bytes }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wrong' as const), draws, off: fc.constantFrom(-1, 1, 7) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('rewind' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
);

interface Model {
  events: RunEvent[];
  checkpoints: RunBatch['checkpoints'][number][];
  save: RunSave | null;
  figures: RunFigures;
}

/** The figures of a log, from the log. */
function figuresOf(events: readonly RunEvent[], steps: number): RunFigures {
  const episodes = events.filter((e) => e.kind === 'episode');
  const last = episodes.slice(-100).map((e) => e.episodicReturn);
  return {
    ...NO_FIGURES,
    steps,
    newest: events.length,
    episodes: episodes.length,
    updates: episodes.at(-1)?.updates ?? 0,
    mean100: last.length === 0 ? null : last.reduce((sum, x) => sum + x) / last.length,
    evaluation: events.findLast((e) => e.kind === 'evaluation')?.mean ?? null,
  };
}

async function perform(act: Act, run: string, runs: RunStore, model: Model): Promise<void> {
  const newest = model.events.length;
  if (act.kind === 'rewind') {
    const to = Math.round(act.share * newest);
    const step = model.events[to - 1]?.step ?? 0;
    await runs.rewind(run, to, step);
    model.events = model.events.slice(0, to);
    model.checkpoints = model.checkpoints.filter(({ info }) => info.step <= step);
    if (model.save && model.save.newest > to) model.save = null;
    model.figures = figuresOf(model.events, step);
    return;
  }
  if (act.kind === 'wrong') {
    const events = eventsOf(act.draws, newest + act.off, episodesIn(model.events));
    const figures = { ...NO_FIGURES, newest: newest + act.off + events.length };
    const batch = { events, checkpoints: [], dropped: model.checkpoints.map((c) => c.info.id), save: null, figures };
    await expect(runs.append(run, batch)).rejects.toThrow(`run ${run}`);
    return;
  }
  const events = eventsOf(act.draws, newest, episodesIn(model.events));
  const all = [...model.events, ...events];
  const step = all.at(-1)!.step;
  const checkpoint = checkpointOf(run, `${run}-${step}`, step, act.bytes);
  const dropped = model.checkpoints.length > 2 ? [model.checkpoints[1]!.info.id] : [];
  const save = act.saves ? { newest: all.length, step, bytes: act.bytes } : null;
  const figures = figuresOf(all, step);
  await runs.append(run, { events, checkpoints: [checkpoint], dropped, save, figures });
  model.events = all;
  const kept = model.checkpoints.filter(({ info }) => !dropped.includes(info.id) && info.id !== checkpoint.info.id);
  model.checkpoints = [...kept, checkpoint];
  model.save = save ?? model.save;
  model.figures = figures;
}

async function expectAlike(run: string, runs: RunStore, model: Model): Promise<void> {
  expect(await runs.events(run, 0, 5_000)).toEqual(model.events.slice(0, 5_000));
  const middle = Math.floor(model.events.length / 3);
  expect(await runs.events(run, middle, 501)).toEqual(model.events.slice(middle, middle + 501));
  expect((await runs.find(run))?.progress).toEqual(model.figures);
  const byStep = model.checkpoints.toSorted((a, b) => a.info.step - b.info.step);
  expect(await runs.checkpoints(run)).toEqual(byStep.map(({ info }) => info));
  for (const { info, bytes } of byStep) expect(await runs.checkpoint(info.id)).toEqual(bytes);
  expect(await runs.save(run)).toEqual(model.save);
  const points = model.events.filter((e) => e.kind === 'episode').map(pointOf);
  for (const most of [7, 200, 5_000]) {
    const curve = await runs.curve(run, most);
    expect(curve.events).toEqual(model.events.filter((e) => e.kind !== 'episode'));
    const spans = mergePoints(points, most).map(({ first, last, min, max }) => ({ first, last, min, max }));
    expect(curve.points.map(({ first, last, min, max }) => ({ first, last, min, max }))).toEqual(spans);
  }
}

/** @param open an empty database */
export function runStoreModel(open: () => Promise<Storage>): void {
  let storage: Storage;
  let made = 0;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());

  it('[STORE5] any sequence of batches and rewinds comes to what arrays come to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
        const run = `run-${made++}`;
        const model: Model = { events: [], checkpoints: [], save: null, figures: NO_FIGURES };
        await storage.runs.create(sampleRun(run));
        for (const act of acts) await perform(act, run, storage.runs, model);
        await expectAlike(run, storage.runs, model);
        await storage.runs.delete(run);
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });
}
