/** A run that trains in the visitor's own browser: what is kept of it there, and what a list shows. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import type { CheckpointInfo, RunDetail, RunEvent, RunStatus } from '../../../shared/protocol/runEvents.ts';
import { NO_FIGURES, type RunFigures } from '../../../shared/training/runFigures.ts';

/** What a visitor asks for. */
export interface LabPlan {
  readonly name: string; // the visitor's own, may be empty
  readonly group: string | null; // runs with the same text belong together, whatever they are compared for
  readonly settings: AnyRecipe; // checked: `problemsOf` finds nothing
  readonly seed: number;
  readonly stepMs: number; // real ms per environment step; 0: as fast as it goes
  readonly lingerSteps: number | null; // steps that a solved run goes on; null: to the end of its budget
}

/** Plain data, as the browser keeps it. */
export interface KeptRun extends LabPlan {
  readonly id: string;
  readonly begunStepMs: number; // the pace that it began with: how often a run is evaluated depends on it
  readonly createdAt: number; // ms since 1970
  readonly endedAt: number | null;
  readonly status: 'unfinished' | 'ended' | 'stopped' | 'failed';
  readonly paused: boolean; // by the visitor: it does not go on by itself after a reload
  readonly problem: string | null; // why it failed
  readonly figures: RunFigures;
  readonly seconds: number; // trained in this browser, pauses left out
  readonly solvedSeconds: number | null;
}

/** `elsewhere`: another tab trains it. */
export type LabState = 'queued' | 'running' | 'paused' | 'elsewhere' | 'ended' | 'stopped' | 'failed';

/**
 * `kept`: a reload finds it again. `none`: this browser lets pages keep nothing, a private window perhaps; a reload forgets it.
 * `full`: there was no room for the newest. `failed`: it could not be written for another reason. It trains on in each case.
 */
export type Keeping = 'kept' | 'none' | 'full' | 'failed';

const OWN = 'here-';

/** The id of a run of this browser: no server knows it. */
export function ownRunId(random: string): string {
  return OWN + random;
}

/** As a list shows it. */
export interface LabRun extends KeptRun {
  readonly state: LabState;
  readonly keeping: Keeping;
}

/** Everything of a run up to one moment of it: the next reload begins there. */
export interface KeptHistory {
  readonly events: readonly RunEvent[]; // from number 1 to the save's newest, or to the end of an ended run
  readonly checkpoints: readonly KeptCheckpoint[]; // by step
  readonly save: Uint8Array | null; // of an unfinished run; null before the first
}

export interface KeptCheckpoint {
  readonly info: CheckpointInfo;
  readonly bytes: Uint8Array;
}

export function newRun(plan: LabPlan, id: string, nowMs: number): KeptRun {
  return {
    ...plan,
    id,
    begunStepMs: plan.stepMs,
    createdAt: nowMs,
    endedAt: null,
    status: 'unfinished',
    paused: false,
    problem: null,
    figures: NO_FIGURES,
    seconds: 0,
    solvedSeconds: null,
  };
}

const STATUS = {
  queued: 'queued',
  running: 'running',
  paused: 'running',
  elsewhere: 'running',
  ended: 'ended',
  stopped: 'stopped',
  failed: 'failed',
} as const satisfies Readonly<Record<LabState, RunStatus>>;

/** As every panel of a run knows it. */
export function detailOf(run: KeptRun, state: LabState): RunDetail {
  const { id, settings, seed, stepMs, createdAt, endedAt, problem, figures } = run;
  return {
    id,
    recipe: settings.name,
    recipeHash: recipeHash(settings),
    seed,
    environment: settings.environment,
    pixels: settings.kind === 'dqn' && settings.pixels !== null,
    pace: stepMs > 0 ? 'watch' : 'max',
    stepMs,
    origin: 'lab',
    by: null,
    status: STATUS[state],
    place: null,
    problem,
    createdAt,
    endedAt,
    ...figures,
    settings,
  };
}
