/** The agents that ship in assets/models/bumper: moments of one run. `npm run bumper` makes the same bytes again. */
import type { Moment } from './houseAgents.ts';

/** Weakest first. */
export const BUMPER_AGENTS: readonly Moment[] = [
  { id: 'episode-40', recipe: 'bumper', seed: 2, episode: 40 },
  { id: 'episode-160', recipe: 'bumper', seed: 2, episode: 160 },
  { id: 'champion', recipe: 'bumper', seed: 2, episode: 'end' },
];
