/** Watching the live run, and the setup of a race: read-only, the same for all who watch. */
import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';
import { parseRaceRequest, parseRunRequest } from '../../shared/protocol/parse.ts';
import type { RunHub, RunSink } from '../training/runHub.ts';
import { answer } from './answer.ts';

const CHANNEL = 'run';
const RACE_RECIPE = 'house';

/** To everybody who watches. */
export function runSink(io: Server<ClientToServer, ServerToClient>): RunSink {
  return {
    started: (info) => void io.to(CHANNEL).emit('run:started', info),
    events: (events) => void io.to(CHANNEL).emit('run:events', events),
    steps: (steps) => void io.to(CHANNEL).emit('run:steps', steps),
  };
}

export function bindRun(connection: Socket<ClientToServer, ServerToClient>, hub: RunHub, newSeed: () => number): void {
  connection.on('run:watch', (raw: unknown, reply: unknown) => {
    const request = parseRunRequest(raw);
    if (!request) {
      answer(reply, { ok: false, code: 'bad-payload' });
      return;
    }
    const history = hub.history(request.after);
    if (history) void connection.join(CHANNEL); // what is broadcast from here on follows the history without a gap
    answer(reply, history ? { ok: true, value: history } : { ok: false, code: 'unknown-run' });
  });
  connection.on('run:leave', () => void connection.leave(CHANNEL));
  connection.on('race:start', (raw: unknown, reply: unknown) => {
    const request = parseRaceRequest(raw);
    if (!request) answer(reply, { ok: false, code: 'bad-payload' });
    else answer(reply, { ok: true, value: { seed: newSeed(), recipe: RACE_RECIPE, speed: request.speed } });
  });
}
