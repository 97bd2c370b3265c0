/** How the seats of a duel are called. */
import type { SeatInfo } from '../../../shared/protocol/events.ts';
import type { Duel } from '../../model/duel.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';

export interface SeatWords {
  readonly name: string;
  readonly text: string;
}

function seatWords(seat: SeatInfo | undefined, w: Words): SeatWords {
  if (seat?.kind !== 'agent') return { name: w.you, text: seat?.name ?? '' };
  return { name: levelName(seat.mean, w), text: w.agentMoment(seat.episode, seat.mean) };
}

export function namesOf({ joined, rivalSeat }: Duel, w: Words): { readonly own: SeatWords; readonly rival: SeatWords } {
  return { own: seatWords(joined.seats[joined.seat], w), rival: seatWords(joined.seats[rivalSeat], w) };
}
