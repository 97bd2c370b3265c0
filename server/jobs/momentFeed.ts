/** The moments of the showcase on a server that does not train it: brought here as its worker tells of them. */
import type { RunReader } from '../training/runReader.ts';

export interface MomentFeed {
  /** There may be further ones. */
  look(run: string): void;
}

export interface MomentFeedNeeds {
  readonly runs: Pick<RunReader, 'checkpoints' | 'checkpoint'>;
  readonly add: (run: string, id: string, bytes: Uint8Array) => void;
  readonly failed: (error: unknown) => void;
}

export function createMomentFeed({ runs, add, failed }: MomentFeedNeeds): MomentFeed {
  let followed: string | null = null;
  let newest = -1; // step of the last one that was brought
  let next: string | null = null; // asked for while busy
  let busy = false;

  async function bring(run: string): Promise<void> {
    if (run !== followed) [followed, newest] = [run, -1];
    for (const { id, step } of (await runs.checkpoints(run)) ?? []) {
      if (step <= newest) continue;
      const bytes = await runs.checkpoint(id);
      if (bytes) add(run, id, bytes);
      newest = step;
    }
  }
  async function work(): Promise<void> {
    busy = true;
    while (next !== null) {
      const run = next;
      next = null;
      await bring(run).catch(failed);
    }
    busy = false;
  }
  return {
    look(run) {
      next = run;
      if (!busy) void work();
    },
  };
}
