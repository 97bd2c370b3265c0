/**
 * Computes submissions, part by part: seeds are drawn from fresh randomness, which is stored before the first of them is used (QUEUE1), and each
 * result is stored before the next part begins, so that any process can go on after the last of them (QUEUE3).
 */
import type { TaskResult } from '../../shared/boards/task.ts';
import type { BoardName, Division } from '../../shared/protocol/boards.ts';
import type { BoardKind, DrawnSubmission } from './boardKind.ts';
import type { StoredSubmission, SubmissionStore } from './stores.ts';
import type { TaskQueue } from './taskQueue.ts';

/** What whoever shows submissions has to know, in the order in which it happens. */
export type SubmissionNews =
  | { readonly kind: 'joined'; readonly stored: StoredSubmission }
  | { readonly kind: 'drawn'; readonly stored: StoredSubmission }
  | { readonly kind: 'progress'; readonly id: string; readonly share: number } // of the running part
  | { readonly kind: 'part'; readonly id: string; readonly result: TaskResult; readonly seconds: number }
  | { readonly kind: 'over'; readonly id: string; readonly stored: StoredSubmission | null }; // null: deleted

export interface SubmissionWorkNeeds {
  readonly store: SubmissionStore;
  readonly queue: Pick<TaskQueue, 'run'>;
  readonly kinds: readonly BoardKind[];
  readonly newEntropy: () => string; // 64 hex digits of the system's randomness
  readonly clock: () => number; // ms since 1970
  readonly changed: (board: BoardName, division: Division) => void;
  readonly tell: (news: SubmissionNews) => void | Promise<void>;
}

export interface SubmissionWork {
  /**
   * The next part of that one; after the last it is admitted or refused.
   * @throws Error if the database fails: it can be tried again
   */
  part(id: string): Promise<'more' | 'over' | 'closing'>;
}

/** Written by ourselves, whole or not at all. */
export const resultsOf = ({ results }: StoredSubmission): TaskResult[] =>
  results === null ? [] : (JSON.parse(results) as TaskResult[]);

export const isUndecided = ({ status }: StoredSubmission): boolean => status === 'queued' || status === 'running';

export function createSubmissionWork(needs: SubmissionWorkNeeds): SubmissionWork {
  const { store, queue, kinds, clock, tell } = needs;

  async function over(id: string, stored: StoredSubmission | null): Promise<'over'> {
    await tell({ kind: 'over', id, stored });
    return 'over';
  }
  async function refuse(stored: StoredSubmission, problem: string): Promise<'over'> {
    const endedAt = clock();
    await store.refuse(stored.id, endedAt, problem);
    return over(stored.id, { ...stored, status: 'refused', endedAt, problem });
  }
  async function admit(
    kind: BoardKind,
    stored: DrawnSubmission,
    file: Uint8Array,
    results: readonly TaskResult[],
  ): Promise<'over'> {
    const row = kind.row(stored, file, results);
    if ('problem' in row) return refuse(stored, row.problem);
    const endedAt = clock();
    await store.admit(stored.id, endedAt, [row]);
    needs.changed(kind.board, stored.division);
    return over(stored.id, { ...stored, status: 'admitted', endedAt, results: JSON.stringify(results) });
  }
  async function drawn(stored: StoredSubmission): Promise<DrawnSubmission> {
    if (stored.entropy !== null) return stored as DrawnSubmission;
    const now = await store.draw(stored.id, needs.newEntropy(), clock());
    await tell({ kind: 'drawn', stored: now });
    return now as DrawnSubmission;
  }
  async function nextPart(id: string): Promise<'more' | 'over' | 'closing'> {
    const found = await store.find(id);
    const kind = kinds.find((one) => one.kind === found?.kind);
    if (!found || !kind || !isUndecided(found)) return over(id, found);
    const stored = await drawn(found);
    const file = await store.file(id);
    if (!file) return over(id, await store.find(id));
    const results = resultsOf(stored);
    const tasks = kind.tasks(stored, file);
    const task = tasks[results.length];
    if (task) {
      const outcome = await queue.run(task, 'soon', (share) => void tell({ kind: 'progress', id, share }));
      if (!outcome.ok) return outcome.code === 'closing' ? 'closing' : refuse(stored, outcome.code);
      results.push(outcome.result);
      await store.progress(id, JSON.stringify(results));
      await tell({ kind: 'part', id, result: outcome.result, seconds: outcome.seconds });
    }
    return results.length < tasks.length ? 'more' : admit(kind, stored, file, results);
  }
  return {
    async part(id) {
      try {
        return await nextPart(id);
      } catch (error) {
        const stored = await store.find(id);
        if (stored && isUndecided(stored)) throw error;
        return over(id, stored); // deleted meanwhile, or another process was quicker
      }
    },
  };
}
