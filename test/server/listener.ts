/** Connections of the arena without a socket: each writes down what it was told. */

import type { Agent } from '../../server/arena/agents.ts';
import { type Arena, createArena } from '../../server/arena/arena.ts';
import { loadBumperAgents } from '../../server/arena/bumperAgents.ts';
import { createHosts } from '../../server/arena/hosts.ts';
import type { Listener } from '../../server/arena/listener.ts';
import { createLoop, type Loop } from '../../server/arena/loop.ts';
import type { MatchLog, MatchLogNeeds } from '../../server/arena/matchLog.ts';
import { PACES, type Pace } from '../../server/arena/pace.ts';
import type { WitnessedEnd, WitnessedMatch } from '../../server/arena/witness.ts';
import { encodeReplay } from '../../shared/arena/replay.ts';
import type { Frame } from '../../shared/netcode/confirmed.ts';
import type { ServerToClient } from '../../shared/protocol/events.ts';
import { unpackFrame } from '../../shared/protocol/frame.ts';
import type { Entered, MatchJoined, MatchRequest } from '../../shared/protocol/matchEvents.ts';
import { balance } from '../netcode/simulatedNetwork.ts';

export interface Told {
  readonly event: string;
  readonly msg: unknown;
}

export interface Ear extends Listener {
  readonly told: Told[]; // everything but frames and keyframes
  readonly frames: Frame[];
  readonly keyframes: string[];
  readonly order: string[]; // 'f' and 'k'
  /** The newest message of an event. */
  last<K extends keyof ServerToClient>(event: K): Parameters<ServerToClient[K]>[0] | null;
}

let ears = 0;

/** @param player another ear of the same player is another tab */
export function createEar(player: string, exact = true): Ear {
  const told: Told[] = [];
  const frames: Frame[] = [];
  const keyframes: string[] = [];
  const order: string[] = [];
  return {
    id: `ear${ears++}`,
    player: { id: player, name: player.toUpperCase() },
    exact,
    told,
    frames,
    keyframes,
    order,
    say: (event, ...msg) => void told.push({ event, msg: msg[0] }),
    frame(packed) {
      frames.push(unpackFrame(packed)!);
      order.push('f');
    },
    keyframe(packed) {
      keyframes.push(packed);
      order.push('k');
    },
    last: (event) => (told.findLast((one) => one.event === event)?.msg ?? null) as never,
  };
}

function agent(id: string, mean: number, decide: Agent['decide']): Agent {
  const info = { id, recipe: 'by-hand', recipeHash: '0', seed: 0, step: 1, episode: 1, mean, sha256: '0' };
  return { info, decide };
}

const AGENTS = [agent('clumsy', 9, () => 0), agent('steady', 500, balance)];

export const REQUEST: MatchRequest = {
  mode: 'duel',
  speed: '1x',
  wind: 0,
  company: 'agents',
  agent: 'steady',
  reaction: 0,
  seats: 2,
};

export interface ArenaByHand {
  readonly arena: Arena;
  readonly loop: Loop;
  readonly now: () => number;
  readonly after: MatchLogNeeds['after'];
  readonly log: MatchLog;
  readonly witnessed: { readonly match: WitnessedMatch; readonly end: WitnessedEnd | null }[];
  readonly elsewhere: { people: number }; // in the best match of another process
  /** So many ticks at 1x, with what they say sent out after each. */
  pass(ticks: number, pace?: Pace): void;
}

const NO_LOG: MatchLog = {
  began: () => {},
  ticked: () => {},
  over: () => {},
  figures: () => ({ bytes: 0, failures: 0 }),
  begin: async () => {},
  close: async () => {},
};

export function arenaByHand(
  maxMatches = 100,
  createLog: (after: MatchLogNeeds['after']) => MatchLog = () => NO_LOG,
): ArenaByHand {
  let now = 0;
  let ids = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: now + Math.max(ms, 0.25), run }; // other work has its turn before it
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };
  let pace = PACES[0]!;
  const log = createLog(after);
  const loop = createLoop({ now: () => now, after }, () => arena.flush(pace));
  const elsewhere = { people: 0 };
  const witnessed: ArenaByHand['witnessed'] = [];
  const arena = createArena({
    loop,
    ...createHosts({
      house: AGENTS.map(({ info }) => info),
      find: (id) => AGENTS.find(({ info }) => info.id === id) ?? null,
      bumper: loadBumperAgents([]),
    }),
    newSeed: () => 7 + ids,
    newId: () => `match-${++ids}`,
    random: () => 0.5,
    now: () => now,
    after,
    pack: (replay, packed) => packed(encodeReplay(replay)),
    witness: {
      began: (match) => witnessed.push({ match, end: null }),
      ended: (match, end) => witnessed.push({ match, end }),
    },
    log,
    clock: () => 0,
    peopleElsewhere: () => elsewhere.people,
    maxMatches,
  });
  return {
    ...{ arena, loop, after },
    now: () => now,
    elsewhere,
    log,
    witnessed,
    pass(ticks, at = PACES[0]!) {
      pace = at;
      const until = now + 20 * ticks;
      for (;;) {
        const next = timers.reduce((a, b) => (b.at < a.at ? b : a), { at: Number.POSITIVE_INFINITY, run: () => {} });
        if (next.at > until) break;
        now = Math.max(next.at, now);
        timers = timers.filter((one) => one !== next);
        next.run();
      }
      now = until;
    },
  };
}

/** @throws Error unless the answer is a match */
export function playingIn(answer: {
  readonly ok: boolean;
  readonly value?: Entered;
  readonly code?: string;
}): MatchJoined {
  if (answer.value?.kind !== 'playing') throw new Error(answer.code ?? 'waiting');
  return answer.value.joined;
}
