/** What a training thread is told and what it says, on the server and in a page. Plain data: it crosses from one thread to another. */
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import type { RunEvent } from '../protocol/runEvents.ts';

export interface TrainingPlan {
  readonly run: string; // its id
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly stepMs: number; // real ms per environment step; 0: as fast as it goes, and no steps are told
  readonly newsMs: number; // real ms between two bundles of news
  readonly saveMs: number | null; // real ms between two saves; null: none
  readonly lingerSteps: number | null; // how long a solved run is still shown, in environment steps, so that it ends at the same step whoever runs it; null: to the end of its budget
  readonly resume: Uint8Array | null; // a save of this run: goes on from there, bit for bit
}

export type UnnumberedEvent = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'number'> : never) : never;

export type TrainingNews =
  | {
      readonly kind: 'steps'; // of one episode, in order, without a hole
      readonly episode: number;
      readonly seed: number; // the environment was reset with it
      readonly from: number; // step of the episode of the first action
      readonly actions: readonly number[];
      readonly explored: readonly boolean[];
      readonly q: readonly number[]; // [steps x actions], of the observation before the action
    }
  | { readonly kind: 'event'; readonly event: RunEvent } // numbered by the run itself, so that a resumed one numbers alike
  | { readonly kind: 'checkpoint'; readonly id: string; readonly bytes: Uint8Array } // before the event that names it
  | { readonly kind: 'weights'; readonly step: number; readonly parameters: Float32Array } // only while somebody looks
  | { readonly kind: 'save'; readonly step: number; readonly newest: number; readonly bytes: Uint8Array }; // everything: what `resume` takes; events above `newest` come again

/** What a training thread can be told while it runs. */
export type TrainingOrder =
  | { readonly kind: 'look'; readonly on: boolean } // weights, once a second
  | { readonly kind: 'pace'; readonly stepMs: number } // another pace; 0: as fast as it goes
  | { readonly kind: 'pause' }
  | { readonly kind: 'step' } // while paused: up to and including the next update
  | { readonly kind: 'goOn' }
  | { readonly kind: 'save' } // now
  | { readonly kind: 'stop' }; // saves, then ends without an `ended` event
