/** A stored run as pages see it. Whose session it is stays here. */
import type { RunDetail, RunSummary } from '../../shared/protocol/runEvents.ts';
import type { RunFigures } from '../../shared/training/runFigures.ts';
import type { StoredRun } from './runStore.ts';

/** What is known only while the server runs. */
export interface RunNow {
  readonly place: number | null; // in the queue, from 1
  readonly problem: string | null; // what it waits for
  readonly figures: RunFigures;
}

export function summaryOf(stored: StoredRun, now: RunNow | null): RunSummary {
  const { id, settings, recipeHash, seed, pace, stepMs, origin, by, status, problem, createdAt, endedAt } = stored;
  return {
    id,
    recipe: settings.name,
    recipeHash,
    seed,
    environment: settings.environment,
    pixels: settings.kind === 'dqn' && settings.pixels !== null,
    pace,
    stepMs,
    origin,
    by,
    status,
    place: now?.place ?? null,
    problem: now?.problem ?? problem,
    createdAt,
    endedAt,
    ...(now?.figures ?? stored.progress),
  };
}

export function detailOf(stored: StoredRun, now: RunNow | null): RunDetail {
  return { ...summaryOf(stored, now), settings: stored.settings };
}
