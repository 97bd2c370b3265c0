/** All runs of this browser: those that train in this page, those that other tabs train, and those that are over (LAB2, LAB4). */
import { type Keeping, type KeptRun, type LabPlan, type LabRun, newRun } from '../../model/lab/labRun.ts';
import { isFull, type LabBatch, type LabStore } from './labStore.ts';
import { EMPTY_HISTORY, type LocalOptions, type LocalRun, startLocalRun } from './localRun.ts';
import type { Outcome } from './runKeeper.ts';

export interface Lab {
  /** `none`: a reload forgets everything. */
  readonly keeps: 'kept' | 'none';
  /** Newest first. */
  runs(): readonly LabRun[];
  /** @returns its id; it trains from now on, or waits for its turn */
  begin(plan: LabPlan): string;
  /** What panels show of it, and its controls; loads what is kept of it. Null if there is none. To close it stops nothing: it trains on. */
  open(id: string): Promise<LocalRun | null>;
  rename(id: string, name: string): void;
  remove(id: string): void;
  /** Told when `runs()` has changed, at most ten times a second and run. @returns how to stop it */
  listen(listener: () => void): () => void;
}

export interface LabOptions {
  readonly store: LabStore | null; // null: this browser keeps nothing
  readonly page: string; // names this load of the page among all tabs
  readonly newId: () => string;
  readonly nowMs: () => number; // since 1970, the same clock in all tabs
  readonly local?: Pick<LocalOptions, 'seats' | 'start'>;
}

/** For whoever opens the lab once for the page. */
export interface OpenLab extends Lab {
  /** What do other tabs do? Takes up what nobody trains and nobody has paused. Every two seconds or so. */
  look(): Promise<void>;
  /** The page may be gone soon: saves what trains. */
  save(): void;
  /** The page goes: leaves its runs to other tabs, and to its next load. */
  letGo(): void;
  /** The page is back, as it was. */
  comeBack(): Promise<void>;
}

interface Entry {
  readonly local: LocalRun;
  readonly creating: Promise<void>; // ends well in any case
  created: boolean; // its record is there
  keeping: Keeping;
  told: Pick<KeptRun, 'paused' | 'stepMs'>; // to the store
  renewedMs: number; // when this page last said that it has it
}

const RENEW_MS = 1_500;

/** Whoever shows a run closes it in the end; it is the lab's. */
const shownOnly = (local: LocalRun): LocalRun => ({ ...local, close() {} });

