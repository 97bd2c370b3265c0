/** What a server asks the worker that has a run, and what all processes are told of runs. */
import type { Joined } from '../training/liveSide.ts';
import type { Pending, Present } from '../training/runReader.ts';

/** By topic: the question and its answer; null: that worker has no such run. */
export interface RunQuestions {
  'run:present': { readonly question: { readonly run: string }; readonly answer: Present | null };
  'run:pending': { readonly question: { readonly run: string }; readonly answer: Pending | null };
  'run:file': {
    readonly question: { readonly run: string; readonly checkpoint: string };
    readonly answer: Uint8Array | null;
  };
  'run:watch': { readonly question: { readonly run: string; readonly after: number }; readonly answer: Joined | null };
  /** Whether somebody at this server looks at its weights; said again and again while somebody does. */
  'run:look': { readonly question: { readonly run: string; readonly on: boolean }; readonly answer: boolean };
  /** Its owner wants it to stop. */
  'run:stop': { readonly question: { readonly run: string }; readonly answer: boolean };
}

export type RunTopic = keyof RunQuestions;

/** By topic. */
export interface RunTellings {
  /** Another run is shown. */
  'run:shown': { readonly run: string };
  /** The run that is shown has another checkpoint. */
  'run:moment': { readonly run: string };
  /** It was stopped while nobody had it; whoever has just begun with it lets it be. */
  'run:stopped': { readonly run: string };
}

export const LOOK_AGAIN_MS = 10_000;
export const SHOWCASE_KEY = 'showcase'; // after the prefix: the run that is shown, or was last
