import type { SpeedClass } from '../../shared/arena/speed.ts';
import type { RaceSetup } from '../../shared/protocol/events.ts';
import { parseRaceSetup } from '../../shared/protocol/parseReply.ts';
import type { Answer, Connection } from './connection.ts';

/** The seed comes from the server, so that nobody picks an easy one. */
export function askForRace({ ask }: Connection, speed: SpeedClass): Promise<Answer<RaceSetup>> {
  return ask((to, reply) => to.emit('race:start', { speed }, reply), parseRaceSetup);
}
