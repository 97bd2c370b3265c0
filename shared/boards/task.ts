/**
 * What a board has to compute, as plain data: a worker thread of the server runs it to admit a row, a worker of the page runs the very same to
 * check it. Each kind has its own file, a generator that yields how much is done.
 */

import type { SpeedClass } from '../arena/speed.ts';
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import type { AgentSet, LearnerSeed, RowProof } from '../protocol/rowProofs.ts';

export type Task =
  /** agentTask.ts: the whole protocol, or only some of its sets. */
  | {
      readonly kind: 'agent';
      readonly file: Uint8Array; // as the server serves it: its SHA-256 is what was committed
      readonly entropy: string;
      readonly protocol: number; // version, as the row's proof says
      readonly sets: readonly string[] | null;
    }
  /** learnerTask.ts: one seed, to solved or to the end of the budget. */
  | { readonly kind: 'learner'; readonly recipe: AnyRecipe; readonly seed: number; readonly budgetSteps: number }
  /** duelTask.ts: two policies on the same seeds, each seed once. */
  | {
      readonly kind: 'duels';
      readonly first: Uint8Array;
      readonly second: Uint8Array;
      readonly speed: SpeedClass;
      readonly seeds: readonly number[];
    }
  /** survivalTask.ts: a replay against what its row says of it; without a row only against its own hash. */
  | {
      readonly kind: 'replay';
      readonly link: string;
      readonly proof: Extract<RowProof, { readonly kind: 'players' }> | null;
    };

export interface DuelEnd {
  readonly seed: number;
  readonly winner: 'first' | 'second' | 'draw';
  readonly ticks: number;
  readonly link: string; // code of the replay
}

/** Why a replay is refused, and where it breaks. */
export interface ReplayVerdict {
  readonly ok: boolean;
  readonly code: string | null; // stable; null if it is right
  readonly message: string;
  readonly tick: number | null; // at which it breaks
  readonly ticks: number;
  readonly claimedHash: string | null;
  readonly hash: string | null;
}

export type TaskResult =
  | { readonly kind: 'agent'; readonly sets: readonly AgentSet[] }
  | { readonly kind: 'learner'; readonly seed: LearnerSeed }
  | { readonly kind: 'duels'; readonly games: readonly DuelEnd[] }
  | { readonly kind: 'replay'; readonly verdict: ReplayVerdict };

/** Yields the share that is done, 0..1, at least a few times a second on a slow machine. */
export type Running<R extends TaskResult> = Generator<number, R>;
