/** What the seeds of a recipe come to, and its place among the others (LEARNERBOARD4). */
import type { LearnerFigures } from '../protocol/boards.ts';
import type { LearnerSeed } from '../protocol/rowProofs.ts';

/** The middle one, where a seed that was not solved took for ever; of an even number the upper of the two. */
function median(values: readonly number[]): number | null {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return middle !== undefined && Number.isFinite(middle) ? middle : null;
}

/** @param about the recipe's name and hash */
export function learnerFigures(
  seeds: readonly LearnerSeed[],
  about: Pick<LearnerFigures, 'recipe' | 'recipeHash'>,
): LearnerFigures {
  const never = Number.POSITIVE_INFINITY;
  return {
    kind: 'learners',
    seeds: seeds.length,
    solved: seeds.filter(({ solvedAtStep }) => solvedAtStep !== null).length,
    medianSteps: median(seeds.map(({ solvedAtStep }) => solvedAtStep ?? never)),
    medianUpdates: median(seeds.map(({ solvedAtStep, updates }) => (solvedAtStep === null ? never : updates))),
    ...about,
  };
}

/** Id of the row: by the hash of its recipe. */
export function learnerRowId(recipeHash: string): string {
  return `learner-${recipeHash.slice(0, 12)}`;
}

const digits = (value: number | null, width: number): string =>
  value === null ? '9'.repeat(width) : String(value).padStart(width, '0');

/**
 * The row's place as it is sorted: median steps, then median updates; recipes that solved fewer than half of their seeds come after all
 * of these, those with more solved seeds first. Then who came first.
 * @param at ms since 1970
 * @param id `learnerRowId`
 */
export function learnerPlace(figures: LearnerFigures, at: number, id: string): string {
  const { medianSteps, medianUpdates, seeds, solved } = figures;
  const number = Number.parseInt(id.slice('learner-'.length), 16); // 48 bits
  return [
    digits(medianSteps, 7),
    digits(medianUpdates, 12),
    digits(medianSteps === null ? seeds - solved : 0, 3),
    digits(at, 14),
    digits(number, 15),
  ].join('');
}
