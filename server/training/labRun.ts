/** A visitor's run as it is asked for: the row that it begins as, the limits (RUN7, RUN9), and why it is refused. */
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import type { Pace, RunRefusal } from '../../shared/protocol/runEvents.ts';
import { NO_FIGURES } from '../../shared/training/runFigures.ts';
import { watchStepMs } from './playlist.ts';
import type { StoredRun } from './runStore.ts';

export interface Submission {
  readonly owner: string; // the session's id
  readonly by: string; // its name
  readonly settings: AnyRecipe; // checked
  readonly seed: number;
  readonly pace: Pace;
}

export interface LabRunNeeds {
  readonly stepMs: number | null; // of runs at watch pace; null: by their world
  readonly clock: () => number; // ms since 1970
  readonly newId: () => string;
}

export const MOST_WAITING_EACH = 2;
export const MOST_WAITING = 50;
export const MOST_MINUTES = 30;
export const TOO_LONG = `it was stopped after ${MOST_MINUTES} minutes: no run has a thread for longer`;

export const refusal = (code: string, ...problems: string[]): RunRefusal => ({ code, problems });

export const UNKNOWN = refusal('unknown-run', 'there is no such run');
export const NOT_YOURS = refusal('not-yours', 'only who submitted a run can stop it');
export const IS_OVER = refusal('is-over', 'this run is over');
export const CLOSING = refusal('server-closing', 'the server is restarting: try again in a moment');
export const TOO_MANY = refusal(
  'queue-full',
  `${MOST_WAITING} runs are waiting: try again later, or train it in your browser`,
);
export const CANNOT_STORE = refusal(
  'failed',
  'the server cannot store runs now: try again later, or train it in your browser',
);

export function labRun(
  { owner, by, settings, seed, pace }: Submission,
  { stepMs, clock, newId }: LabRunNeeds,
): StoredRun {
  return {
    id: newId(),
    settings,
    recipeHash: recipeHash(settings),
    seed,
    pace,
    stepMs: pace === 'max' ? 0 : (stepMs ?? watchStepMs(settings)),
    origin: 'lab',
    owner,
    by,
    status: 'queued',
    problem: null,
    createdAt: clock(),
    endedAt: null,
    pinned: false,
    progress: NO_FIGURES,
  };
}
