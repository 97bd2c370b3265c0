/**
 * A run as its watchers hear of it: numbered events, evaluations in between, each with the policy it judged as a file. What is
 * told, beside the steps, is a pure function of recipe, seed and plan: nothing here knows of time (TRAIN1).
 */
import type { EpisodeProgress } from '../learner/progress.ts';
import { weightsSha256 } from '../policy/checkpoint.ts';
import type { Evaluating } from '../policy/evaluate.ts';
import { MOST_MOMENT_BYTES } from '../policy/keptMoments.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';
import { type Evaluations, evaluationsOf, isAffordable, mayEvaluate } from './evaluationSteps.ts';
import { finiteOrNull, roundedCollapse } from './finite.ts';
import type { TrainingNews, TrainingPlan, UnnumberedEvent } from './news.ts';
import { originOf } from './origin.ts';
import { createToldSteps, type EpisodeSteps, NO_STEPS } from './toldSteps.ts';
import type { Trainee } from './trainee.ts';

/** What a watched run remembers beside the run itself. JSON: saves keep it. */
export interface Remembered {
  readonly newest: number; // event number
  readonly evaluations: Evaluations; // as the plan that began it wanted them
  readonly evaluatedAt: number; // step of the newest evaluation; 0 before the first
  readonly spent: number; // observations judged
  readonly inARow: number; // evaluations at the threshold
  readonly solvedAt: number | null; // step
  readonly judging: boolean; // the policy of this step is yet to be evaluated
  readonly closing: boolean; // no more steps
  readonly steps: EpisodeSteps; // of the running episode
}

export interface WatchedRun {
  /** One environment step with its updates; or, between two of them, the end of an episode or a tick of an evaluation. */
  advance(): 'step' | 'between' | 'over';
  /** All news since the last taken. */
  take(): TrainingNews[];
  remember(): Remembered;
}

const SOLVED_IN_A_ROW = 3;

/**
 * @param trainee    advanced by nobody else
 * @param remembered of the save that the trainee was resumed from; null at the beginning
 * @param tellsSteps asked whenever there are some
 */
export function createWatchedRun(
  { run, evaluator, file }: Trainee,
  plan: Pick<TrainingPlan, 'run' | 'recipe' | 'seed' | 'stepMs' | 'lingerSteps'>,
  spec: EnvironmentSpec,
  remembered: Remembered | null,
  tellsSteps: () => boolean,
): WatchedRun {
  const { recipe, seed, lingerSteps } = plan;
  const evaluations = remembered?.evaluations ?? evaluationsOf(recipe, plan.stepMs);
  const origin = originOf({ recipe, seed, spec });
  const steps = createToldSteps(remembered?.steps ?? NO_STEPS);
  let { newest, evaluatedAt, spent, inARow, solvedAt, judging, closing } = remembered ?? FRESH;
  let news: TrainingNews[] = [];

  function tellSteps(): void {
    const told = tellsSteps() ? steps.take() : null;
    if (told) news.push(told);
  }
  function tell(facts: UnnumberedEvent): void {
    tellSteps(); // what came before it
    newest++;
    news.push({ kind: 'event', event: { number: newest, ...facts } });
  }
  function tellEpisode({ episode, step, updates, episodicReturn, epsilon, ...found }: EpisodeProgress): void {
    const [tdLoss, qValues] = [finiteOrNull(found.tdLoss), finiteOrNull(found.qValues)];
    const collapse = roundedCollapse(found.collapse);
    tell({ kind: 'episode', episode, step, updates, episodicReturn, epsilon, tdLoss, qValues, collapse });
  }

  function isDue(step: number): boolean {
    if (!mayEvaluate(step)) return false;
    if (evaluations === 'all' || (inARow > 0 && solvedAt === null)) return true; // soon known whether it is solved
    return isAffordable(recipe, { steps: step, updates: run.updates, judged: spent, solved: solvedAt !== null });
  }

  function* evaluate(): Generator<'between', void> {
    const served = run.served();
    const evaluating: Evaluating = evaluator.probing(served);
    let tick = evaluating.next();
    let judged = 0;
    for (; !tick.done; tick = evaluating.next()) {
      judged += tick.value;
      yield 'between';
    }
    const { episodes, mean } = tick.value;
    const [step, episode] = [run.steps, run.episodes];
    judging = false;
    spent += judged;
    evaluatedAt = step;
    const bytes = checkpoint(served, mean);
    const moment = bytes && `${plan.run}.${step}`; // a slug, as agents' names are
    tellSteps();
    if (bytes && moment) news.push({ kind: 'checkpoint', id: moment, bytes });
    tell({ kind: 'evaluation', step, episode, episodes, mean, moment });
    inARow = mean >= spec.solvedAt ? inARow + 1 : 0;
    if (inARow < SOLVED_IN_A_ROW || solvedAt !== null) return;
    solvedAt = step;
    tell({ kind: 'solved', step });
  }

  /** Null if it is too large to be kept, or not finite any more. */
  function checkpoint(served: Float32Array, mean: number): Uint8Array | null {
    if (!served.every(Number.isFinite)) return null;
    const bytes = file(served, { ...origin, kind: 'moment', step: run.steps, episode: run.episodes, mean });
    return bytes.length > MOST_MOMENT_BYTES ? null : bytes;
  }

  function* life(): Generator<'step' | 'between', void> {
    const events = run.events();
    if (judging) yield* evaluate();
    while (!closing) {
      const { value: progress, done } = events.next();
      if (done) closing = true;
      else if (progress.kind === 'step') {
        steps.add(progress);
        judging = isDue(progress.step);
        yield 'step';
        if (judging) yield* evaluate();
      } else {
        tellEpisode(progress);
        closing = solvedAt !== null && lingerSteps !== null && progress.step - solvedAt >= lingerSteps;
        yield 'between';
      }
    }
    if (evaluatedAt < run.steps) yield* evaluate(); // the end is always judged
    const served = run.served();
    const finite = served.every(Number.isFinite); // the bits of others differ from engine to engine
    tell({ kind: 'ended', step: run.steps, weightsSha256: finite ? weightsSha256(served) : null });
  }

  const living = life();
  return {
    advance() {
      const { value, done } = living.next();
      return done ? 'over' : value;
    },
    take() {
      tellSteps();
      const taken = news;
      news = [];
      return taken;
    },
    remember: () => ({
      newest,
      evaluations,
      evaluatedAt,
      spent,
      inARow,
      solvedAt,
      judging,
      closing,
      steps: steps.remember(),
    }),
  };
}

const FRESH = {
  newest: 0,
  evaluatedAt: 0,
  spent: 0,
  inARow: 0,
  solvedAt: null,
  judging: false,
  closing: false,
} as const;
