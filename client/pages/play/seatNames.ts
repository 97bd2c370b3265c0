/** How the seats of a duel are called. */
import type { AgentInfo, SeatInfo } from '../../../shared/protocol/events.ts';
import type { Duel } from '../../model/duel.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';

export interface SeatWords {
  readonly name: string;
  readonly text: string;
}

/** @param agents the house's, as far as they are known: a seat does not say by which recipe its agent learnt */
export function seatWords(seat: SeatInfo | undefined, agents: readonly AgentInfo[], w: Words): SeatWords {
  if (seat?.kind !== 'agent') return { name: w.you, text: seat?.name ?? '' };
  const recipe = agents.find(({ id }) => id === seat.agent)?.recipe ?? null;
  return { name: levelName(seat.mean, w), text: w.agentMoment(recipe, seat.episode, seat.mean) };
}

export function namesOf({ joined, rivalSeat }: Duel, agents: readonly AgentInfo[], w: Words) {
  return { own: seatWords(joined.seats[joined.seat], agents, w), rival: seatWords(joined.seats[rivalSeat], agents, w) };
}
