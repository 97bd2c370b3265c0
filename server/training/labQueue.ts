/** Runs that visitors ask for: a fair queue before few threads (RUN7), each for a while at most (RUN9). */
import type { RunRefusal } from '../../shared/protocol/runEvents.ts';
import { dequeue, enqueue, NO_TURNS, nextJob, order, started } from './fairQueue.ts';
import {
  CANNOT_STORE,
  CLOSING,
  IS_OVER,
  labRun,
  MOST_MINUTES,
  MOST_WAITING,
  MOST_WAITING_EACH,
  NOT_YOURS,
  refusal,
  type Submission,
  TOO_LONG,
  TOO_MANY,
  UNKNOWN,
} from './labRun.ts';
import type { LiveJobs } from './liveJobs.ts';
import type { RunStore, StoredRun } from './runStore.ts';

export interface LabQueueNeeds {
  readonly store: RunStore;
  readonly jobs: LiveJobs;
  readonly threads: number;
  readonly stepMs: number | null; // of runs at watch pace; null: by their world
  readonly clock: () => number; // ms since 1970
  readonly newId: () => string;
  readonly after: (ms: number, run: () => void) => () => void;
  /** It has another place in the queue, or waits no longer. */
  readonly moved: (stored: StoredRun, place: number | null) => void;
  readonly failed: (run: string, problem: string) => void;
}

export interface LabQueue {
  /** Of an earlier life of the server, oldest first. */
  takeUp(unfinished: readonly StoredRun[]): void;
  submit(submission: Submission): Promise<StoredRun | RunRefusal>;
  /** @returns null: it is stopped, or stops as soon as it has saved */
  stop(owner: string, id: string): Promise<RunRefusal | null>;
  place(id: string): number | null;
  waiting(id: string): StoredRun | null;
  readonly length: () => number;
  close(): void;
}

export function createLabQueue(needs: LabQueueNeeds): LabQueue {
  const { store, jobs } = needs;
  const rows = new Map<string, { readonly stored: StoredRun; readonly resumed: boolean }>(); // waiting, by run
  const owners = new Map<string, string>(); // of those that train, by run
  const beginning = new Map<string, Promise<void>>(); // of those, what is not there yet
  let turns = NO_TURNS;
  let places: readonly string[] = [];
  let arriving = 0; // submitted, not yet stored
  let closing = false;

  function queue(stored: StoredRun, resumed: boolean): void {
    rows.set(stored.id, { stored, resumed });
    turns = enqueue(turns, { id: stored.id, owner: stored.owner ?? '' });
  }
  function go(): void {
    while (!closing && owners.size < needs.threads) {
      const next = nextJob(turns, new Set(owners.values()));
      if (!next) break;
      turns = started(turns, next);
      const { stored, resumed } = rows.get(next.id)!;
      rows.delete(next.id);
      owners.set(next.id, next.owner);
      begin(stored, resumed);
    }
    const before = places;
    places = order(turns);
    for (const [at, id] of places.entries()) if (before[at] !== id) needs.moved(rows.get(id)!.stored, at + 1);
  }
  function begin(stored: StoredRun, resumed: boolean): void {
    const { id } = stored;
    const cancel = needs.after(MOST_MINUTES * 60_000, () => jobs.stop(id, TOO_LONG));
    function over(): void {
      cancel();
      owners.delete(id);
      go();
    }
    const begun = jobs
      .begin(stored, resumed, over)
      .catch((error: unknown) => {
        needs.failed(id, `it could not begin: ${String(error)}`); // its row still says that it is unfinished: the next start takes it up
        over();
      })
      .finally(() => beginning.delete(id));
    beginning.set(id, begun);
  }
  const waitingOf = (owner: string): number => turns.waiting.filter((job) => job.owner === owner).length;

  return {
    takeUp(unfinished) {
      for (const stored of unfinished) queue(stored, stored.status === 'running');
      go();
    },
    async submit(submission) {
      const { owner } = submission;
      if (closing) return CLOSING;
      if (needs.threads === 0)
        return refusal('no-training', 'this server trains nothing for visitors: train it in your browser');
      const atOnce = owners.size < needs.threads && ![...owners.values()].includes(owner);
      if (!atOnce && waitingOf(owner) >= MOST_WAITING_EACH)
        return refusal('queue-full', `you have ${MOST_WAITING_EACH} runs waiting: stop one, or wait until one begins`);
      if (turns.waiting.length + arriving >= MOST_WAITING) return TOO_MANY;
      const stored = labRun(submission, needs);
      arriving++;
      try {
        await store.create(stored);
      } catch (error) {
        needs.failed(stored.id, `it could not be stored: ${String(error)}`);
        return CANNOT_STORE;
      } finally {
        arriving--;
      }
      queue(stored, false);
      go();
      await beginning.get(stored.id);
      return stored;
    },
    async stop(owner, id) {
      await beginning.get(id);
      const stored = rows.get(id)?.stored ?? jobs.find(id)?.stored ?? (await store.find(id));
      if (!stored) return UNKNOWN;
      if (stored.owner !== owner) return NOT_YOURS;
      if (!rows.has(id)) {
        if (!owners.has(id)) return IS_OVER;
        jobs.stop(id, null);
        return null;
      }
      rows.delete(id);
      turns = dequeue(turns, id);
      const endedAt = needs.clock();
      await store.setStatus(id, 'stopped', endedAt, null);
      needs.moved({ ...stored, status: 'stopped', endedAt }, null);
      go();
      return null;
    },
    place(id) {
      const at = places.indexOf(id);
      return at < 0 ? null : at + 1;
    },
    waiting: (id) => rows.get(id)?.stored ?? null,
    length: () => turns.waiting.length,
    close() {
      closing = true;
    },
  };
}
