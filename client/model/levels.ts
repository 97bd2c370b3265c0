/** Friendly names for moments of learning, by what the agent balances on average. */
export const LEVELS = ['Newborn', 'Wobbler', 'Toddler', 'Apprentice', 'Acrobat', 'Master', 'Unshakable'] as const;
export type Level = (typeof LEVELS)[number];

const BELOW: readonly number[] = [15, 45, 110, 230, 400, 490]; // mean ticks, upper bound of each level but the last

/** @param mean ticks over greedy episodes */
export function levelOf(mean: number): Level {
  const index = BELOW.findIndex((bound) => mean < bound);
  return LEVELS[index === -1 ? LEVELS.length - 1 : index]!;
}

/** The one to meet first: the strongest that a beginner can beat, else the weakest. @param means weakest first */
export function firstRival(means: readonly number[]): number {
  const beatable = means.filter((mean) => mean <= 80).length;
  return Math.max(beatable - 1, 0);
}
