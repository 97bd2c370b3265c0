/** What page and server say of boards; a row's proof is in rowProofs.ts. Types and lists only: parseBoards.ts rebuilds what arrives. */
import type { SpeedClass } from '../arena/speed.ts';

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
