/** What the browser keeps of runs, in IndexedDB. Every method that resolves has been committed: a reload finds it (LAB2). */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { RunEvent } from '../../../shared/protocol/runEvents.ts';
import type { KeptCheckpoint, KeptHistory, KeptRun } from '../../model/lab/labRun.ts';

/** What came since the last one; all of it or none is kept. */
export interface LabBatch {
  readonly run: KeptRun;
  readonly events: readonly RunEvent[]; // follow the kept ones without a gap
  readonly checkpoints: readonly KeptCheckpoint[];
  readonly dropped: readonly number[]; // steps of checkpoints that are kept no longer
  readonly save: Uint8Array | null; // replaces the one before; null: the run is over, none is needed
}

/** Who trains a run: only that page writes it, as long as it says so again before `untilMs`. */
interface Hold {
  readonly run: string;
  readonly page: string;
  readonly untilMs: number; // since 1970
}

export interface LabStore {
  /** Newest first. */
  list(): Promise<readonly KeptRun[]>;
  history(id: string): Promise<KeptHistory>;
  create(run: KeptRun): Promise<void>;
  /** Name, pause and the like. Nothing happens if it is gone. */
  change(id: string, part: Partial<Pick<KeptRun, 'name' | 'paused' | 'stepMs' | 'group'>>): Promise<void>;
  /** @returns false if another page holds the run, or it is gone: then nothing was written */
  append(page: string, batch: LabBatch, nowMs: number): Promise<boolean>;
  delete(id: string): Promise<void>;
  /** Takes the run for this page, or says so again. @returns false if another page holds it, or it is gone */
  hold(id: string, page: string, nowMs: number): Promise<boolean>;
  /** What pages other than this one hold. */
  heldElsewhere(page: string, nowMs: number): Promise<ReadonlySet<string>>;
  /** These are this page's. Nothing is waited for: the page may be gone before an answer. */
  letGo(ids: readonly string[]): void;
  close(): void;
}

interface Schema extends DBSchema {
  runs: { key: string; value: KeptRun };
  pages: { key: [run: string, first: number]; value: { run: string; first: number; events: readonly RunEvent[] } };
  checkpoints: { key: [run: string, step: number]; value: KeptCheckpoint & { run: string; step: number } };
  saves: { key: string; value: { run: string; bytes: Uint8Array } };
  holds: { key: string; value: Hold };
}

export const HOLD_MS = 6_000;

const STORES = ['runs', 'pages', 'checkpoints', 'saves', 'holds'] as const;
type Writing = IDBPTransaction<Schema, (typeof STORES)[number][], 'readwrite'>;

/** Every key of a run in a store whose keys begin with it. */
const ofRun = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** @throws whatever the browser says, if pages may keep nothing here */
export async function openLabStore(name = 'lab'): Promise<LabStore> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(made) {
      made.createObjectStore('runs', { keyPath: 'id' });
      made.createObjectStore('pages', { keyPath: ['run', 'first'] });
      made.createObjectStore('checkpoints', { keyPath: ['run', 'step'] });
      made.createObjectStore('saves', { keyPath: 'run' });
      made.createObjectStore('holds', { keyPath: 'run' });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close(); // a newer page wants to change the form: it may
    },
  });
  return labStore(database);
}

function labStore(database: IDBPDatabase<Schema>): LabStore {
  /** All that `work` does, or nothing of it. */
  async function write<T>(work: (at: Writing) => Promise<T>): Promise<T> {
    const transaction = database.transaction([...STORES], 'readwrite');
    try {
      const [result] = await Promise.all([work(transaction), transaction.done]);
      return result;
    } catch (error) {
      abort(transaction);
      throw transaction.error ?? error; // the first says "no room", the second only that it was ended
    }
  }

  async function isHeldByOther(at: Writing, id: string, page: string, nowMs: number): Promise<boolean> {
    const hold = await at.objectStore('holds').get(id);
    return hold !== undefined && hold.page !== page && hold.untilMs > nowMs;
  }

  return {
    async list() {
      const all = await database.getAll('runs');
      return all.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    },
    async history(id) {
      const at = database.transaction(['pages', 'checkpoints', 'saves']);
      const [pages, checkpoints, save] = await Promise.all([
        at.objectStore('pages').getAll(ofRun(id)),
        at.objectStore('checkpoints').getAll(ofRun(id)),
        at.objectStore('saves').get(id),
      ]);
      return {
        events: pages.flatMap(({ events }) => events),
        checkpoints: checkpoints.map(({ info, bytes }) => ({ info, bytes })),
        save: save?.bytes ?? null,
      };
    },
    create: (run) => write(async (at) => void (await at.objectStore('runs').add(run))),
    change: (id, part) =>
      write(async (at) => {
        const run = await at.objectStore('runs').get(id);
        if (run) await at.objectStore('runs').put({ ...run, ...part });
      }),
    append: (page, { run, events, checkpoints, dropped, save }, nowMs) =>
      write(async (at) => {
        const { id } = run;
        const known = await at.objectStore('runs').get(id);
        if (!known || (await isHeldByOther(at, id, page, nowMs))) return false;
        const { name, group } = known; // may have been changed in another page
        const [pages, kept, saves] = [at.objectStore('pages'), at.objectStore('checkpoints'), at.objectStore('saves')];
        asked(at.objectStore('runs').put({ ...run, name, group }));
        if (events[0]) asked(pages.put({ run: id, first: events[0].number, events }));
        for (const one of checkpoints) asked(kept.put({ ...one, run: id, step: one.info.step }));
        for (const step of dropped) asked(kept.delete([id, step]));
        asked(save ? saves.put({ run: id, bytes: save }) : saves.delete(id));
        if (run.status !== 'unfinished') asked(at.objectStore('holds').delete(id));
        return true;
      }),
    delete: (id) =>
      write(async (at) => {
        for (const store of ['runs', 'saves', 'holds'] as const) asked(at.objectStore(store).delete(id));
        for (const store of ['pages', 'checkpoints'] as const) asked(at.objectStore(store).delete(ofRun(id)));
      }),
    hold: (id, page, nowMs) =>
      write(async (at) => {
        if (!(await at.objectStore('runs').get(id)) || (await isHeldByOther(at, id, page, nowMs))) return false;
        await at.objectStore('holds').put({ run: id, page, untilMs: nowMs + HOLD_MS });
        return true;
      }),
    async heldElsewhere(page, nowMs) {
      const all = await database.getAll('holds');
      return new Set(all.filter((hold) => hold.page !== page && hold.untilMs > nowMs).map(({ run }) => run));
    },
    letGo(ids) {
      const at = database.transaction('holds', 'readwrite');
      for (const id of ids) asked(at.store.delete(id));
      at.done.catch(() => {}); // they run out by themselves
      at.commit();
    },
    close: () => database.close(),
  };
}

/** The transaction's own end says whether all of it worked. */
function asked(request: Promise<unknown>): void {
  request.catch(() => {});
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // it has ended by itself
  }
}

/** Whether a browser refused for want of room. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
