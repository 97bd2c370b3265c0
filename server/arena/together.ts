/** Everybody alone, from one start and one tick on, as a class plays. */
import type { ErrorCode } from '../../shared/protocol/events.ts';
import type { MatchRequest } from '../../shared/protocol/matchEvents.ts';
import type { Listener } from './listener.ts';
import type { Room, SeatPlan } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface Together {
  readonly plan: SeatPlan;
  readonly listener: Listener | null; // null: an agent
}

/** @param take whatever the listener did before is over, and this is its seat */
export function openTogether(
  rooms: Pick<Rooms, 'openTogether'>,
  request: MatchRequest,
  planned: readonly Together[],
  take: (room: Room, listener: Listener) => void,
): readonly Room[] | ErrorCode {
  const plans = planned.map(({ plan }) => plan);
  const opened = rooms.openTogether(request, plans);
  if (typeof opened === 'string') return opened;
  opened.forEach((room, i) => {
    const { listener } = planned[i]!;
    if (!listener) return;
    take(room, listener);
    room.sit(0, listener);
    listener.say('match:joined', room.joined(listener));
  });
  return opened;
}
