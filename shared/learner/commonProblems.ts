/** What every kind of recipe has, checked in one place. */
import { ENVIRONMENT_IDS, environmentNamed } from '../sim/environments.ts';
import type { EpsilonSchedule, Recipe } from './recipe.ts';

/** The settings that a network and a table share. */
export type CommonSettings = Pick<
  Recipe,
  | 'environment'
  | 'learningRate'
  | 'learningRateEnd'
  | 'learningRateSteps'
  | 'gamma'
  | 'epsilon'
  | 'rewards'
  | 'episodeLimit'
  | 'budget'
  | 'reportEvery'
  | 'shownEpisodes'
>;

export const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

function learningRateProblems(r: CommonSettings): string[] {
  const problems: string[] = [];
  for (const field of ['learningRate', 'learningRateEnd'] as const) {
    if (!(r[field] > 0 && r[field] <= 1)) problems.push(`${field} ${r[field]} is not within 0..1, 0 excluded`);
  }
  if (!Number.isSafeInteger(r.learningRateSteps) || r.learningRateSteps < 0) {
    problems.push(`learningRateSteps ${r.learningRateSteps} is not a whole number from 0 on`);
  }
  if (r.learningRateSteps === 0 && r.learningRate !== r.learningRateEnd) {
    problems.push(
      `learningRateEnd ${r.learningRateEnd} differs from learningRate ${r.learningRate}, but learningRateSteps is 0`,
    );
  }
  return problems;
}

function epsilonProblems(e: EpsilonSchedule): string[] {
  const problems: string[] = [];
  for (const field of ['start', 'end'] as const) {
    if (!within(e[field], 0, 1)) problems.push(`epsilon.${field} ${e[field]} is not within 0..1`);
  }
  if (e.end > e.start) problems.push(`epsilon.end ${e.end} is above epsilon.start ${e.start}`);
  if (e.kind === 'linear' && !(e.slope <= 0))
    problems.push(`epsilon.slope ${e.slope} must not be above 0 in a linear schedule`);
  if (e.kind !== 'linear' && !(e.slope > 0 && e.slope <= 1))
    problems.push(`epsilon.slope ${e.slope} is not within 0..1, 0 excluded`);
  return problems;
}

/** Everything wrong with the settings that all recipes have, in words for their author (DQN7). */
export function commonProblems(r: CommonSettings): string[] {
  const problems = [...learningRateProblems(r), ...epsilonProblems(r.epsilon)];
  if (!environmentNamed(r.environment))
    problems.push(`environment ${r.environment} is unknown; known: ${ENVIRONMENT_IDS.join(', ')}`);
  if (!within(r.gamma, 0, 1)) problems.push(`gamma ${r.gamma} is not within 0..1`);
  for (const field of ['scale', 'terminated', 'truncated'] as const) {
    if (r.rewards[field] !== null && !Number.isFinite(r.rewards[field]))
      problems.push(`rewards.${field} ${r.rewards[field]} is not a finite number`);
  }
  const budget = 'steps' in r.budget ? r.budget.steps : r.budget.episodes;
  if (!isCount(budget)) problems.push(`budget ${budget} is not a whole number from 1 on`);
  if (r.episodeLimit !== null && !isCount(r.episodeLimit))
    problems.push(`episodeLimit ${r.episodeLimit} is not a whole number from 1 on`);
  if (!isCount(r.reportEvery)) problems.push(`reportEvery ${r.reportEvery} is not a whole number from 1 on`);
  if (!Number.isSafeInteger(r.shownEpisodes) || r.shownEpisodes < 0)
    problems.push(`shownEpisodes ${r.shownEpisodes} is not a whole number from 0 on`);
  return problems;
}
