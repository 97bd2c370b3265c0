/** One run from its first step to its last, timed in CPU seconds, with the evaluations that DESIGN of `train` promises. */
import { parameterCount } from '../../../shared/kernel/engine.ts';
import { engineOptions, forwardOnly } from '../../../shared/learner/engineOptions.ts';
import { createEvaluator, isEvaluationDue } from '../../../shared/learner/evaluator.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { createRun, type Run } from '../../../shared/learner/run.ts';
import { addEvaluation, EMPTY_SCORECARD, staysSolved } from '../../../shared/learner/scorecard.ts';
import { weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import { cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { createEngine, type EngineName } from './engines.ts';
import type { Progress } from './progress.ts';

export interface TrainingJob {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly spec: EnvironmentSpec;
  readonly engine: EngineName;
  readonly startFrom?: Float32Array;
}

/** The object that `train --json` ends with. */
export interface TrainingReport {
  readonly recipe: string;
  readonly recipeHash: string;
  readonly env: string;
  readonly seed: number;
  readonly engine: EngineName;
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
  readonly served: Float32Array; // at the end of the budget
  readonly best: {
    readonly step: number;
    readonly episode: number;
    readonly mean: number;
    readonly parameters: Float32Array;
  } | null;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export async function train(job: TrainingJob, progress: Progress | null): Promise<TrainingResult> {
  const { recipe, seed, spec } = job;
  const wallStart = performance.now();
  const limited = { ...spec, timeLimit: recipe.episodeLimit ?? spec.timeLimit };
  const options = engineOptions(recipe, limited);
  const engine = await createEngine(job.engine, options);
  const judge = await createEngine('kernel', forwardOnly(options.shape));
  const evaluator = createEvaluator(judge, recipe, spec);
  const run: Run = createRun({
    recipe,
    seed,
    environment: cartPoleEnvironment(limited),
    engine,
    ...(job.startFrom ? { startFrom: job.startFrom } : {}),
  });

  let card = EMPTY_SCORECARD;
  let best: TrainingResult['best'] = null;
  let solvedAtSeconds: number | null = null;
  let evaluationSeconds = 0;
  const started = cpuSeconds();
  for (const event of run.events()) {
    if (event.kind === 'episode') {
      progress?.episode(event, run.steps / ((performance.now() - wallStart) / 1000));
    } else if (isEvaluationDue(event.step)) {
      const before = cpuSeconds();
      const served = run.served();
      const { mean } = evaluator.probe(served);
      card = addEvaluation(card, event.step, mean, spec.solvedAt);
      if (card.best?.step === event.step) best = { step: event.step, episode: run.episodes, mean, parameters: served };
      progress?.evaluation(event.step, mean);
      if (card.solvedAtStep === event.step) solvedAtSeconds = before - started - evaluationSeconds;
      evaluationSeconds += cpuSeconds() - before;
    }
  }
  const trainSeconds = cpuSeconds() - started - evaluationSeconds;
  const served = run.served();
  const beforeReport = cpuSeconds();
  const { returns: _, ...evaluation } = evaluator.report(served, seed % 0x1_0000_0000, 100);
  evaluationSeconds += cpuSeconds() - beforeReport;
  progress?.stop();
  const report: TrainingReport = {
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    env: spec.id,
    seed,
    engine: job.engine,
    episodes: run.episodes,
    steps: run.steps,
    updates: run.updates,
    trainSeconds,
    evaluationSeconds,
    wallSeconds: (performance.now() - wallStart) / 1000,
    solvedAtStep: card.solvedAtStep,
    solvedAtSeconds,
    evaluations: card.evaluations,
    staysSolved: staysSolved(card),
    best: card.best,
    evaluation,
    weightsSha256: weightsSha256(served),
  };
  engine.dispose();
  judge.dispose();
  return { report, served, best };
}

/** Whether weights fit a recipe's network. */
export function fits(recipe: Recipe, spec: EnvironmentSpec, parameters: Float32Array): boolean {
  return parameters.length === parameterCount(engineOptions(recipe, spec).shape);
}
