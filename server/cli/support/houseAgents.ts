/** The agents that ship in assets/models: moments of real runs. `npm run agents` makes the same bytes again. */
export interface Moment {
  readonly id: string; // file name without its ending
  readonly recipe: string;
  readonly seed: number;
  readonly episode: number | 'end'; // the served policy after this many training episodes, or at the end of the budget
}

/** Weakest first. */
export const HOUSE_AGENTS: readonly Moment[] = [
  { id: 'episode-1', recipe: 'minimal-rl', seed: 3, episode: 1 },
  { id: 'episode-268', recipe: 'minimal-rl', seed: 3, episode: 268 },
  { id: 'episode-285', recipe: 'minimal-rl', seed: 3, episode: 285 },
  { id: 'episode-299', recipe: 'minimal-rl', seed: 3, episode: 299 },
  { id: 'episode-317', recipe: 'minimal-rl', seed: 3, episode: 317 },
  { id: 'champion', recipe: 'house', seed: 1, episode: 40 },
];

/**
 * Those that see frames, in the folder's `pixels`: apart, because the pages' rivals play by states. Making them takes minutes,
 * so they are made and compared only where it is asked for.
 */
export const PIXEL_AGENTS: readonly Moment[] = [
  { id: 'house-pixels', recipe: 'house-pixels', seed: 1, episode: 'end' },
  { id: 'nature-pixels', recipe: 'nature-pixels', seed: 1, episode: 'end' },
];
