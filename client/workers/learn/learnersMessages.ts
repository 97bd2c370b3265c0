/** What a figure of Learn and its learners' thread tell each other. */
import type { Recipe } from '../../../shared/learner/recipe.ts';
import type { ProbedView } from '../../model/learn/probedRun.ts';

export type LearnersOrder =
  | { readonly kind: 'start'; readonly recipes: readonly Recipe[]; readonly seed: number }
  | { readonly kind: 'advance'; readonly steps: number }; // each of them

export type LearnersAnswer =
  | { readonly kind: 'views'; readonly views: readonly ProbedView[] } // one a recipe, after each order
  | { readonly kind: 'failed'; readonly message: string };
