/** What real runs expect, beside what they then get: with no target network, with the post's lagging one, and with Double DQN. */
import type { Engine } from '../../../shared/kernel/engine.ts';
import { argmax } from '../../../shared/learner/argmax.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { TORCH_BLOG, TORCH_BLOG_DOUBLE } from '../../../shared/learner/recipes/torchBlog.ts';
import { isTerminated, observe, step } from '../../../shared/sim/cartpole.ts';
import { resetState } from '../../../shared/sim/gymSeed.ts';
import type { TargetName } from './doubleFigure.ts';
import { openPageRun, type PageRun } from './pageRun.ts';

/** All three ask a network for its largest value; they differ in which one, and who chose the action. */
export const DOUBLE_RECIPES: Readonly<Record<TargetName, Recipe>> = {
  own: { ...TORCH_BLOG, sync: { every: 1, of: 'update', rate: 1, atZero: false } },
  lagging: TORCH_BLOG,
  double: TORCH_BLOG_DOUBLE,
};

export interface Expectation {
  readonly episode: number;
  readonly expects: number; // mean of the largest Q value in the first states
  readonly gets: number; // mean discounted return of the greedy policy from there
}

export interface DoubleRun {
  readonly learning: PageRun;
  readonly recipe: Recipe;
  readonly measured: readonly Expectation[];
  readonly over: boolean;
}

const STARTS = 4;
const FIRST_SEED = 3_000_000_000; // training draws its seeds from everywhere; that one of these comes up is no matter
const LONGEST = 500; // steps: beyond it nothing counts, 0.98^500 is 0.00004
const EVERY = 5; // episodes

/** At its first update: before it there is nothing to see. */
export function beginDoubleRun(target: TargetName, seed: number): DoubleRun {
  const recipe = DOUBLE_RECIPES[target];
  const learning = openPageRun(recipe, seed);
  while (learning.run.updates === 0 && learning.advance()); // nothing but the run moves
  return { learning, recipe, measured: [], over: false };
}

/** To the end of the next episode; every fifth one is measured. */
export function advanceDoubleRun(figure: DoubleRun): DoubleRun {
  const { learning, recipe } = figure;
  for (;;) {
    const progress = learning.advance();
    if (!progress) return { ...figure, over: true };
    if (progress.kind !== 'episode') continue;
    if (progress.episode % EVERY !== 0) return figure;
    const measured = { episode: progress.episode, ...expectation(learning.run.engine, recipe) };
    return { ...figure, measured: [...figure.measured, measured] };
  }
}

/** @param recipe without scaled observations */
export function expectation(engine: Engine, { gamma, rewards }: Recipe): Omit<Expectation, 'episode'> {
  const q = new Float32Array(2);
  const seen = new Float32Array(4);
  let [expects, gets] = [0, 0];
  for (let start = 0; start < STARTS; start++) {
    let state = resetState(FIRST_SEED + start);
    let discount = rewards.scale;
    for (let tick = 0; tick < LONGEST && !isTerminated(state); tick++) {
      engine.values('online', observe(state, seen), 1, q);
      const action = argmax(q) === 1 ? 1 : 0;
      if (tick === 0) expects += q[action]!;
      state = step(state, action);
      gets += discount;
      discount *= gamma;
    }
  }
  return { expects: expects / STARTS, gets: gets / STARTS };
}
