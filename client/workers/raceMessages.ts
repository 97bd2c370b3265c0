/** What page and learner tell each other, and page and prover. */
import type { Action } from '../../shared/sim/cartpole.ts';

export type LearnerOrder =
  | { readonly kind: 'start'; readonly recipe: string; readonly seed: number }
  | { readonly kind: 'upTo'; readonly step: number }
  | { readonly kind: 'fingerprint'; readonly step: number }; // at most 128 steps ago

export interface LearnedStep {
  readonly episode: number; // from 1
  readonly episodeSeed: number;
  readonly action: Action;
  readonly explored: boolean;
  readonly epsilon: number;
}

/** What a newborn had become. */
export interface Fingerprint {
  readonly step: number; // of its run
  readonly episode: number; // of that step, from 1
  readonly sha256: string; // of its served weights after that step
}

export type LearnerAnswer =
  | { readonly kind: 'ready'; readonly engine: 'kernel' | 'js' }
  | { readonly kind: 'steps'; readonly steps: readonly LearnedStep[] }
  | { readonly kind: 'fingerprint'; readonly fingerprint: Fingerprint }
  | { readonly kind: 'failed'; readonly message: string };

/** What is to be learned again. */
export interface ProofOrder {
  readonly recipe: string;
  readonly seed: number;
  readonly step: number;
}

export type ProofAnswer =
  | { readonly kind: 'progress'; readonly step: number }
  | { readonly kind: 'proved'; readonly fingerprint: Fingerprint }
  | { readonly kind: 'failed'; readonly message: string };
