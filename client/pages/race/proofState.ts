/** What the newborn had become when the race ended, and the proof of it: claimed by the race's learner, learned again by another. */
import { type Signal, signal } from '@preact/signals';
import { networkRecipeNamed } from '../../../shared/learner/recipes/index.ts';
import type { RaceSetup } from '../../../shared/protocol/events.ts';
import { startProof } from '../../workers/proof.ts';
import type { Fingerprint } from '../../workers/raceMessages.ts';

/** What the race's own learner says. */
export interface Claim extends Fingerprint {
  readonly recipe: string;
  readonly seed: number;
  readonly learningStarts: number; // steps
  readonly engine: 'kernel' | 'js'; // that computed it
}

export type Proof =
  | { readonly kind: 'none' }
  | { readonly kind: 'asked' } // the learner has not answered yet
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'learning'; readonly claim: Claim; readonly step: number } // again
  | { readonly kind: 'proved'; readonly claim: Claim; readonly again: Fingerprint }
  | { readonly kind: 'failed'; readonly claim: Claim };

export interface ProofState {
  readonly proof: Signal<Proof>;
  asked(): void;
  claimed(setup: RaceSetup, engine: Claim['engine'], fingerprint: Fingerprint): void;
  prove(): void;
  /** Forgets all, for another race. */
  clear(): void;
}

/** What anybody can type to get the same weights. */
export function trainCommand({ recipe, seed, step }: Pick<Claim, 'recipe' | 'seed' | 'step'>): string {
  return `npm run train -- --recipe ${recipe} --seed ${seed} --steps ${step} --json`;
}

export function createProofState(): ProofState {
  const proof = signal<Proof>({ kind: 'none' });
  let stop = (): void => {};
  return {
    proof,
    asked() {
      proof.value = { kind: 'asked' };
    },
    claimed({ recipe, seed }, engine, fingerprint) {
      const learningStarts = networkRecipeNamed(recipe)?.learningStarts ?? 0;
      proof.value = { kind: 'claimed', claim: { ...fingerprint, recipe, seed, learningStarts, engine } };
    },
    prove() {
      const now = proof.value;
      if (now.kind !== 'claimed' && now.kind !== 'failed') return;
      const { claim } = now;
      proof.value = { kind: 'learning', claim, step: 0 };
      stop = startProof(
        { recipe: claim.recipe, seed: claim.seed, step: claim.step },
        {
          onProgress(step) {
            proof.value = { kind: 'learning', claim, step };
          },
          onProved(again) {
            proof.value = { kind: 'proved', claim, again };
          },
          onFailed() {
            proof.value = { kind: 'failed', claim };
          },
        },
      );
    },
    clear() {
      stop();
      stop = () => {};
      proof.value = { kind: 'none' };
    },
  };
}
