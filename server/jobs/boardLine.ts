/**
 * Submissions before the workers: jobs of BullMQ, agents and recipes in a line each. The database says what there is to compute; whatever Redis has
 * lost is put in line again.
 */
import { Queue } from 'bullmq';
import type { SubmissionKind } from '../../shared/protocol/submissions.ts';
import type { StoredSubmission, SubmissionStore } from '../boards/stores.ts';
import { JOBS_PREFIX, type RedisLink, whileReady } from '../cluster/redis.ts';

export const KINDS: readonly SubmissionKind[] = ['agent', 'learner'];

export interface BoardJob {
  readonly submission: string; // id
}

export interface BoardLine {
  /** Puts in line what is not there and should be. */
  fill(): Promise<void>;
  close(): Promise<void>;
}

const HOUSE = 1_000; // after all people
const MOST_ATTEMPTS = 1; // what can be tried again its worker tries itself

/** BullMQ takes no id of digits alone. */
export const jobOf = (submission: string): string => `s-${submission}`;
export const queueOf = (kind: SubmissionKind): string => `board-${kind}`;

/** Before whom each comes: people before the house, and of each person the first before another's second. @param waiting oldest first */
export function prioritiesOf(waiting: readonly StoredSubmission[]): ReadonlyMap<string, number> {
  const before = new Map<string, number>();
  return new Map(
    waiting.map(({ id, owner }) => {
      if (owner === null) return [id, HOUSE];
      const mine = (before.get(owner) ?? 0) + 1;
      before.set(owner, mine);
      return [id, Math.min(mine, HOUSE - 1)];
    }),
  );
}

/** @param failed told of what BullMQ's connection says */
export function createBoardLine(
  redis: RedisLink,
  store: Pick<SubmissionStore, 'waiting'>,
  failed: (error: unknown) => void,
): BoardLine {
  const queues = KINDS.map((kind) => {
    const queue = new Queue<BoardJob>(queueOf(kind), { connection: redis.commands, prefix: JOBS_PREFIX });
    queue.on('error', whileReady(redis, failed));
    return [kind, queue] as const;
  });
  return {
    async fill() {
      const waiting = await store.waiting();
      const priorities = prioritiesOf(waiting);
      for (const [kind, queue] of queues) {
        const jobs = waiting.filter((one) => one.kind === kind);
        if (jobs.length === 0) continue;
        await queue.addBulk(
          jobs.map(({ id }) => ({
            name: 'compute',
            data: { submission: id },
            opts: {
              ...{ jobId: jobOf(id), priority: priorities.get(id)!, attempts: MOST_ATTEMPTS },
              ...{ removeOnComplete: true, removeOnFail: true },
            },
          })),
        ); // one that is there stays as it is
      }
    },
    async close() {
      await Promise.all(queues.map(([, queue]) => queue.close()));
    },
  };
}