export function createLab({ store, page, newId, nowMs, local: how = {} }: LabOptions): OpenLab {
  const entries = new Map<string, Entry>(); // opened ones
  const opening = new Map<string, Promise<LocalRun | null>>();
  const listeners = new Set<() => void>();
  let kept: readonly KeptRun[] = []; // as of the last look
  let elsewhere: ReadonlySet<string> = new Set();
  let gone = false;

  function changed(): void {
    for (const listener of [...listeners]) listener();
  }
  const hold = (id: string): Promise<boolean> => store?.hold(id, page, nowMs()) ?? Promise.resolve(true);

  function add(run: KeptRun, isNew: boolean, options: Pick<LocalOptions, 'history' | 'elsewhere'>): Entry {
    const creating = isNew && store ? store.create(run).then(() => hold(run.id)) : Promise.resolve(true);
    const local = startLocalRun({ ...how, ...options, run, write: store && ((batch) => write(run.id, batch)) });
    const entry: Entry = {
      local,
      created: !isNew,
      keeping: store ? 'kept' : 'none',
      renewedMs: nowMs(),
      told: run,
      creating: creating.then(
        () => {
          entry.created = true;
        },
        (error) => keepingIs(entry, isFull(error) ? 'full' : 'failed'),
      ),
    };
    entries.set(run.id, entry);
    local.listen(() => {
      void renew(run.id, entry);
      void noteWish(entry);
      changed();
    });
    changed();
    return entry;
  }

  /** Whether it goes on by itself after a reload, and how fast. */
  async function noteWish(entry: Entry): Promise<void> {
    const { id, paused, stepMs } = entry.local.run();
    const told = entry.told;
    if (!store || entry.local.state() === 'elsewhere' || (told.paused === paused && told.stepMs === stepMs)) return;
    entry.told = { paused, stepMs };
    await entry.creating;
    await store.change(id, entry.told).catch(() => {});
  }

  function keepingIs(entry: Entry, keeping: Keeping): void {
    if (entry.keeping === keeping) return;
    entry.keeping = keeping;
    changed();
  }

  async function write(id: string, batch: LabBatch): Promise<Outcome> {
    const entry = entries.get(id);
    if (!store || !entry) return 'lost';
    await entry.creating;
    try {
      if (!entry.created) await store.create(batch.run);
      entry.created = true;
      if (!(await store.append(page, batch, nowMs()))) {
        await lost(id, entry);
        return 'lost';
      }
      keepingIs(entry, 'kept');
      return 'kept';
    } catch (error) {
      const why = isFull(error) ? 'full' : 'failed';
      keepingIs(entry, why);
      return why;
    }
  }

  /** Another tab has taken the run, or removed it: this one shows what is kept of it. */
  async function lost(id: string, entry: Entry): Promise<void> {
    if (entries.get(id) !== entry || !store) return;
    const run = (await store.list()).find((one) => one.id === id);
    if (run) entry.local.refresh(run, await store.history(id), true);
    else forget(id);
  }

  function forget(id: string): void {
    entries.get(id)?.local.close();
    entries.delete(id);
    kept = kept.filter((run) => run.id !== id);
    changed();
  }

  async function renew(id: string, entry: Entry): Promise<void> {
    const { status } = entry.local.run();
    const isOurs = status === 'unfinished' && entry.local.state() !== 'elsewhere' && entry.created;
    if (!store || gone || !isOurs || nowMs() - entry.renewedMs < RENEW_MS) return;
    entry.renewedMs = nowMs();
    const mine = await hold(id).catch(() => true); // no room for it: nobody else can say so either
    if (!mine) await lost(id, entry);
  }

  async function load(id: string): Promise<LocalRun | null> {
    const run = kept.find((one) => one.id === id) ?? (await store?.list())?.find((one) => one.id === id);
    if (!store || !run) return null;
    const mine = run.status !== 'unfinished' || (await hold(id));
    const newest = (await store.list()).find((one) => one.id === id); // as it is now that nobody else writes it
    if (!newest) return null;
    return shownOnly(add(newest, false, { history: await store.history(id), elsewhere: !mine }).local);
  }

  function open(id: string): Promise<LocalRun | null> {
    const there = entries.get(id);
    if (there) return Promise.resolve(shownOnly(there.local));
    if (opening.has(id)) return opening.get(id)!;
    const loading = load(id).finally(() => opening.delete(id));
    opening.set(id, loading);
    return loading;
  }

  /** An opened run of another tab: what has that tab kept since, and does it still train it? */
  async function follow(id: string, { local }: Entry, now: KeptRun): Promise<void> {
    if (!store || local.state() !== 'elsewhere') return;
    const isFree = now.status !== 'unfinished' || (!elsewhere.has(id) && (await hold(id)));
    if (!isFree && now.figures.newest === local.run().figures.newest) return;
    local.refresh(now, await store.history(id), !isFree);
  }

  async function look(): Promise<void> {
    if (!store || gone) return;
    [kept, elsewhere] = await Promise.all([store.list(), store.heldElsewhere(page, nowMs())]);
    const byId = new Map(kept.map((run) => [run.id, run]));
    for (const [id, entry] of entries) {
      const now = byId.get(id);
      if (now) await follow(id, entry, now);
      else if (entry.created) forget(id);
      await renew(id, entry);
    }
    for (const { id, status, paused } of kept)
      if (status === 'unfinished' && !paused && !elsewhere.has(id)) await open(id);
    changed();
  }

  const shown = (run: KeptRun): LabRun => {
    const entry = entries.get(run.id);
    if (entry) {
      const { name } = kept.find((one) => one.id === run.id) ?? run;
      return { ...entry.local.run(), name, state: entry.local.state(), keeping: entry.keeping };
    }
    const state = run.status !== 'unfinished' ? run.status : elsewhere.has(run.id) ? 'elsewhere' : 'paused';
    return { ...run, state, keeping: 'kept' };
  };

  const lab: OpenLab = {
    keeps: store ? 'kept' : 'none',
    runs() {
      const known = new Set(kept.map(({ id }) => id));
      const young = [...entries.values()].map(({ local }) => local.run()).filter(({ id }) => !known.has(id));
      return [...young.reverse(), ...kept].map(shown);
    },
    begin(plan) {
      const run = newRun(plan, newId(), nowMs());
      add(run, true, { history: EMPTY_HISTORY });
      return run.id;
    },
    open,
    rename(id, name) {
      kept = kept.map((run) => (run.id === id ? { ...run, name } : run));
      entries.get(id)?.local.rename(name);
      void store?.change(id, { name }).catch(() => {});
      changed();
    },
    remove(id) {
      const made = entries.get(id)?.creating;
      forget(id);
      void Promise.resolve(made)
        .then(() => store?.delete(id))
        .catch(() => {});
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    look,
    save() {
      for (const { local } of entries.values()) local.save();
    },
    letGo() {
      gone = true;
      store?.letGo([...entries].filter(([, { local }]) => local.state() !== 'elsewhere').map(([id]) => id));
    },
    comeBack() {
      gone = false;
      return lab.look();
    },
  };
  return lab;
}
