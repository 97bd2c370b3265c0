/**
 * Agents and recipes on their way to a board. A submission is stored with its hash before it is acknowledged; only then are its seeds drawn from
 * fresh randomness, which is stored before the first of them is used (QUEUE1). Its parts are computed one by one in a thread, each result is
 * stored, and a restart goes on after the last of them (QUEUE3).
 */
import type { TaskResult } from '../../shared/boards/task.ts';
import type { BoardName, Division } from '../../shared/protocol/boards.ts';
import type { Submission } from '../../shared/protocol/submissions.ts';
import type { BoardKind, DrawnSubmission, Submitted, Wish } from './boardKind.ts';
import type { BoardStore, StoredSubmission, SubmissionStore } from './stores.ts';
import { createDoor } from './submissionDoor.ts';
import { createLine, type Waiting } from './submissionLine.ts';
import type { TaskQueue } from './taskQueue.ts';

export interface SubmissionsNeeds {
  readonly store: SubmissionStore;
  readonly boards: Pick<BoardStore, 'find'>;
  readonly queue: Pick<TaskQueue, 'run'>;
  readonly kinds: readonly BoardKind[];
  readonly newEntropy: () => string; // 64 hex digits of the system's randomness
  readonly newId: () => string;
  readonly clock: () => number; // ms since 1970
  readonly after: (ms: number, run: () => void) => () => void; // calls back once; returns how to prevent it
  readonly changed: (board: BoardName, division: Division) => void;
  readonly told: (owner: string, submission: Submission) => void;
  readonly failed: (error: unknown) => void;
}

export interface Submissions {
  /** Takes up what an earlier life of the server left. */
  start(): Promise<void>;
  /** What it resolves to has been committed. */
  submit(wish: Wish): Promise<Submitted>;
  find(id: string): Promise<Submission | null>;
  /** The newest first. */
  mine(owner: string): Promise<readonly Submission[]>;
  /** Theirs are deleted: nothing of them is computed any more. */
  forget(owner: string): void;
  readonly figures: () => { readonly submissionsWaiting: number };
  stop(): Promise<void>;
}

const AGAIN_MS = 5_000; // after the database refused
const TELL_MS = 500;
const MOST_LISTED = 50;

