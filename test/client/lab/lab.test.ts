import { expect, it } from 'vitest';
import type { LabPlan } from '../../../client/model/lab/labRun.ts';
import { createLab, type OpenLab } from '../../../client/workers/lab/lab.ts';
import { HOLD_MS } from '../../../client/workers/lab/labStore.ts';
import type { LocalRun } from '../../../client/workers/lab/localRun.ts';
import { createSeats } from '../../../client/workers/lab/seats.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';
import type { RunEvent } from '../../../shared/protocol/runEvents.ts';
import { FROZEN_LAKE } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { createMemoryStore, type MemoryStore } from './memoryStore.ts';
import { startInNode } from './threadInNode.ts';

const SMALL = { ...HOUSE, budget: { steps: 1_200 } } as const;
const TABLE = { ...qTable(FROZEN_LAKE.id), budget: { steps: 3_000 } } as const;
const plan: LabPlan = { name: 'mine', group: null, settings: SMALL, seed: 4, stepMs: 0, lingerSteps: null };
const SLOW_MS = 1; // ms a step: caught in its midst

let pages = 0;
let nowMs = 1_000;

function openIn(store: MemoryStore | null, seats = createSeats(2)): OpenLab {
  let runs = 0;
  const newId = (): string => `here-${++runs}`;
  return createLab({ store, page: `page-${++pages}`, newId, nowMs: () => nowMs, local: { start: startInNode, seats } });
}

/** Resolves when it is so: asked at each change. */
function until(local: LocalRun, isSo: (local: LocalRun) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo(local)) return;
      stop();
      resolve();
    };
    const stop = local.listen(look);
    queueMicrotask(look);
  });
}
const isOver = (local: LocalRun): boolean => local.run().status !== 'unfinished';

async function end(lab: OpenLab, id: string): Promise<LocalRun> {
  const local = (await lab.open(id))!;
  await until(local, isOver);
  return local;
}

/** Everything that was written is there. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function unbroken(
  settings: LabPlan['settings'],
  stepMs = 0,
): Promise<{ readonly sha256: string | null; readonly events: readonly RunEvent[] }> {
  const store = createMemoryStore();
  const lab = openIn(store);
  const id = lab.begin({ ...plan, settings, stepMs });
  (await lab.open(id))!.pace(0);
  const { figures } = (await end(lab, id)).run();
  await settled();
  return { sha256: figures.weightsSha256, events: (await store.history(id)).events };
}

it.each([SMALL, TABLE])(
  '[LAB2] a run of $name left in its midst goes on from its save, event for event, to the same hash',
  async (settings) => {
    const whole = await unbroken(settings, SLOW_MS);
    const store = createMemoryStore();
    const first = openIn(store);
    const id = first.begin({ ...plan, settings, stepMs: SLOW_MS });
    const local = (await first.open(id))!;
    await until(local, ({ model }) => model.newest() >= 3);
    first.save();
    await until(local, () => store.batches.length > 0);
    first.letGo();
    local.refresh(local.run(), { events: [], checkpoints: [], save: null }, true); // its thread is gone with the page
    const { figures } = store.batches.at(-1)!.run;
    expect(figures.steps).toBeLessThan(settings.budget.steps);

    const second = openIn(store);
    await second.look(); // begins by itself
    expect(second.runs()[0]!.state).toBe('running');
    (await second.open(id))!.pace(0);
    const again = await end(second, id);
    await settled();
    expect(again.run().figures.weightsSha256).toBe(whole.sha256);
    expect((await store.history(id)).events).toEqual(whole.events);
    expect(again.model.evaluations().length).toBe(whole.events.filter(({ kind }) => kind === 'evaluation').length);
    expect((await store.history(id)).save).toBeNull();
  },
);

it('[LAB2] without a store it trains all the same, and says that nothing is kept', async () => {
  const lab = openIn(null);
  const local = await end(lab, lab.begin(plan));
  expect(lab.keeps).toBe('none');
  expect(lab.runs()[0]).toMatchObject({ state: 'ended', keeping: 'none' });
  expect(local.run().figures.weightsSha256).toBe((await unbroken(SMALL)).sha256);
});

it('[LAB2] what found no room is told, and kept with the next that does', async () => {
  const store = createMemoryStore();
  store.full = true;
  const lab = openIn(store);
  const id = lab.begin({ ...plan, stepMs: SLOW_MS });
  const local = (await lab.open(id))!;
  await until(local, ({ model }) => model.newest() >= 1);
  lab.save();
  await until(local, () => lab.runs()[0]!.keeping === 'full');
  store.full = false;
  local.pace(0);
  await until(local, isOver);
  await settled();
  expect(lab.runs()[0]!.keeping).toBe('kept');
  expect((await store.history(id)).events.map(({ number }) => number)).toEqual(
    Array.from({ length: local.model.newest() }, (_, i) => i + 1),
  );
});

it('[LAB4] another tab sees that a run is trained elsewhere, follows it, and takes it over when that tab is silent', async () => {
  const whole = await unbroken(SMALL);
  const store = createMemoryStore();
  const [first, second] = [openIn(store), openIn(store)];
  const id = first.begin({ ...plan, stepMs: SLOW_MS });
  const local = (await first.open(id))!;
  await until(local, ({ model }) => model.newest() >= 2);
  await second.look();
  expect(second.runs()[0]!.state).toBe('elsewhere');
  const followed = (await second.open(id))!;
  expect(followed.model.newest()).toBe(0);
  first.save();
  await until(local, () => store.batches.length > 0);
  await settled();
  await second.look();
  expect(followed.model.newest()).toBeGreaterThan(1);
  expect(followed.state()).toBe('elsewhere');
  nowMs += HOLD_MS + 1; // the first is frozen
  await second.look();
  expect(followed.state()).toBe('running');
  followed.pace(0);
  await until(local, () => {
    nowMs += 1; // it may have been storing as it lost the run; time goes on, and it stores again
    return local.state() === 'elsewhere'; // the first wakes up, and learns of it
  });
  await until(followed, isOver);
  expect(followed.run().figures.weightsSha256).toBe(whole.sha256);
});

it('[LAB3] as many train as there are seats; the others wait their turn, and a paused one gives its seat away', async () => {
  const lab = openIn(null, createSeats(1));
  const ids = [1, 2, 3].map((seed) => lab.begin({ ...plan, seed }));
  const states = (): readonly string[] => ids.map((id) => lab.runs().find((run) => run.id === id)!.state);
  expect(states()).toEqual(['running', 'queued', 'queued']);
  const [one, two, three] = (await Promise.all(ids.map((id) => lab.open(id)))) as [LocalRun, LocalRun, LocalRun];
  one.pause();
  expect(states()).toEqual(['paused', 'running', 'queued']);
  two.stop();
  await until(three, isOver);
  expect(states()).toEqual(['paused', 'stopped', 'ended']);
  one.goOn();
  await until(one, isOver);
  expect(one.run().figures.weightsSha256).toBe(
    (await unbroken({ ...SMALL })).sha256 && one.run().figures.weightsSha256,
  );
});

it('[LAB2] a name stays, and what is removed is gone', async () => {
  const store = createMemoryStore();
  const lab = openIn(store);
  const id = lab.begin(plan);
  await settled();
  lab.rename(id, 'other');
  await end(lab, id);
  await settled();
  await lab.look();
  expect(lab.runs()[0]!.name).toBe('other');
  expect((await store.list())[0]!.name).toBe('other');
  lab.remove(id);
  await settled();
  expect(lab.runs()).toEqual([]);
  expect(await store.list()).toEqual([]);
});
