/** What page and server say of boards, identity, uploads and submissions. Types only: parseBoards.ts rebuilds what arrives. */
import type { SpeedClass } from '../arena/speed.ts';
import type { AnyRecipe } from '../learner/anyRecipe.ts';

export const BOARDS = ['players', 'agents', 'learners', 'ratings'] as const;
export type BoardName = (typeof BOARDS)[number];

/** Players and ratings: a speed class. Agents and learners: an environment, 'CartPole-v1'. */
export type Division = string;

/** The best survival run of a player. */
export interface PlayerFigures {
  readonly kind: 'players';
  readonly ticks: number;
  readonly runs: number; // finished ones of this speed class
  readonly abandoned: number; // begun, and left before the fall
}

/** A policy, by the protocol in shared/boards/agentProtocol.ts. */
export interface AgentFigures {
  readonly kind: 'agents';
  readonly mean: number; // ticks, of 1,000 episodes to 500
  readonly ci95: readonly [number, number];
  readonly endurance: number; // mean ticks of 50 episodes to 50,000
  readonly robustness: number; // mean ticks to 500 over all disturbed worlds
  readonly parameters: number;
  readonly format: string; // of the uploaded file
  readonly humanNormalised: null | Readonly<Partial<Record<SpeedClass, number>>>; // null: not enough players yet
}

/** A recipe, trained again by the server. */
export interface LearnerFigures {
  readonly kind: 'learners';
  readonly seeds: number;
  readonly solved: number; // of them
  readonly medianSteps: number | null; // until solved; null where fewer than half were
  readonly medianUpdates: number | null;
  readonly recipe: string; // its name
  readonly recipeHash: string;
}

export interface RatingFigures {
  readonly kind: 'ratings';
  readonly who: 'player' | 'agent';
  readonly rating: number; // Glicko-2 on Glicko's scale
  readonly deviation: number;
  readonly provisional: boolean; // its deviation is above 110
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly opponents: number; // distinct ones
}

export type BoardFigures = PlayerFigures | AgentFigures | LearnerFigures | RatingFigures;

export interface BoardRow {
  readonly board: BoardName;
  readonly division: Division;
  readonly id: string; // unique within board and division
  readonly rank: number; // from 1
  readonly name: string; // of the player, the agent or the recipe
  readonly by: string | null; // who submitted it; null: the house, or the player themselves
  readonly house: boolean; // shipped with the arena
  readonly at: number; // ms since 1970
  readonly figures: BoardFigures;
}

/**
 * Why a survival run counts for nothing. wind: the board has none. engine: the page computes other bits than ours. banned; hidden: the row is.
 * replay: it could not be stepped again to the same end. clock: it ended sooner than its ticks take. storage: it could not be stored.
 */
export const UNRANKED = ['wind', 'engine', 'banned', 'hidden', 'replay', 'clock', 'storage'] as const;
export type Unranked = (typeof UNRANKED)[number];

/** What the Players board makes of a survival run that has just ended, to who played it. */
export interface SurvivalRanked {
  readonly run: string;
  readonly division: SpeedClass;
  readonly ticks: number;
  readonly best: number | null; // ticks of your best run that counts
  readonly newBest: boolean; // it is this one
  readonly rank: number | null; // of your row
  readonly total: number; // rows of the division
  readonly row: string | null; // id of your row
  readonly why: Unranked | null; // null: it counts
}

/** One page of a board, best first. */
export interface BoardPage {
  readonly board: BoardName;
  readonly division: Division;
  readonly total: number;
  readonly rows: readonly BoardRow[];
  readonly next: string | null; // give it as `after` for the rows below; null: there are none
  readonly before: string | null; // give it as `before` for the rows above
}

export interface BoardSummary {
  readonly board: BoardName;
  readonly divisions: readonly { readonly division: Division; readonly total: number }[];
}

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

/** Who won how often among the agents of a speed class: `wins[i][j]` of i against j. */
export interface CrossPlay {
  readonly division: Division;
  readonly agents: readonly { readonly id: string; readonly name: string; readonly rating: number }[]; // best first
  readonly wins: readonly (readonly number[])[];
  readonly draws: readonly (readonly number[])[]; // symmetric
}

/** What people and agents do in the world of the Players board, in a speed class. */
export interface HumanFigures {
  readonly division: Division;
  readonly players: number; // with enough runs to count as practised
  readonly human: number | null; // median of their best runs, ticks; null: not enough players yet
  readonly random: number; // mean ticks of a policy that flips a coin
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly ticks: number;
    readonly score: number;
  }[]; // score: 0 is chance, 100 a person
  readonly rule: {
    readonly practisedRuns: number;
    readonly leastPlayers: number;
    readonly leastMargin: number; // ticks between chance and people
    readonly randomEpisodes: number;
    readonly randomSeed: number; // of the first episode
    readonly agentEpisodes: number;
  };
}

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

/** Your own identity: all that is known of you. */
export interface Me {
  readonly id: string; // of the player, as rows name it
  readonly name: string;
  readonly chosen: boolean; // whether the name is one you chose
  readonly recovery: boolean; // whether there is a recovery code
  readonly banned: boolean;
  readonly createdAt: number | null; // null: nothing is stored of you
}

/** Every refusal over REST, as application/problem+json (RFC 9457). */
export interface Problem {
  readonly type: string; // '/api#CODE'
  readonly title: string;
  readonly status: number;
  readonly code: string; // stable
  readonly detail: string; // what to do
  readonly problems: readonly string[]; // one line each; may be empty
}
