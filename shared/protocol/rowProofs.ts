/** What proves a row of a board: everything that anybody needs to compute it again. Types only: parseRowDetail.ts rebuilds what arrives. */
import type { SpeedClass } from '../arena/speed.ts';
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import type { BoardRow } from './boards.ts';

/** Everything that anybody needs to compute a row again. */
export type RowProof =
  | {
      readonly kind: 'players';
      readonly run: string; // one-time id
      readonly link: string; // code of the replay
      readonly seed: number;
      readonly speed: SpeedClass;
      readonly ticks: number;
      readonly hash: string; // 8 hex digits, of the end
      readonly every: number; // ticks between two of `hashes`
      readonly hashes: readonly string[]; // of the state after each `every` ticks
      readonly startedAt: number; // ms since 1970, server's clock
      readonly endedAt: number;
      readonly lateInputs: number;
      readonly interrupted?: readonly number[]; // ticks at which the server stopped and later went on; absent: it never did
    }
  | {
      readonly kind: 'agents';
      readonly sha256: string; // of the weights as the policy file that the server serves
      readonly file: string; // where it is, `/api/v1/agents/ID/model`
      readonly committedAt: number; // ms since 1970: the hash was stored
      readonly entropy: string; // 64 hex digits, drawn after that
      readonly drawnAt: number;
      readonly protocol: number; // version of the protocol
      readonly sets: readonly AgentSet[];
    }
  | {
      readonly kind: 'learners';
      readonly recipe: AnyRecipe;
      readonly recipeHash: string;
      readonly committedAt: number;
      readonly entropy: string;
      readonly drawnAt: number;
      readonly budgetSteps: number; // a seed is trained at most so far
      readonly seeds: readonly LearnerSeed[];
    }
  | {
      readonly kind: 'ratings';
      readonly who: 'player' | 'agent';
      readonly games: readonly RatedGame[]; // the newest
      readonly history: readonly { readonly at: number; readonly rating: number; readonly deviation: number }[];
      readonly opponents: readonly OpponentRecord[]; // most played first
    };

/** What one set of worlds came to. */
export interface AgentSet {
  readonly name: string; // 'rank', 'endurance', 'wind-1', 'gravity-0.8', ...
  readonly episodes: number;
  readonly limit: number; // ticks
  readonly firstSeed: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly ci95: readonly [number, number];
  readonly returnsSha256: string; // of all returns, uint32 little-endian
}

export interface LearnerSeed {
  readonly seed: number;
  readonly solvedAtStep: number | null;
  readonly updates: number;
  readonly steps: number; // trained
  readonly weightsSha256: string; // at that step, or at the end of the budget
}

export interface RatedGame {
  readonly game: string;
  readonly at: number;
  readonly opponent: string; // name
  readonly opponentId: string; // of its row
  readonly seat: 0 | 1; // in the replay, of whoever has this row
  readonly result: 'win' | 'draw' | 'loss';
  readonly ratingBefore: number;
  readonly ratingAfter: number;
  readonly link: string | null; // code of the replay
  readonly end: string; // 'fall', 'left', 'connection'
}

export interface OpponentRecord {
  readonly id: string;
  readonly name: string;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface RowDetail {
  readonly row: BoardRow;
  readonly proof: RowProof;
}
