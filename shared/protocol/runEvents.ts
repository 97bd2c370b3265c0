/** What page and server say of training runs. Types only: parseRun.ts rebuilds what arrives, runPack.ts packs what is sent often. */
import type { AnyRecipe } from '../learner/anyRecipe.ts';
import type { Collapse } from '../learner/collapse.ts';

/** `ended`: its budget is spent, or it has stayed solved long enough to be watched. `stopped`: by its owner. */
export type RunStatus = 'queued' | 'running' | 'ended' | 'stopped' | 'failed';

/** `watch`: at the pace people can follow, its steps are streamed. `max`: as fast as it goes. */
export type Pace = 'watch' | 'max';

export interface RunSummary {
  readonly id: string;
  readonly recipe: string; // its name
  readonly recipeHash: string;
  readonly seed: number;
  readonly environment: string; // 'CartPole-v1'
  readonly pixels: boolean; // whether it sees frames
  readonly pace: Pace;
  readonly stepMs: number; // real ms per environment step; 0 at `max`
  readonly origin: 'showcase' | 'lab';
  readonly by: string | null; // who submitted it, as the server names them; null: the server itself
  readonly status: RunStatus;
  readonly place: number | null; // in the queue, from 1; null if it is not queued
  readonly problem: string | null; // why it failed, in words
  readonly createdAt: number; // ms since 1970
  readonly endedAt: number | null;
  readonly steps: number; // environment steps so far
  readonly episodes: number; // finished ones
  readonly updates: number;
  readonly newest: number; // number of its newest event; 0 before the first
  readonly mean100: number | null; // of the last 100 training episodes, or of those there are
  readonly evaluation: number | null; // mean of the newest evaluation
  readonly solvedAt: number | null; // step
  readonly weightsSha256: string | null; // of the served policy at its end
}

export interface RunDetail extends RunSummary {
  readonly settings: AnyRecipe; // recipe and seed are the run: anyone can repeat it
}

/** One numbered fact of a run. Numbers start at 1 and have no gaps; a run resumed after a crash gives the same ones again. */
export type RunEvent = { readonly number: number } & (
  | {
      readonly kind: 'episode'; // one training episode ended, exploration and all
      readonly episode: number; // from 1
      readonly step: number; // environment steps so far
      readonly updates: number;
      readonly episodicReturn: number;
      readonly epsilon: number;
      readonly tdLoss: number | null; // mean over the episode's updates; null before the first
      readonly qValues: number | null; // mean Q of the actions in those updates
      readonly collapse: Collapse | null; // why it collapses, in numbers; null where there is no network
    }
  | {
      readonly kind: 'evaluation'; // greedy, the served policy
      readonly step: number;
      readonly episode: number; // finished training episodes so far
      readonly episodes: number; // evaluated ones
      readonly mean: number;
      readonly moment: string | null; // id of that policy's checkpoint; null where none was kept
    }
  | { readonly kind: 'solved'; readonly step: number }
  | { readonly kind: 'ended'; readonly step: number; readonly weightsSha256: string | null }
);

/** Episodes `first`..`last` in one: what a chart draws. Of one episode, mean, min and max are the same. */
export interface RunPoint {
  readonly first: number; // episode, from 1
  readonly last: number;
  readonly step: number; // at the end of the last
  readonly updates: number;
  readonly mean: number; // return
  readonly min: number;
  readonly max: number;
  readonly epsilon: number; // of the last
  readonly tdLoss: number | null; // means over those that have one
  readonly qValues: number | null;
  readonly collapse: Collapse | null; // of the last that has one
}

/** What happened since the last such message, at most ten times a second. Who has not all up to `after` asks for what is missing. */
export interface RunNews {
  readonly run: string;
  readonly after: number; // event number
  readonly newest: number; // event number
  readonly points: readonly RunPoint[]; // its episodes: at most one point a message above 10 episodes a second
  readonly events: readonly RunEvent[]; // all that are no episodes
}

/** Steps of one episode, without a hole: the page steps the same world with them. */
export interface RunSteps {
  readonly run: string;
  readonly episode: number;
  readonly seed: number; // the world was reset with it
  readonly from: number; // step of the episode of the first action here, from 0
  readonly actions: readonly number[];
  readonly explored: readonly boolean[]; // one a step: the action was drawn at random
  readonly q: readonly number[]; // [steps x actions], of the observation before the action, as near as the packing keeps them
}

/** Weights of the served policy (or a table), to those who look, at most once a second. */
export interface RunWeights {
  readonly run: string;
  readonly step: number;
  readonly parameters: Float32Array; // canonical order, of the plain network; a table row by row
}

export interface RunJoined {
  readonly run: RunDetail;
  readonly current: RunSteps | null; // the running episode from its first step; null at `max`
}

/** POST /api/v1/runs, with the session's token as bearer: the answer is a RunSummary or a RunRefusal. */
export interface RunRequest {
  readonly recipe: unknown; // read as any recipe is: all fields, or "base" and some
  readonly seed: number;
  readonly pace: Pace;
}

/** The codes are stable; problems are lines in words, those of a recipe begin with their field. */
export interface RunRefusal {
  readonly code: string; // 'bad-payload' | 'bad-recipe' | 'queue-full' | 'no-session' | 'not-yours' | 'unknown-run' | 'is-over' | 'server-closing' | 'bad-origin'
  readonly problems: readonly string[];
}

/** A policy of a run that can be looked at, downloaded and, on CartPole's states, played against. */
export interface CheckpointInfo {
  readonly id: string;
  readonly run: string;
  readonly step: number;
  readonly episode: number; // finished ones
  readonly mean: number; // of its evaluation
  readonly bytes: number;
  readonly sha256: string;
}
