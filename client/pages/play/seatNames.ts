/** How the seats of a match are called. */
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { SeatInfo } from '../../../shared/protocol/matchEvents.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';

export interface SeatWords {
  readonly name: string;
  readonly text: string;
}

/**
 * @param own the visitor's seat
 * @param agents the house's, as far as they are known: what only some recipes have is said with the recipe's name
 */
export function seatWords(seat: SeatInfo, own: boolean, agents: readonly AgentInfo[], w: Words): SeatWords {
  if (seat.kind === 'human') return own ? { name: w.you, text: seat.name } : { name: seat.name, text: '' };
  const recipe = agents.find(({ id }) => id === seat.agent)?.recipe ?? seat.recipe;
  return { name: levelName(seat.mean, w), text: w.agentMoment(recipe, seat.episode, seat.mean) };
}
