/** Who trains a run: the one process that holds its lease. Nobody else begins before that one has given it back, or could have. */
import { createLease, holderOf, type Lease } from '../cluster/lease.ts';
import type { RedisLink } from '../cluster/redis.ts';

export interface RunHolds {
  /**
   * Waits until nobody else has it.
   * @param lost another process may take it: it has to end here
   * @returns null: another process has it still
   */
  hold(run: string, lost: () => void): Promise<Hold | null>;
}

export interface Hold {
  giveBack(): Promise<void>;
}

export interface RunHoldsNeeds {
  readonly redis: RedisLink;
  readonly node: string;
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
  readonly holdMs?: number;
}

const WAIT_MS = 30_000;
const nameOf = (run: string): string => `run:${run}`;

/** The process that trains a run; null: none. */
export const trainerOf = (redis: RedisLink, run: string): Promise<string | null> => holderOf(redis, nameOf(run));

export function createRunHolds({ redis, node, now, after, holdMs }: RunHoldsNeeds): RunHolds {
  return {
    async hold(run, lost) {
      let given = false;
      let lease: Lease | null = null;
      const gained = await new Promise<boolean>((resolve) => {
        const cancel = after(WAIT_MS, () => resolve(false));
        lease = createLease({
          ...{ redis, node, now, name: nameOf(run), ...(holdMs === undefined ? {} : { holdMs }) },
          gained() {
            cancel();
            resolve(true);
          },
          lost() {
            if (!given) lost();
          },
        });
      });
      async function giveBack(): Promise<void> {
        given = true;
        await lease?.stop();
      }
      if (gained) return { giveBack };
      await giveBack();
      return null;
    },
  };
}
