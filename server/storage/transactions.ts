/** Transactions on any dialect. What two writers of a PostgreSQL do to each other is done again; SQLite has one writer. */
import type { Queries } from './schema.ts';

const MOST_TRIES = 20;

/** PostgreSQL's words for "another transaction was in the way". */
const IN_THE_WAY: readonly string[] = [
  '40001', // serialization failure
  '40P01', // deadlock
  '23505', // unique: somebody stored it between our look and our write; at the second look it is there
];

/** All of it is stored or nothing. A statement sees what others have committed before it; whoever needs more locks a row first. */
export const writing = <T>(db: Queries, work: (transaction: Queries) => Promise<T>): Promise<T> =>
  again(() => db.transaction().setIsolationLevel('read committed').execute(work));

/** Whole or not at all; what is read in it is of one moment. */
export const together = <T>(db: Queries, work: (transaction: Queries) => Promise<T>): Promise<T> =>
  again(() => db.transaction().setIsolationLevel('repeatable read').execute(work));

async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const { code = '' } = error as { readonly code?: string };
      if (tries >= MOST_TRIES || !IN_THE_WAY.includes(code)) throw error;
    }
  }
}