export function createSubmissions(needs: SubmissionsNeeds): Submissions {
  const { store, queue, kinds, clock, failed } = needs;
  const line = createLine();
  const door = createDoor({ store, line, clock });
  const kindOf = (submission: StoredSubmission): BoardKind => kinds.find(({ kind }) => kind === submission.kind)!;
  let stopped = false;
  let working: Promise<void> | null = null;
  let cancelAgain = (): void => {};
  let toldAt = 0;

  async function view(stored: StoredSubmission): Promise<Submission> {
    const { board, rowId } = kindOf(stored);
    const row = stored.status === 'admitted' ? rowId(stored.hash) : null;
    const found = row === null ? null : await needs.boards.find(board, stored.division, row);
    return { ...seen(stored), row, rank: found && !found.hidden ? found.rank : null };
  }

  /** Without row and rank, which only the database knows. */
  function seen(stored: StoredSubmission): Submission {
    const { id, kind, name, hash, status, problem, committedAt, entropy } = stored;
    const now = line.seen(id) ?? { place: null, secondsLeft: null, progress: status === 'admitted' ? 1 : 0 };
    const results = line.results(id) ?? resultsOf(stored);
    const seeds = results.flatMap((result) => (result.kind === 'learner' ? [result.seed] : []));
    return { id, kind, name, hash, status, ...now, problem, committedAt, entropy, row: null, rank: null, seeds };
  }

  function tell({ stored }: Waiting): void {
    if (stored.owner !== null) needs.told(stored.owner, seen(stored));
  }

  function tellAll(): void {
    for (const waiting of line.all()) tell(waiting);
  }

  async function over(stored: StoredSubmission): Promise<void> {
    line.leave(stored.id);
    if (stored.owner !== null) needs.told(stored.owner, await view(stored));
    tellAll();
  }

  function take(stored: StoredSubmission, file: Uint8Array): void {
    line.join(stored, kindOf(stored).estimate(file), resultsOf(stored));
  }

  async function refuse(stored: StoredSubmission, problem: string): Promise<void> {
    const endedAt = clock();
    await store.refuse(stored.id, endedAt, problem);
    await over({ ...stored, status: 'refused', endedAt, problem });
  }

  async function admit(stored: DrawnSubmission, file: Uint8Array, results: readonly TaskResult[]): Promise<void> {
    const { board, row: rowOf } = kindOf(stored);
    const row = rowOf(stored, file, results);
    if ('problem' in row) return refuse(stored, row.problem);
    const endedAt = clock();
    await store.admit(stored.id, endedAt, [row]);
    const admitted = { ...stored, status: 'admitted', endedAt, results: JSON.stringify(results) } as const;
    needs.changed(board, stored.division);
    await over(admitted);
  }

  /** Computes the next part of that one, and admits or refuses it after its last. */
  async function work(waiting: Waiting): Promise<void> {
    const { id } = waiting.stored;
    if (waiting.stored.entropy === null) {
      line.update(id, await store.draw(id, needs.newEntropy(), clock()));
      tell(waiting);
    }
    const stored = waiting.stored as DrawnSubmission;
    const file = await store.file(id);
    if (!file || !line.has(id)) return line.leave(id);
    const kind = kindOf(stored);
    const task = kind.tasks(stored, file)[waiting.results.length];
    if (task) {
      const outcome = await queue.run(task, 'soon', (share) => {
        line.progressed(id, share);
        if (clock() - toldAt < TELL_MS) return;
        toldAt = clock();
        tell(waiting);
      });
      if (!line.has(id)) return;
      if (!outcome.ok && outcome.code === 'closing') {
        stopped = true;
        return;
      }
      if (!outcome.ok) return refuse(stored, outcome.code);
      line.partDone(id, outcome.result, outcome.seconds);
      await store.progress(id, JSON.stringify(waiting.results));
    }
    if (kind.tasks(stored, file).length <= waiting.results.length) await admit(stored, file, waiting.results);
    else tell(waiting);
  }

  async function workOn(): Promise<void> {
    for (let next = line.next(); next && !stopped; next = line.next()) {
      const { id } = next.stored;
      try {
        await work(next);
      } catch (error) {
        if (await store.find(id)) throw error;
        line.leave(id); // deleted meanwhile
      }
    }
  }

  function wake(): void {
    if (working || stopped) return;
    cancelAgain();
    working = workOn()
      .catch((error: unknown) => {
        failed(error);
        cancelAgain = needs.after(AGAIN_MS, wake);
      })
      .finally(() => {
        working = null;
      });
  }

  return {
    async start() {
      for (const stored of await store.waiting()) {
        const file = kinds.some(({ kind }) => kind === stored.kind) ? await store.file(stored.id) : null;
        if (file) take(stored, file);
      }
      wake();
    },
    async submit(wish) {
      if (stopped) return { ok: false, code: 'server-closing', detail: 'the server is restarting', there: null };
      const { kind, owner, by, name, hash, format, file } = wish;
      const stored: StoredSubmission = {
        ...{ id: needs.newId(), kind, owner, by, name, hash, format, status: 'queued', problem: null },
        ...{ committedAt: clock(), entropy: null, drawnAt: null, startedAt: null, endedAt: null },
        ...{ division: 'CartPole-v1', results: null, bytes: file.length },
      };
      const entered = await door.enter(wish, async () => {
        const there = await store.create(stored, file);
        if (!there) take(stored, file);
        return there;
      });
      if (!entered.ok) return { ...entered, there: null };
      if (entered.there) {
        const there = await view(line.find(entered.there.id) ?? entered.there);
        return { ok: false, code: 'already-there', detail: 'it is here already: the same hash', there };
      }
      const submission = seen(stored);
      wake();
      return { ok: true, submission };
    },
    async find(id) {
      const stored = line.find(id) ?? (await store.find(id));
      return stored && view(stored);
    },
    async mine(owner) {
      const all = await store.ofOwner(owner, MOST_LISTED);
      return Promise.all(all.map((stored) => view(line.find(stored.id) ?? stored)));
    },
    forget(owner) {
      for (const { stored } of line.all()) if (stored.owner === owner) line.leave(stored.id);
    },
    figures: () => ({ submissionsWaiting: line.all().length }),
    async stop() {
      stopped = true;
      cancelAgain();
      await working;
    },
  };
}

function resultsOf({ results }: StoredSubmission): TaskResult[] {
  return results === null ? [] : (JSON.parse(results) as TaskResult[]); // written by ourselves, whole or not at all
}
