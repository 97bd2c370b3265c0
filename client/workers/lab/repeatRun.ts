/** Any run again, in this page, from its recipe and seed: to be watched at the pace of people, or to see that its hash is right (LAB5). */
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import { newRun } from '../../model/lab/labRun.ts';
import { EMPTY_HISTORY, type LocalOptions, type LocalRun, startLocalRun } from './localRun.ts';

/** What a run is, and where it ended. */
export type Repeatable = Pick<
  RunDetail,
  'id' | 'settings' | 'seed' | 'stepMs' | 'status' | 'steps' | 'solvedAt' | 'weightsSha256'
>;

export interface Repetition extends LocalRun {
  /** When it has ended. `same` is null where one of the two has no hash: a run that was stopped, or numbers that are not finite. */
  readonly verdict: Promise<{ readonly sha256: string | null; readonly same: boolean | null }>;
}

/**
 * It ends where that run has ended, or with its budget. Nothing of it is kept.
 * @param stepMs real ms per environment step; 0: as fast as it goes
 */
export function repeatRun(
  that: Repeatable,
  stepMs: number,
  how: Pick<LocalOptions, 'seats' | 'start'> = {},
): Repetition {
  const { id, settings, seed, status, steps, solvedAt } = that;
  const lingerSteps = status === 'ended' && solvedAt !== null ? steps - solvedAt : null;
  const plan = { name: '', group: null, settings, seed, stepMs: that.stepMs, lingerSteps };
  const run = { ...newRun(plan, id, Date.now()), stepMs };
  const local = startLocalRun({ ...how, run, history: EMPTY_HISTORY });
  const verdict = new Promise<Awaited<Repetition['verdict']>>((resolve) => {
    const listenNoMore = local.listen(() => {
      const { status: now, figures } = local.run();
      if (now === 'unfinished') return;
      listenNoMore();
      const { weightsSha256: sha256 } = figures;
      const both = sha256 !== null && that.weightsSha256 !== null;
      resolve({ sha256, same: both ? sha256 === that.weightsSha256 : null });
    });
  });
  return { ...local, verdict };
}
