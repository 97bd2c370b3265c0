/** What a training thread is told and what it says. Plain data: it crosses from one thread to another. */
import type { Recipe } from '../learner/recipe.ts';
import type { RunEvent } from './events.ts';

export type UnnumberedEvent = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'number'> : never) : never;

export interface TrainingPlan {
  readonly run: string; // its id
  readonly recipe: Recipe;
  readonly seed: number;
  readonly stepMs: number; // real ms per environment step
  readonly newsMs: number; // real ms between two bundles of news
  readonly evaluateEvery: number; // environment steps
  readonly solvedInARow: number; // evaluations at the environment's threshold in a row before the run counts as solved
  readonly lingerMs: number; // how long a solved run is still shown
  readonly maxEvents: number; // a run with more ends: its history is kept whole
}

export type TrainingNews =
  | {
      readonly kind: 'steps'; // of one episode, in order, without a hole
      readonly episode: number;
      readonly seed: number; // the environment was reset with it
      readonly actions: string; // '0' and '1', one a step
      readonly explored: string; // '1' where the action was drawn at random
      readonly q: readonly number[]; // two a step, of the observation before the action
    }
  | { readonly kind: 'event'; readonly event: UnnumberedEvent }
  | { readonly kind: 'moment'; readonly id: string; readonly bytes: Uint8Array }; // before the event that names it
