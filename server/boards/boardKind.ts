/** How one kind of submission is computed and admitted: agents.ts and learners.ts each make one. */
import type { Task, TaskResult } from '../../shared/boards/task.ts';
import type { BoardName } from '../../shared/protocol/boards.ts';
import type { Submission, SubmissionKind } from '../../shared/protocol/submissions.ts';
import type { StoredRow, StoredSubmission } from './stores.ts';

/** Its hash was committed, then its seeds drawn. */
export interface DrawnSubmission extends StoredSubmission {
  readonly entropy: string;
  readonly drawnAt: number;
}

export interface BoardKind {
  readonly kind: SubmissionKind;
  readonly board: BoardName;
  rowId(hash: string): string;
  /** Seconds that each of its tasks takes on an ordinary core; the queue learns how fast this one is. */
  estimate(file: Uint8Array): readonly number[];
  /** As many tasks, the same each time: a restart goes on after those that are done. */
  tasks(submission: DrawnSubmission, file: Uint8Array): readonly Task[];
  /** Its row, or a code that says why it gets none. @param results one of each task, in their order */
  row(
    submission: DrawnSubmission,
    file: Uint8Array,
    results: readonly TaskResult[],
  ): StoredRow | { readonly problem: string };
}

/** What somebody wants on a board, read and checked. */
export interface Wish {
  readonly kind: SubmissionKind;
  readonly owner: string | null; // null: the house
  readonly by: string | null;
  readonly name: string;
  readonly hash: string; // hex: what is committed
  readonly format: string | null;
  readonly file: Uint8Array;
  readonly address: string | null; // of the network, to count by; null: not counted
}

export type WishRefusal = 'already-there' | 'too-many-waiting' | 'too-many-today' | 'queue-full' | 'server-closing';

export type Submitted =
  | { readonly ok: true; readonly submission: Submission }
  | {
      readonly ok: false;
      readonly code: WishRefusal;
      readonly detail: string; // in words
      readonly there: Submission | null; // the one that is there already
    };
