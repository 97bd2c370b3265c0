/** What page and server say of agents and recipes on their way to a board. Types only: parseBoards.ts rebuilds what arrives. */
import type { LearnerSeed } from './rowProofs.ts';

export type SubmissionKind = 'agent' | 'learner';
export type SubmissionStatus = 'queued' | 'running' | 'admitted' | 'refused';

/** An agent or a recipe on its way to a board. */
export interface Submission {
  readonly id: string;
  readonly kind: SubmissionKind;
  readonly name: string;
  readonly hash: string; // of the weights or of the recipe: what was committed
  readonly status: SubmissionStatus;
  readonly place: number | null; // in the queue, from 1; null if it does not wait
  readonly secondsLeft: number | null; // until it is done, about
  readonly progress: number; // 0..1
  readonly problem: string | null; // why it was refused
  readonly committedAt: number;
  readonly entropy: string | null; // null before the seeds are drawn
  readonly row: string | null; // id of its row once admitted
  readonly rank: number | null;
  readonly seeds: readonly LearnerSeed[]; // of a recipe: those that are trained so far
}

/** What is taken, and what is done with it. */
export interface SubmissionRules {
  readonly protocol: number; // of agents: shared/boards/agentProtocol.ts; 0 is the small one of a demonstration
  readonly sets: readonly { readonly name: string; readonly episodes: number; readonly limit: number }[];
  readonly bytes: number; // of an upload's body
  readonly perPerson: { readonly waiting: number; readonly aDay: number };
  readonly waiting: number; // of everybody, now
  readonly mostWaiting: number;
}
