/** How the seats of a match are called. */
import { type SpeedClass, tickMs } from '../../../shared/arena/speed.ts';
import type { SeatInfo } from '../../../shared/protocol/matchEvents.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';

export interface SeatWords {
  readonly name: string;
  readonly text: string;
}

/** @param own the visitor's seat */
export function seatWords(seat: SeatInfo, own: boolean, speed: SpeedClass, w: Words): SeatWords {
  if (seat.kind === 'human') return own ? { name: w.you, text: seat.name } : { name: seat.name, text: '' };
  const late = seat.reaction > 0 ? `, ${w.seatLate(seat.reaction * tickMs(speed))}` : '';
  return { name: levelName(seat.mean, w), text: w.agentMoment(seat.recipe, seat.episode, seat.mean) + late };
}

/** All of them in a line. */
export function seatsLine(seats: readonly SeatInfo[], w: Words): string {
  return seats.map((seat) => (seat.kind === 'human' ? seat.name : levelName(seat.mean, w))).join(' · ');
}
