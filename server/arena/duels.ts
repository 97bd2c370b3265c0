/** All live duels: who plays which, joining, rematch, coming back, leaving. A player has one duel at a time; a new one ends the old. */

import { tickMs } from '../../shared/arena/speed.ts';
import type { Frame, Keyframe } from '../../shared/netcode/confirmed.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import type { DuelFrozen, DuelJoined, DuelRequest, DuelResult, Reply, SeatInfo } from '../../shared/protocol/events.ts';
import type { Agent } from './agents.ts';
import { createDuel, type Duel } from './duel.ts';
import type { Loop } from './loop.ts';

export interface Player {
  readonly id: string; // of the session
  readonly name: string;
}

/** Where news goes; whoever is not there misses it. */
export interface DuelSink {
  frame(player: string, frame: Frame): void;
  keyframe(player: string, keyframe: Keyframe): void;
  frozen(player: string, msg: DuelFrozen): void;
  finished(player: string, msg: DuelResult): void;
}

export interface DuelsNeeds {
  readonly loop: Loop;
  readonly agent: (id: string) => Agent | null;
  readonly newSeed: () => number; // unguessable: whoever knows a seed before the start can rehearse it
  readonly newId: () => string;
  readonly now: () => number; // ms, steady
  readonly sink: DuelSink;
  readonly maxDuels: number;
}

export interface Duels {
  join(player: Player, request: DuelRequest): Reply<DuelJoined>;
  rematch(player: Player): Reply<DuelJoined>;
  resume(player: Player): Reply<DuelJoined>;
  leave(player: string): void;
  input(player: string, input: Input): void;
  sync(player: string): void;
  /** The connection that played is gone. */
  gone(player: string): void;
  /** Ends every duel with `server-closing`; no new one starts. */
  close(): void;
  readonly count: () => number;
  readonly droppedInputs: () => number;
}

interface Seated {
  readonly match: string;
  readonly duel: Duel;
  readonly seats: readonly SeatInfo[];
}

interface Ended {
  readonly keyframe: Keyframe;
  readonly result: DuelResult;
}

/** The newest few thousand. */
function remember<T>(memory: Map<string, T>, player: string, value: T): void {
  memory.delete(player);
  memory.set(player, value);
  if (memory.size > REMEMBERED) memory.delete(memory.keys().next().value!);
}

const PLAYER_SEAT = 0;
const REMEMBERED = 10_000; // players whose last request a rematch repeats

export function createDuels(needs: DuelsNeeds): Duels {
  const { loop, sink } = needs;
  const seated = new Map<string, Seated>(); // by player
  const last = new Map<string, DuelRequest>(); // by player, oldest first
  const ended = new Map<string, Ended>(); // by player, oldest first; who was gone at the end is told at their return
  let closing = false;
  let droppedInputs = 0;

  function joined({ match, duel, seats }: Seated): DuelJoined {
    return { match, seat: PLAYER_SEAT, setup: duel.setup, seats, keyframe: duel.keyframe() };
  }
  function leave(player: string): void {
    seated.get(player)?.duel.end('left');
  }
  function begin(player: Player, request: DuelRequest): Reply<DuelJoined> {
    if (closing) return { ok: false, code: 'server-closing' };
    const agent = needs.agent(request.agent);
    if (!agent) return { ok: false, code: 'unknown-agent' };
    leave(player.id);
    if (seated.size >= needs.maxDuels) return { ok: false, code: 'server-full' };
    const match = needs.newId();
    const setup = { seed: needs.newSeed(), wind: request.wind, speed: request.speed, seats: 2 };
    const duel = createDuel({
      setup,
      seat: PLAYER_SEAT,
      decide: agent.decide,
      ears: {
        frame: (frame) => sink.frame(player.id, frame),
        keyframe: (keyframe) => sink.keyframe(player.id, keyframe),
        frozen: (frozen, tick) => sink.frozen(player.id, { match, frozen, tick }),
        finished: (result) => {
          droppedInputs += duel.dropped();
          seated.delete(player.id);
          const told = { match, ...result };
          remember(ended, player.id, { keyframe: duel.keyframe(), result: told });
          sink.finished(player.id, told);
        },
      },
    });
    const seats: readonly SeatInfo[] = [
      { kind: 'human', name: player.name },
      { kind: 'agent', agent: agent.info.id, episode: agent.info.episode, mean: agent.info.mean },
    ];
    const entry = { match, duel, seats };
    seated.set(player.id, entry);
    ended.delete(player.id);
    remember(last, player.id, request);
    loop.add(tickMs(setup.speed), duel.tick);
    return { ok: true, value: joined(entry) };
  }

  return {
    join: begin,
    rematch(player) {
      const request = last.get(player.id);
      return request ? begin(player, request) : { ok: false, code: 'no-match' };
    },
    resume(player) {
      const entry = seated.get(player.id);
      const over = ended.get(player.id);
      if (!entry && over) {
        sink.keyframe(player.id, over.keyframe);
        sink.finished(player.id, over.result);
      }
      if (!entry) return { ok: false, code: 'no-match' };
      entry.duel.freeze(needs.now()); // a page that asks has lost its place, even if we had not noticed
      if (entry.duel.over()) return { ok: false, code: 'no-match' };
      entry.duel.resume();
      return { ok: true, value: joined(entry) };
    },
    leave,
    input: (player, input) => seated.get(player)?.duel.input(input),
    sync(player) {
      const entry = seated.get(player);
      if (entry) sink.keyframe(player, entry.duel.keyframe());
    },
    gone: (player) => seated.get(player)?.duel.freeze(needs.now()),
    close() {
      closing = true;
      for (const { duel } of [...seated.values()]) duel.end('server-closing');
    },
    count: () => seated.size,
    droppedInputs: () => {
      let live = 0;
      for (const { duel } of seated.values()) live += duel.dropped();
      return droppedInputs + live;
    },
  };
}
