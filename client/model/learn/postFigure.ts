/** What five runs of each side of a post came to, as a file holds it: made by a command, shown by the post's page. */
import { interquartileMean, quantile } from '../../../shared/learner/statistics.ts';
import type { PostId } from './posts.ts';

/** A block of episodes or steps, `from` to `to`, over the seeds: the mean return of each run's training episodes that ended there. */
export type BlockBand = readonly [from: number, to: number, low: number, iqm: number, high: number];

/** A training episode: where it ended, in episodes or steps from 1, and its return. */
export type EpisodeAt = readonly [at: number, episodicReturn: number];

export interface SideRun {
  readonly seed: number;
  readonly episodes: number;
  readonly steps: number;
  readonly end: number; // greedy mean return of 100 episodes of the policy at the end
  readonly weightsSha256: string;
}

export interface FigureSide {
  readonly recipe: string;
  readonly recipeHash: string; // with the budget of these runs
  readonly runs: readonly SideRun[];
  readonly bands: readonly BlockBand[];
}

/** What a run prints, its middle left out. */
export interface Printed {
  readonly first: readonly string[];
  readonly leftOut: number; // lines
  readonly last: readonly string[];
  readonly shown: readonly string[]; // when it is over
}

export interface PostFigure {
  readonly post: PostId;
  readonly command: string; // makes this file again, to the same bytes
  readonly budget: { readonly steps: number } | { readonly episodes: number };
  readonly written: FigureSide;
  readonly meant: FigureSide;
  readonly printed: Printed; // by the post's own recipe with seed 1, up to this budget
}

/** Mean returns of blocks of `size` episodes or steps; null where none ended. */
export function blockMeans(episodes: readonly EpisodeAt[], size: number): readonly (number | null)[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const [at, value] of episodes) {
    const block = Math.floor((at - 1) / size);
    while (blocks.length <= block) blocks.push({ sum: 0, count: 0 });
    blocks[block]!.sum += value;
    blocks[block]!.count += 1;
  }
  return blocks.map(({ sum, count }) => (count > 0 ? sum / count : null));
}

/** Blocks in which at least half of the runs ended an episode. */
export function blockBands(runs: readonly (readonly EpisodeAt[])[], size: number): readonly BlockBand[] {
  const means = runs.map((episodes) => blockMeans(episodes, size));
  const count = Math.max(0, ...means.map(({ length }) => length));
  return Array.from({ length: count }, (_, block) => block).flatMap((block) => {
    const values = means.flatMap((run) => run[block] ?? []);
    if (2 * values.length < runs.length) return [];
    const [low, middle, high] = [quantile(values, 0.25), interquartileMean(values), quantile(values, 0.75)];
    return [[block * size + 1, (block + 1) * size, rounded(low), rounded(middle), rounded(high)] as const];
  });
}

/** How long a block is, so that a budget has `blocks` of them. */
export function blockSize(budget: PostFigure['budget'], blocks: number): number {
  return Math.ceil(('steps' in budget ? budget.steps : budget.episodes) / blocks);
}

/** A file of figures needs no more digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
