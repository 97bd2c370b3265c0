import { wholePower } from './power.ts';
import type { EpsilonSchedule, Every, Prioritised, Recipe, ServedAverage } from './recipe.ts';

/** Exploration rate after n steps or episodes, whichever the schedule counts. */
export function epsilonAt(schedule: EpsilonSchedule, step: number, episode: number): number {
  const n = schedule.per === 'step' ? step : episode;
  const { kind, start, end, slope } = schedule;
  if (kind === 'linear') return Math.max(end, start + slope * n);
  if (kind === 'decay') return end + (start - end) * wholePower(slope, n);
  let epsilon = start;
  for (let i = 0; i < n && epsilon > end; i++) epsilon *= slope;
  return epsilon;
}

/** Discount of a transition stored after `step` environment steps. */
export function gammaAt({ gamma, gammaRamp }: Pick<Recipe, 'gamma' | 'gammaRamp'>, step: number): number {
  if (!gammaRamp || step >= gammaRamp.steps) return gamma;
  const from = 1 / (1 - gammaRamp.start);
  const horizon = from + ((1 / (1 - gamma) - from) * step) / gammaRamp.steps;
  return 1 - 1 / horizon;
}

type LearningRate = Pick<Recipe, 'learningRate' | 'learningRateEnd' | 'learningRateSteps'>;

/** The learning rate after `step` environment steps. By steps, never by time, so that runs reproduce. */
export function learningRateAt(
  { learningRate, learningRateEnd, learningRateSteps }: LearningRate,
  step: number,
): number {
  if (step >= learningRateSteps) return learningRateEnd;
  return learningRate + ((learningRateEnd - learningRate) * step) / learningRateSteps;
}

/** Rate at which the served average follows after `updates` updates. */
export function averageRateAt({ rate, eta }: ServedAverage, updates: number): number {
  return Math.max(rate, (1 + eta) / (updates + 1 + eta));
}

/** Exponent of the importance weights after `step` environment steps. */
export function betaAt({ beta, betaSteps }: Prioritised, step: number): number {
  return step >= betaSteps ? 1 : beta + ((1 - beta) * step) / betaSteps;
}

/** Whether a rule counted in steps or updates fires at `count` of them. */
export function isDue(rule: Every, count: number): boolean {
  return count % rule.every === 0;
}
