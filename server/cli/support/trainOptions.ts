import type { Budget } from '../../../shared/learner/recipe.ts';
import type { EngineName } from '../../../shared/training/trainee.ts';

/** What `train` may be given. */
export interface Options {
  readonly list?: true;
  readonly use?: string;
  readonly recipe?: string;
  readonly seed?: number;
  readonly env?: string;
  readonly steps?: number;
  readonly episodes?: number;
  readonly engine?: EngineName;
  readonly out?: string;
  readonly from?: string;
  readonly resume?: string;
  readonly saveEvery?: number;
  readonly tensorboard?: string;
  readonly json?: true;
}

export function budgetOf({ steps, episodes }: Pick<Options, 'steps' | 'episodes'>): Budget | undefined {
  if (steps !== undefined) return { steps };
  return episodes === undefined ? undefined : { episodes };
}
