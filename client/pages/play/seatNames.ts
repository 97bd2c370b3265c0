/** How the seats of a match are called. */
import { tickMs } from '../../../shared/arena/speed.ts';
import type { MatchJoined, SeatInfo } from '../../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../../shared/protocol/modes.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';

export interface SeatWords {
  readonly name: string;
  readonly text: string;
}

/** A driver of Bumper, by the id of its file. */
export function bumperName(agent: string, w: Words): string {
  return (w.bumperLevel as Readonly<Record<string, string>>)[agent] ?? agent;
}

function agentName(seat: Extract<SeatInfo, { kind: 'agent' }>, mode: Mode, w: Words): string {
  return mode === 'bumper' ? bumperName(seat.agent, w) : (seat.name ?? levelName(seat.mean, w));
}

/** Of an agent of the board nobody knows more than its figures. */
function agentText(seat: Extract<SeatInfo, { kind: 'agent' }>, mode: Mode, w: Words): string {
  if (mode === 'bumper') return w.bumperMoment(seat.episode);
  return seat.name === undefined ? w.agentMoment(seat.recipe, seat.episode, seat.mean) : w.seatBoardAgent(seat.mean);
}

/** @param own the visitor's seat */
export function seatWords(
  seat: SeatInfo,
  own: boolean,
  { mode, setup }: Pick<MatchJoined, 'mode' | 'setup'>,
  w: Words,
): SeatWords {
  if (seat.kind === 'human') return own ? { name: w.you, text: seat.name } : { name: seat.name, text: '' };
  const late = seat.reaction > 0 ? `, ${w.seatLate(seat.reaction * tickMs(setup.speed))}` : '';
  return { name: agentName(seat, mode, w), text: agentText(seat, mode, w) + late };
}

/** All of them in a line. */
export function seatsLine({ seats, mode }: Pick<MatchJoined, 'seats' | 'mode'>, w: Words): string {
  return seats.map((seat) => (seat.kind === 'human' ? seat.name : agentName(seat, mode, w))).join(' · ');
}
