/** One run from its first step, or from where it was stopped, to its last: timed in CPU seconds, evaluated as `train` promises. */
import { setImmediate } from 'node:timers/promises';
import type { AnyRun } from '../../../shared/learner/anyRecipe.ts';
import { isEvaluationDue } from '../../../shared/learner/evaluator.ts';
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import { createTrainee } from '../../../shared/training/trainee.ts';
import { type Beginning, type Chronicle, createChronicle, type TrainingJob } from './chronicle.ts';
import { createEngine } from './engines.ts';
import type { TrainingResult } from './trainingReport.ts';

/** Who looks on. */
export interface Listener {
  begin?(at: Beginning): void;
  episode(progress: EpisodeProgress, stepsPerSecond: number): void;
  evaluation(step: number, mean: number): void;
}

/** What may interrupt a run between two steps. */
export interface Keeper {
  /** Whether the run should be saved now. */
  isDue(step: number): boolean;
  save(file: Uint8Array, step: number): void;
  /** Whether somebody wants it to stop: it is saved and ends. */
  readonly stopped: boolean;
}

const BREATH_MS = 50; // how long signals and timers may wait

/** To the end of the budget. */
export function train(job: TrainingJob, listener: Listener | null): Promise<TrainingResult>;
/** @returns null if the keeper stopped it */
export function train(
  job: TrainingJob,
  listener: Listener | null,
  keeper: Keeper | null,
): Promise<TrainingResult | null>;
export async function train(
  job: TrainingJob,
  listener: Listener | null,
  keeper: Keeper | null = null,
): Promise<TrainingResult | null> {
  const trainee = await createTrainee({ ...job, resume: job.resume?.snapshot }, createEngine);
  try {
    const chronicle = createChronicle(job, trainee);
    const stopped = await follow(trainee.run, chronicle, listener, keeper);
    return stopped ? null : chronicle.end();
  } finally {
    trainee.dispose();
  }
}

/** @returns whether the keeper stopped it, which has saved it then */
async function follow(
  run: AnyRun,
  chronicle: Chronicle,
  listener: Listener | null,
  keeper: Keeper | null,
): Promise<boolean> {
  const stepsBefore = run.steps;
  const started = performance.now();
  let breath = started;
  listener?.begin?.(chronicle.beginning());
  for (const event of run.events()) {
    if (event.kind === 'episode') {
      chronicle.episode(event);
      listener?.episode(event, (run.steps - stepsBefore) / ((performance.now() - started) / 1000));
      continue;
    }
    if (isEvaluationDue(event.step)) {
      const mean = chronicle.evaluate();
      listener?.evaluation(event.step, mean);
    }
    if (keeper?.isDue(event.step)) chronicle.keep(keeper.save);
    if (performance.now() - breath < BREATH_MS) continue;
    await setImmediate();
    breath = performance.now();
    if (!keeper?.stopped) continue;
    chronicle.keep(keeper.save);
    return true;
  }
  return false;
}
