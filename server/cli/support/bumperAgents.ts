/** The agents that ship in assets/models/bumper: moments of one run. `npm run bumper` makes the same bytes again. */
import type { Moment } from './houseAgents.ts';

/** Weakest first. */
export const BUMPER_AGENTS: readonly Moment[] = [
  { id: 'episode-60', recipe: 'bumper', seed: 3, episode: 60 },
  { id: 'episode-100', recipe: 'bumper', seed: 3, episode: 100 },
  { id: 'champion', recipe: 'bumper', seed: 3, episode: 'end' },
];
