/** Watching runs, and the setup of a race: read-only, the same for all who watch. */
import type { Server, Socket } from 'socket.io';
import type { ClientToServer, PackedRunJoined, Reply, ServerToClient } from '../../shared/protocol/events.ts';
import { parseRaceRequest, parseRunLook, parseRunWatch } from '../../shared/protocol/parse.ts';
import type { RunsSink } from '../training/liveJobs.ts';
import type { Joined } from '../training/liveSide.ts';
import type { Runs } from '../training/runs.ts';
import { answer } from './answer.ts';

const RACE_RECIPE = 'house';
const FOLLOWERS = 'run-showcase'; // ask for the next one by themselves
const channelOf = (run: string): string => `run ${run}`;
const lookersOf = (run: string): string => `look ${run}`;

/** A Socket.IO server, or what emits to the servers of a cluster. */
interface Broadcasts {
  to(channel: string): Pick<Server<ClientToServer, ServerToClient>, 'emit'>;
}

/** To everybody who watches: each message is written once, whoever many read it. */
export function runsSink(io: () => Broadcasts): RunsSink {
  return {
    of(run) {
      const channel = channelOf(run);
      return {
        news: (packed) => void io().to(channel).emit('run:news', packed),
        steps: (packed) => void io().to(channel).emit('run:steps', packed),
        weights(step, { buffer, byteOffset, byteLength }) {
          const bytes = Buffer.from(buffer, byteOffset, byteLength);
          io().to(lookersOf(run)).emit('run:weights', { run, step, parameters: bytes });
        },
      };
    },
    status: (detail) => void io().to(channelOf(detail.id)).emit('run:status', detail),
    showcase: (run) => void io().to(FOLLOWERS).emit('run:showcase', { run }),
  };
}

type Spectator = Socket<ClientToServer, ServerToClient>;

/** Who looks at a run's weights: its thread tells them only while somebody does. */
export interface Lookers {
  look(run: string, on: boolean): void;
}

export function createLookers(runs: Pick<Runs, 'look'>): Lookers {
  const count = new Map<string, number>();
  return {
    look(run, on) {
      const now = (count.get(run) ?? 0) + (on ? 1 : -1);
      if (now > 0) count.set(run, now);
      else count.delete(run);
      runs.look(run, now > 0); // also to who comes second: the thread then tells the newest at once
    },
  };
}

export interface RunGatewayNeeds {
  readonly runs: Runs;
  readonly lookers: Lookers;
  readonly newSeed: () => number;
  readonly failed: (error: unknown) => void;
}

export function bindRun(connection: Spectator, { runs, lookers, newSeed, failed }: RunGatewayNeeds): void {
  let watched: string | null = null;
  let wish = 0; // number of the newest: an answer that comes late is to a wish that counts no longer
  let looking = false;

  function look(on: boolean): void {
    if (!watched || on === looking) return;
    looking = on;
    lookers.look(watched, on);
    void (on ? connection.join(lookersOf(watched)) : connection.leave(lookersOf(watched)));
  }
  function leave(): void {
    look(false);
    if (watched) void connection.leave(channelOf(watched));
    void connection.leave(FOLLOWERS);
    watched = null;
  }
  async function watch(run: string | null, after: number): Promise<Reply<Joined>> {
    const mine = ++wish;
    leave();
    if (run === null) void connection.join(FOLLOWERS); // also before there is one
    const id = run ?? runs.showcase();
    const joined = id === null ? null : await runs.watch(id, after);
    if (mine !== wish || !joined || !connection.connected) return { ok: false, code: 'unknown-run' };
    watched = joined.run.id;
    void connection.join(channelOf(watched)); // what is broadcast from here on follows the answer without a gap
    return { ok: true, value: joined };
  }

  connection.on('run:watch', (raw: unknown, reply: unknown) => {
    const request = parseRunWatch(raw);
    if (!request) {
      answer(reply, { ok: false, code: 'bad-payload' });
      return;
    }
    watch(request.run, request.after).then(
      (joined) => {
        if (!joined.ok) {
          answer(reply, joined);
          return;
        }
        const { run, current, news } = joined.value;
        answer<PackedRunJoined>(reply, { ok: true, value: { run, current } });
        for (const packed of news) connection.emit('run:news', packed);
      },
      (error: unknown) => {
        failed(error);
        answer(reply, { ok: false, code: 'unknown-run' });
      },
    );
  });
  connection.on('run:leave', () => {
    wish++;
    leave();
  });
  connection.on('run:look', (raw: unknown) => {
    const request = parseRunLook(raw);
    if (request) look(request.on);
  });
  connection.on('disconnect', () => {
    wish++;
    leave();
  });
  connection.on('race:start', (raw: unknown, reply: unknown) => {
    const request = parseRaceRequest(raw);
    if (!request) answer(reply, { ok: false, code: 'bad-payload' });
    else answer(reply, { ok: true, value: { seed: newSeed(), recipe: RACE_RECIPE, speed: request.speed } });
  });
}
