/** Brings a run into the store as it goes: one write at a time, and what could not be written comes with the next one (LAB2). */
import { keepMoment } from '../../../shared/policy/keptMoments.ts';
import type { RunEvent } from '../../../shared/protocol/runEvents.ts';
import type { KeptCheckpoint, KeptRun } from '../../model/lab/labRun.ts';
import type { LabBatch } from './labStore.ts';

/** `kept`; `lost`: another page has the run; else why it could not be written. */
export type Outcome = 'kept' | 'lost' | 'full' | 'failed';
export type WriteBatch = (batch: LabBatch) => Promise<Outcome>;

export interface RunKeeper {
  /** Those that are kept so far, by step. */
  checkpoints(): readonly KeptCheckpoint[];
  takeEvent(event: RunEvent): void;
  /** @returns those that are kept no longer */
  takeCheckpoint(checkpoint: KeptCheckpoint): readonly KeptCheckpoint[];
  /** All that was taken so far belongs to this moment of the run. @param save null at its end */
  save(run: KeptRun, save: Uint8Array | null): void;
}

interface Moment {
  readonly run: KeptRun;
  readonly save: Uint8Array | null;
  readonly checkpoints: readonly KeptCheckpoint[];
}

const stepOf = ({ info }: KeptCheckpoint): number => info.step;

/**
 * @param kept  checkpoints of a run that goes on; they are in the store
 * @param write null: nothing is kept, and nothing waits to be
 */
export function createRunKeeper(kept: readonly KeptCheckpoint[], write: WriteBatch | null): RunKeeper {
  let checkpoints = kept;
  let stored: readonly KeptCheckpoint[] = kept;
  let pending: RunEvent[] = [];
  let next: Moment | null = null; // only the newest is of use
  let busy = false;

  async function pump(): Promise<void> {
    if (busy || !next || !write) return;
    busy = true;
    const { run, save, checkpoints: then } = next;
    next = null;
    const { newest } = run.figures;
    const outcome = await write({
      run,
      save,
      events: pending.filter(({ number }) => number <= newest),
      checkpoints: then.filter((one) => !stored.includes(one)),
      dropped: stored.filter((one) => !then.includes(one)).map(stepOf),
    });
    busy = false;
    if (outcome === 'kept') {
      stored = then;
      pending = pending.filter(({ number }) => number > newest);
    }
    if (outcome !== 'lost') await pump();
  }

  return {
    checkpoints: () => checkpoints,
    takeEvent(event) {
      if (write) pending.push(event);
    },
    takeCheckpoint(one) {
      const all = [...checkpoints, one].map((checkpoint) => ({ ...checkpoint.info, checkpoint }));
      const before = [...checkpoints, one];
      checkpoints = keepMoment(all.slice(0, -1), all.at(-1)!).map(({ checkpoint }) => checkpoint);
      return before.filter((known) => !checkpoints.includes(known));
    },
    save(run, save) {
      next = { run, save, checkpoints };
      void pump();
    },
  };
}
