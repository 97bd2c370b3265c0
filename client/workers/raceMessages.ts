/** What page and learner tell each other. */
import type { Action } from '../../shared/sim/cartpole.ts';

export type LearnerOrder =
  | { readonly kind: 'start'; readonly recipe: string; readonly seed: number }
  | { readonly kind: 'upTo'; readonly step: number };

export interface LearnedStep {
  readonly episode: number; // from 1
  readonly episodeSeed: number;
  readonly action: Action;
  readonly explored: boolean;
  readonly epsilon: number;
}

export type LearnerAnswer =
  | { readonly kind: 'ready'; readonly engine: 'kernel' | 'js' }
  | { readonly kind: 'steps'; readonly steps: readonly LearnedStep[] }
  | { readonly kind: 'failed'; readonly message: string };
