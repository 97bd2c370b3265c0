/** One run from its first step, or from where it was stopped, to its last: timed in CPU seconds, evaluated as `train` promises. */
import { setImmediate } from 'node:timers/promises';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { isEvaluationDue } from '../../../shared/learner/evaluator.ts';
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { encodeRunFile, type RunFile } from '../../../shared/learner/runFile.ts';
import { addEvaluation, staysSolved } from '../../../shared/learner/scorecard.ts';
import { arrayOf, joinSnapshots, partOf } from '../../../shared/learner/snapshot.ts';
import { type Origin, weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import { SIM_VERSION } from '../../../shared/sim/cartpole.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import type { EngineName } from './engines.ts';
import { isReportDue } from './reportLines.ts';
import { NOTHING_TOLD, type Told } from './told.ts';
import { createTrainee, type Trainee } from './trainee.ts';

export interface TrainingJob {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly spec: EnvironmentSpec;
  readonly engine: EngineName;
  readonly startFrom?: Float32Array;
  readonly resume?: RunFile; // of this very recipe, seed and environment
}

/** The object that `train --json` ends with. */
export interface TrainingReport {
  readonly recipe: string;
  readonly recipeHash: string;
  readonly env: string;
  readonly seed: number;
  readonly engine: EngineName | 'table';
  readonly episodes: number;
  readonly steps: number;
  readonly updates: number;
  readonly trainSeconds: number; // CPU
  readonly evaluationSeconds: number; // CPU
  readonly wallSeconds: number;
  readonly solvedAtStep: number | null;
  readonly solvedAtSeconds: number | null; // CPU seconds of training until then
  readonly evaluations: number;
  readonly staysSolved: number | null;
  readonly best: { readonly step: number; readonly mean: number } | null;
  readonly evaluation: {
    readonly episodes: number;
    readonly mean: number;
    readonly min: number;
    readonly max: number;
    readonly ci95: readonly [number, number];
  };
  readonly weightsSha256: string;
}

export interface TrainingResult {
  readonly report: TrainingReport;
  readonly curve: readonly { readonly step: number; readonly mean: number }[]; // every evaluation
  readonly last: Uint8Array; // the served policy at the end of the budget, as a file
  readonly best: Uint8Array | null; // that of the best evaluation
  readonly returns: readonly number[]; // of the report's evaluation, by episode
  readonly untrained: number | null; // return of its first episode before training, where the post shows both
}

/** Where a run begins, or goes on. */
export interface Beginning {
  readonly step: number;
  readonly episodes: number;
  readonly best: number | null; // mean return of the best evaluation so far
  readonly sinceReport: number; // returns of the episodes since minimalRL's last line
}

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

const SEED_RANGE = 0x1_0000_0000;
const BREATH_MS = 50; // how long signals and timers may wait

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Where the policies of a run come from. */
export function originOf({ recipe, seed, spec }: TrainingJob): Omit<Origin, 'kind' | 'step' | 'episode' | 'mean'> {
  return {
    environment: spec.id,
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    settings: recipe,
    seed,
    simVersion: SIM_VERSION,
  };
}

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
  const { recipe, seed, spec, resume } = job;
  const trainee = await createTrainee({ ...job, resume: resume?.snapshot });
  try {
    return await follow(trainee);
  } finally {
    trainee.dispose();
  }

  async function follow({ run, evaluator, file }: Trainee): Promise<TrainingResult | null> {
    const before = (resume?.told ?? NOTHING_TOLD) as Told; // the file is sealed: we wrote it
    const wallStart = performance.now();
    const cpuStart = cpuSeconds();
    const stepsBefore = run.steps;
    const showsBoth = recipe.kind === 'dqn' && recipe.reportFormat === 'torch-blog' && !resume;
    const untrained = showsBoth ? evaluator.report(run.served(), seed % SEED_RANGE, 1).mean : before.untrained;
    const curve = before.curve.map(([step, mean]) => ({ step, mean }));
    let { card, best, solvedAtSeconds, sinceReport } = before;
    let bestServed: Float32Array | null =
      resume && best ? arrayOf(partOf(resume.snapshot, 'kept'), 'best', 'Float32Array') : null;
    let evaluationSeconds = 0;
    let keepingSeconds = 0;
    let breath = wallStart;

    const trainSeconds = (): number =>
      before.trainSeconds + cpuSeconds() - cpuStart - evaluationSeconds - keepingSeconds;
    const wallSeconds = (): number => before.wallSeconds + (performance.now() - wallStart) / 1000;
    const told = (): Told => ({
      card,
      best,
      curve: curve.map(({ step, mean }) => [step, mean] as const),
      solvedAtSeconds,
      untrained,
      sinceReport,
      trainSeconds: trainSeconds(),
      evaluationSeconds: before.evaluationSeconds + evaluationSeconds,
      wallSeconds: wallSeconds(),
    });
    const keep = (to: Keeper): void => {
      const started = cpuSeconds();
      const facts = { recipe, seed, engine: job.engine, environment: spec.id, told: told() };
      const kept = bestServed ? { kept: { best: bestServed } } : {};
      to.save(encodeRunFile({ ...facts, snapshot: { ...run.save(), ...joinSnapshots(kept) } }), run.steps);
      keepingSeconds += cpuSeconds() - started;
    };
    const judge = (step: number): void => {
      const started = cpuSeconds();
      const secondsSoFar = trainSeconds();
      const served = run.served();
      const { mean } = evaluator.probe(served);
      curve.push({ step, mean });
      card = addEvaluation(card, step, mean, spec.solvedAt);
      if (card.best?.step === step) {
        best = { step, episode: run.episodes, mean };
        bestServed = served;
      }
      if (card.solvedAtStep === step) solvedAtSeconds = secondsSoFar;
      listener?.evaluation(step, mean);
      evaluationSeconds += cpuSeconds() - started;
    };

    listener?.begin?.({ step: run.steps, episodes: run.episodes, best: best?.mean ?? null, sinceReport });
    for (const event of run.events()) {
      if (event.kind === 'episode') {
        sinceReport = isReportDue(event.episode, recipe.reportEvery) ? 0 : sinceReport + event.episodicReturn;
        listener?.episode(event, (run.steps - stepsBefore) / ((performance.now() - wallStart) / 1000));
        continue;
      }
      if (isEvaluationDue(event.step)) judge(event.step);
      if (keeper?.isDue(event.step)) keep(keeper);
      const now = performance.now();
      if (now - breath < BREATH_MS) continue;
      await setImmediate();
      breath = performance.now();
      if (!keeper?.stopped) continue;
      keep(keeper);
      return null;
    }
    const seconds = trainSeconds();
    const served = run.served();
    const started = cpuSeconds();
    const { returns, ...evaluation } = evaluator.report(served, seed % SEED_RANGE, 100);
    evaluationSeconds += cpuSeconds() - started;
    const report: TrainingReport = {
      recipe: recipe.name,
      recipeHash: recipeHash(recipe),
      env: spec.id,
      seed,
      engine: recipe.kind === 'dqn' ? job.engine : 'table',
      episodes: run.episodes,
      steps: run.steps,
      updates: run.updates,
      trainSeconds: seconds,
      evaluationSeconds: before.evaluationSeconds + evaluationSeconds,
      wallSeconds: wallSeconds(),
      solvedAtStep: card.solvedAtStep,
      solvedAtSeconds,
      evaluations: card.evaluations,
      staysSolved: staysSolved(card),
      best: card.best,
      evaluation,
      weightsSha256: weightsSha256(served),
    };
    const origin = originOf(job);
    const atEnd = { kind: 'last', step: run.steps, episode: run.episodes, mean: null } as const;
    return {
      report,
      curve,
      last: file(served, { ...origin, ...atEnd }),
      best: best && bestServed && file(bestServed, { ...origin, kind: 'best', ...best }),
      returns,
      untrained,
    };
  }
}
