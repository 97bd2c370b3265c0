/** Which recipes the Learners board takes, and how much of the server each may have: the same limits for everybody, the house too. */
import { parameterCount } from '../kernel/engine.ts';
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import { engineOptions } from '../learner/engineOptions.ts';
import type { Recipe } from '../learner/recipe.ts';
import { CARTPOLE_V1 } from '../sim/cartpoleEnvironment.ts';
import { drawSeeds } from './draw.ts';

export const LEARNER_DIVISION = 'CartPole-v1';
export const LEARNER_SEEDS = 5;

/** Of one seed. */
export const LEARNER_BUDGET = {
  steps: 100_000, // of the environment; the recipe's own budget where that is less
  parameters: 100_000,
  megabytes: 64, // of replay
  work: 250_000_000_000, // parameters x transitions learned: about 75 s of one core
  burst: 5_000_000_000, // the same within one step
};

/** Stable: a program may rely on them, and pages have words for each. */
export const LEARNER_REFUSALS = [
  'recipe-table',
  'recipe-world',
  'recipe-pixels',
  'recipe-dueling',
  'recipe-demonstrations',
  'recipe-too-much',
] as const;
export type LearnerRefusal = (typeof LEARNER_REFUSALS)[number];

export interface LearnerProblem {
  readonly code: LearnerRefusal;
  readonly detail: string; // begins with the field
}

const SHORTEST_EPISODE = 8; // ticks: no CartPole falls sooner

/** Those that a committed recipe is trained with. @param entropy drawn after that: anybody can draw them again (LEARNERBOARD5) */
export function learnerSeeds(recipeHash: string, entropy: string): readonly number[] {
  return drawSeeds(recipeHash, entropy, 'learner', LEARNER_SEEDS);
}

/** Steps after which a seed that is not solved is given up. */
export function learnerBudgetSteps({ budget, episodeLimit }: AnyRecipe): number {
  const own = 'steps' in budget ? budget.steps : budget.episodes * (episodeLimit ?? CARTPOLE_V1.timeLimit);
  return Math.min(LEARNER_BUDGET.steps, own);
}

/** Why the board does not take a recipe; empty if it does. @param recipe without problems of its own */
export function learnerProblems(recipe: AnyRecipe): readonly LearnerProblem[] {
  if (recipe.kind !== 'dqn') {
    const detail = 'kind: the board trains networks, not tables of Q values; take a recipe of kind "dqn"';
    return [{ code: 'recipe-table', detail }];
  }
  const problems: LearnerProblem[] = [];
  const refuse = (code: LearnerRefusal, detail: string): void => void problems.push({ code, detail });
  if (recipe.environment !== LEARNER_DIVISION)
    refuse('recipe-world', `environment: the board has ${LEARNER_DIVISION} alone, not ${recipe.environment}`);
  if (recipe.pixels) refuse('recipe-pixels', 'pixels: the board trains on states alone; set it to null');
  if (recipe.dueling) refuse('recipe-dueling', 'dueling: the board trains plain networks alone; set it to false');
  if (recipe.demonstrations.length > 0)
    refuse(
      'recipe-demonstrations',
      'demonstrations: the board ranks what learns from nothing, and publishes the whole recipe; leave them out',
    );
  return problems.length > 0 ? problems : tooMuch(recipe);
}

function tooMuch(recipe: Recipe): readonly LearnerProblem[] {
  const problems: LearnerProblem[] = [];
  const atMost = (field: string, value: number, most: number, what: string, hint = ''): void => {
    if (value <= most) return;
    const detail = `${field}: ${shown(value)} ${what} are more than the ${shown(most)} that a seed may have${hint}`;
    problems.push({ code: 'recipe-too-much', detail });
  };
  const spec = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const { shape, capacity } = engineOptions(recipe, spec);
  const parameters = parameterCount(shape);
  const atOnce = burstOf(recipe, parameters);
  atMost('hidden', parameters, LEARNER_BUDGET.parameters, 'parameters');
  atMost('replayCapacity', Math.ceil((capacity * 48) / 1e6), LEARNER_BUDGET.megabytes, 'megabytes of replay');
  atMost('update', atOnce, LEARNER_BUDGET.burst, 'multiplications at once');
  atMost(
    'budget',
    Math.ceil(atOnce * updateTimes(recipe)),
    LEARNER_BUDGET.work,
    'multiplications',
    ': give a shorter budget, a smaller network or batch, or fewer updates',
  );
  return problems;
}

/** Multiplications, about, of the updates that come together. */
function burstOf({ batchSize, update, oneByOne }: Recipe, parameters: number): number {
  return parameters * batchSize * update.count * (oneByOne ? 4 : 1); // batches of one cost more by transition
}

const WORK_A_SECOND = 5e9;
const EVALUATION_SECONDS = 5e-7; // by parameter
const EVALUATIONS = 250;
const SOLVED_WITHIN = 0.5; // of the budget, by rule of thumb

/** Seconds of one ordinary core that a seed takes, about. @param recipe one that the board takes */
export function learnerSeconds(recipe: AnyRecipe): number {
  if (recipe.kind !== 'dqn') return 0;
  const parameters = parameterCount(engineOptions(recipe, CARTPOLE_V1).shape);
  const training = (burstOf(recipe, parameters) * updateTimes(recipe)) / WORK_A_SECOND;
  return SOLVED_WITHIN * (training + EVALUATIONS * parameters * EVALUATION_SECONDS);
}

/** How often a run of the board's budget comes to its updates, at most. */
function updateTimes(recipe: Recipe): number {
  const steps = learnerBudgetSteps(recipe);
  if (recipe.update.of === 'step') return steps / recipe.update.every;
  const { budget, update } = recipe;
  const most = steps / SHORTEST_EPISODE;
  return ('episodes' in budget ? Math.min(budget.episodes, most) : most) / update.every;
}

const shown = (value: number): string => value.toLocaleString('en');
