/** The end of runs before their time: those of somebody who is forgotten, and those that an administrator deletes. */

import type { RunStore, StoredRun } from './runStore.ts';
import type { Runs } from './runs.ts';

export interface RunRemoval {
  /** Why it cannot be deleted, in words; null: it can. */
  problem(id: string): Promise<string | null>;
  delete(id: string): Promise<void>;
  /** All that go on or wait. */
  stopAllOf(owner: string): Promise<void>;
}

const LOOK_MS = 100;
const WAIT_MS = 10_000; // a thread ends at its next step, its log is written

/** @param pause resolves after so many ms */
export function createRunRemoval(
  store: Pick<RunStore, 'find' | 'unfinished' | 'delete'>,
  runs: Pick<Runs, 'stop' | 'detail'>,
  pause: (ms: number) => Promise<void>,
): RunRemoval {
  const isLive = async (id: string): Promise<boolean> => {
    const status = (await runs.detail(id))?.status;
    return status === 'running' || status === 'queued';
  };
  async function stop({ id, owner }: StoredRun): Promise<void> {
    if (owner === null) return;
    await runs.stop(owner, id);
    for (let waited = 0; waited < WAIT_MS && (await isLive(id)); waited += LOOK_MS) await pause(LOOK_MS);
  }
  return {
    async problem(id) {
      const run = await store.find(id);
      if (!run) return `there is no run ${id}`;
      return run.owner === null && (await isLive(id))
        ? `${id} is what the server shows now: try again when it is over`
        : null;
    },
    async delete(id) {
      const run = await store.find(id);
      if (run) await stop(run);
      await store.delete(id);
    },
    async stopAllOf(owner) {
      const own = (await store.unfinished()).filter((run) => run.owner === owner);
      await Promise.all(own.map(stop));
    },
  };
}
