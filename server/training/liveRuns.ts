/** One run after another, for people to watch: the next starts when one has ended, with a new seed; a crashed one is replaced (RUN3). */
import type { Recipe } from '../../shared/learner/recipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/protocol/trainingNews.ts';
import type { RunHub } from './runHub.ts';

/** What this needs of threads. */
export type StartTraining = (
  plan: TrainingPlan,
  onNews: (news: readonly TrainingNews[]) => void,
  onEnd: (problem: string | null) => void,
) => () => void;

export interface LiveRunsNeeds {
  readonly hub: RunHub;
  readonly start: StartTraining;
  readonly recipe: Recipe;
  readonly stepMs: number; // real ms per environment step
  readonly newSeed: () => number;
  readonly newId: () => string;
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly crashed: (run: string, problem: string) => void;
}

export interface LiveRuns {
  stop(): void;
}

export const MAX_RUN_EVENTS_KEPT = 4_900; // below what one history message may hold
const PAUSE_MS = 3_000; // between two runs
const FIRST_RETRY_MS = 1_000; // after a crash; doubled each time in a row
const MAX_RETRY_MS = 60_000;

export function startLiveRuns(needs: LiveRunsNeeds): LiveRuns {
  const { hub, recipe, stepMs } = needs;
  let crashes = 0; // in a row
  let cancel: () => void = () => {};

  function begin(): void {
    const run = needs.newId();
    const seed = needs.newSeed();
    hub.begin({
      id: run,
      recipe: recipe.name,
      recipeHash: recipeHash(recipe),
      seed,
      environment: 'CartPole-v1',
      stepMs,
    });
    const plan: TrainingPlan = {
      run,
      recipe,
      seed,
      stepMs,
      newsMs: 100,
      evaluateEvery: 250,
      solvedInARow: 3,
      lingerMs: 60_000,
      maxEvents: MAX_RUN_EVENTS_KEPT,
    };
    const onNews = (news: readonly TrainingNews[]): void => {
      for (const one of news) hub.take(run, one);
      hub.flush(); // bundles come ten times a second
    };
    const onEnd = (problem: string | null): void => {
      if (problem === null) {
        crashes = 0;
        cancel = needs.after(PAUSE_MS, begin);
        return;
      }
      needs.crashed(run, problem);
      hub.crash(run);
      cancel = needs.after(Math.min(FIRST_RETRY_MS * 2 ** crashes, MAX_RETRY_MS), begin);
      crashes++;
    };
    cancel = needs.start(plan, onNews, onEnd);
  }
  begin();
  return { stop: () => cancel() };
}
