import type { EpsilonSchedule, Every, Recipe, ServedAverage } from './recipe.ts';

/** Exploration rate after n steps or episodes, whichever the schedule counts. */
export function epsilonAt(schedule: EpsilonSchedule, step: number, episode: number): number {
  const n = schedule.per === 'step' ? step : episode;
  const { kind, start, end, slope } = schedule;
  if (kind === 'linear') return Math.max(end, start + slope * n);
  if (kind === 'decay') return end + (start - end) * power(slope, n);
  let epsilon = start;
  for (let i = 0; i < n && epsilon > end; i++) epsilon *= slope;
  return epsilon;
}

/** base^n by squaring: products alone, so equal in every engine. @param n a whole number from 0 on */
function power(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
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

/** Whether a rule counted in steps or updates fires at `count` of them. */
export function isDue(rule: Every, count: number): boolean {
  return count % rule.every === 0;
}
