/** The agents that ship in assets/models: moments of real runs. `npm run agents` makes the same bytes again. */
export interface Moment {
  readonly id: string; // file name without its ending
  readonly recipe: string;
  readonly seed: number;
  readonly episode: number; // the served policy after this many training episodes
}

/** Weakest first. */
export const HOUSE_AGENTS: readonly Moment[] = [];
