/** What a run has shown and cost so far: evaluations, the best policy, CPU seconds of each kind. It outlives a stop in the run's file. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { encodeRunFile, type RunFile } from '../../../shared/learner/runFile.ts';
import { addEvaluation, staysSolved } from '../../../shared/learner/scorecard.ts';
import { arrayOf, joinSnapshots, partOf } from '../../../shared/learner/snapshot.ts';
import { weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { originOf } from '../../../shared/training/origin.ts';
import { isReportDue } from '../../../shared/training/reportLines.ts';
import type { EngineName, Trainee } from '../../../shared/training/trainee.ts';
import { NOTHING_TOLD, type Told } from './told.ts';
import type { TrainingResult } from './trainingReport.ts';

export interface TrainingJob {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly spec: EnvironmentSpec;
  readonly engine: EngineName;
  readonly startFrom?: Float32Array;
  readonly resume?: RunFile; // of this very recipe, seed and environment
}

/** Where a run begins, or goes on. */
export interface Beginning {
  readonly step: number;
  readonly episodes: number;
  readonly best: number | null; // mean return of the best evaluation so far
  readonly sinceReport: number; // returns of the episodes since minimalRL's last line
}

export interface Chronicle {
  beginning(): Beginning;
  episode(progress: EpisodeProgress): void;
  /** Evaluates what is served now. @returns the mean return */
  evaluate(): number;
  /** Hands over the whole run as a file to go on from. What that takes is not training. */
  keep(save: (file: Uint8Array, step: number) => void): void;
  /** The run is over: its last evaluation, its report, its policies. */
  end(): TrainingResult;
}

const SEED_RANGE = 0x1_0000_0000;
const REPORT_EPISODES = 100;

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function createChronicle(job: TrainingJob, { run, evaluator, file }: Trainee): Chronicle {
  const { recipe, seed, spec, resume } = job;
  const before = (resume?.told ?? NOTHING_TOLD) as Told; // the file is sealed: we wrote it
  const wallStart = performance.now();
  const cpuStart = cpuSeconds();
  const curve = before.curve.map(([step, mean]) => ({ step, mean }));
  let { card, best, solvedAtSeconds, sinceReport } = before;
  let bestServed: Float32Array | null =
    resume && best ? arrayOf(partOf(resume.snapshot, 'kept'), 'best', 'Float32Array') : null;
  let evaluationSeconds = 0;
  let keepingSeconds = 0;
  const showsBoth = recipe.kind === 'dqn' && recipe.reportFormat === 'torch-blog' && !resume;
  const untrained = showsBoth ? report(run.served(), 1).mean : before.untrained;

  function trainSeconds(): number {
    return before.trainSeconds + cpuSeconds() - cpuStart - evaluationSeconds - keepingSeconds;
  }

  function report(served: Float32Array, episodes: number) {
    const started = cpuSeconds();
    const evaluation = evaluator.report(served, seed % SEED_RANGE, episodes);
    evaluationSeconds += cpuSeconds() - started;
    return evaluation;
  }

  const spent = () => ({
    trainSeconds: trainSeconds(),
    evaluationSeconds: before.evaluationSeconds + evaluationSeconds,
    wallSeconds: before.wallSeconds + (performance.now() - wallStart) / 1000,
  });

  return {
    beginning: () => ({ step: run.steps, episodes: run.episodes, best: best?.mean ?? null, sinceReport }),
    episode({ episode, episodicReturn }) {
      sinceReport = isReportDue(episode, recipe.reportEvery) ? 0 : sinceReport + episodicReturn;
    },
    evaluate() {
      const started = cpuSeconds();
      const secondsSoFar = trainSeconds();
      const step = run.steps;
      const served = run.served();
      const { mean } = evaluator.probe(served);
      curve.push({ step, mean });
      card = addEvaluation(card, step, mean, spec.solvedAt);
      if (card.best?.step === step) {
        best = { step, episode: run.episodes, mean };
        bestServed = served;
      }
      if (card.solvedAtStep === step) solvedAtSeconds = secondsSoFar;
      evaluationSeconds += cpuSeconds() - started;
      return mean;
    },
    keep(save) {
      const started = cpuSeconds();
      const points = curve.map(({ step, mean }) => [step, mean] as const);
      const told: Told = { card, best, curve: points, solvedAtSeconds, untrained, sinceReport, ...spent() };
      const kept = bestServed ? joinSnapshots({ kept: { best: bestServed } }) : {};
      const facts = { recipe, seed, engine: job.engine, environment: spec.id, told };
      save(encodeRunFile({ ...facts, snapshot: { ...run.save(), ...kept } }), run.steps);
      keepingSeconds += cpuSeconds() - started;
    },
    end() {
      const training = trainSeconds();
      const served = run.served();
      const { returns, ...evaluation } = report(served, REPORT_EPISODES);
      const origin = originOf(job);
      const atEnd = { kind: 'last', step: run.steps, episode: run.episodes, mean: null } as const;
      return {
        report: {
          recipe: recipe.name,
          recipeHash: recipeHash(recipe),
          env: spec.id,
          seed,
          engine: recipe.kind === 'dqn' ? job.engine : 'table',
          episodes: run.episodes,
          steps: run.steps,
          updates: run.updates,
          ...spent(),
          trainSeconds: training,
          solvedAtStep: card.solvedAtStep,
          solvedAtSeconds,
          evaluations: card.evaluations,
          staysSolved: staysSolved(card),
          best: card.best,
          evaluation,
          weightsSha256: weightsSha256(served),
        },
        curve,
        last: served.every(Number.isFinite) ? file(served, { ...origin, ...atEnd }) : null,
        best: best && bestServed && file(bestServed, { ...origin, kind: 'best', ...best }),
        returns,
        untrained,
      };
    },
  };
}
