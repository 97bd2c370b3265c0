/**
 * A player of duels against an agent that costs next to nothing: steps its own cart from the frames, looks a few ticks ahead, changes sides
 * about six times a second and says it is there as often as a page does. One in eight also steps the agent's cart and compares the hashes.
 */
import { advanceLane, type Lane, type MatchSetup } from '../../shared/arena/match.ts';
import { type Confirmed, createConfirmed, type Keyframe } from '../../shared/netcode/confirmed.ts';
import { HEARTBEAT_TICKS } from '../../shared/netcode/inputQueue.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import { packInput, unpackFrame } from '../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import { parseEntered } from '../../shared/protocol/parseMatch.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { type Balancer, createBalancer, STEADY } from '../bench/net/balancer.ts';
import type { Histogram } from './histogram.ts';
import { type LeanSocket, openLean } from './leanSocket.ts';

/** Of all players together. */
export interface Tally {
  readonly gaps: Histogram; // ms between two frames of a match
  playing: number; // players who hear frames
  frames: number;
  keyframes: number;
  inputs: number; // changes and heartbeats
  changes: number;
  late: number; // inputs, by the server
  matches: number; // ended
  freezes: number;
  checked: number; // frames whose hash was compared
  mismatches: number;
  lost: number; // connections that broke
  refused: number; // wishes to play that were not granted
}

export interface LeanPlayer {
  readonly bytes: { readonly up: number; readonly down: number };
  stop(): void;
}

const LEAD = 3; // ticks by which an input is dated ahead of the newest frame, at least
const CHECKED = 8; // one of so many
const REQUEST = {
  mode: 'duel',
  speed: '1x',
  wind: 0,
  company: 'agents',
  agent: 'champion',
  reaction: 0,
  seats: 2,
};
const START = `420["match:start",${JSON.stringify(REQUEST)}]`;
const AGAIN_MS = 1_000; // after a match or a refusal

interface Duel {
  readonly setup: MatchSetup;
  readonly hands: Balancer;
  readonly confirmed: Confirmed | null;
  tick: number; // of `own`
  own: Lane;
  held: Action;
  before: Action; // what was held until `since`
  since: number; // tick
  decided: number; // up to this tick
  serverTick: number; // of the newest frame
  newest: number; // tick of the newest input
  late: number;
  heardMs: number; // when the last frame came; 0: none yet
}

/** @param began a match of this player: its id */
export function createLeanPlayer(
  port: number,
  number: number,
  tally: Tally,
  began: (match: string) => void = () => {},
): LeanPlayer {
  let duel: Duel | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const random = randomStream(number, 'lean player');
  const socket: LeanSocket = openLean(port, heard, () => {
    if (!stopped) tally.lost++;
    over();
  });

  function over(): void {
    if (duel && duel.heardMs > 0) tally.playing--;
    duel = null;
  }
  function again(): void {
    over();
    if (!stopped) timer = setTimeout(() => socket.send(START), AGAIN_MS);
  }
  function begin(raw: unknown): void {
    const entry = parseEntered(raw);
    if (entry?.kind !== 'playing') {
      tally.refused++;
      again();
      return;
    }
    const { match, setup, keyframe } = entry.joined;
    began(match);
    duel = {
      setup,
      hands: createBalancer(random, STEADY),
      confirmed: number % CHECKED === 0 ? createConfirmed(setup, keyframe) : null,
      tick: keyframe.stateTick,
      own: { cart: keyframe.carts[0]!, fall: null },
      held: 0,
      before: 0,
      since: Number.NEGATIVE_INFINITY,
      decided: 0,
      serverTick: keyframe.tick,
      newest: Number.NEGATIVE_INFINITY,
      late: 0,
      heardMs: 0,
    };
  }
  function input(d: Duel, tick: number): void {
    d.newest = tick;
    tally.inputs++;
    socket.send(`42["i","${packInput({ tick, action: d.held })}"]`);
  }
  /** Looks as far ahead as it takes until the next frame is here. */
  function decide(d: Duel, serverTick: number): void {
    const until = serverTick + LEAD + Math.min(Math.max(serverTick - d.serverTick, 1), LEAD + 2);
    d.serverTick = serverTick;
    if (until >= d.tick && !d.own.fall) {
      let lane = d.own;
      for (let tick = d.tick; tick <= until; tick++) {
        if (tick > d.decided && tick >= serverTick + LEAD) {
          d.decided = tick;
          const action = d.hands.act(lane.cart);
          if (action !== d.held) {
            [d.before, d.held, d.since] = [d.held, action, tick];
            tally.changes++;
            input(d, tick);
          }
        }
        lane = advanceLane(lane, d.setup, tick, tick < d.since ? d.before : d.held);
      }
    }
    if (until - d.newest >= HEARTBEAT_TICKS) input(d, Math.max(until, d.newest + 1));
  }
  function onFrame(d: Duel, packed: string): void {
    const nowMs = performance.now();
    const frame = unpackFrame(packed);
    if (!frame) return;
    tally.frames++;
    if (d.heardMs > 0) tally.gaps.add(nowMs - d.heardMs);
    else tally.playing++;
    d.heardMs = nowMs;
    const own = frame.actions[0]!;
    for (; d.tick < frame.tick; d.tick++)
      d.own = advanceLane(d.own, d.setup, d.tick, ((own >> (frame.tick - 1 - d.tick)) & 1) === 1 ? 1 : 0);
    if (d.confirmed && frame.tick > 0) {
      const taken = d.confirmed.takeFrame(frame);
      if (taken === 'stepped') tally.checked++;
      else if (taken === 'mismatch') tally.mismatches++;
      if (d.confirmed.needsKeyframe()) socket.send('42["match:sync"]');
    }
    decide(d, frame.tick);
  }
  function onKeyframe(d: Duel, keyframe: Keyframe): void {
    tally.keyframes++;
    tally.late += keyframe.late - d.late;
    d.late = keyframe.late;
    d.confirmed?.takeKeyframe(keyframe);
    d.tick = keyframe.stateTick;
    d.own = { cart: keyframe.carts[0]!, fall: keyframe.falls[0] ?? null };
    if (keyframe.tick >= keyframe.stateTick) return;
    d.newest = Math.min(d.newest, keyframe.tick); // the clock was set back
    d.decided = Math.min(d.decided, keyframe.stateTick);
  }
  function onFrozen(d: Duel): void {
    tally.freezes++;
    if (d.heardMs > 0) tally.playing--;
    d.heardMs = 0;
    input(d, d.newest + 1); // any tick: it says that we are there
  }
  function heard(text: string): void {
    if (text.startsWith('42["f","')) {
      if (duel) onFrame(duel, text.slice(8, -2));
    } else if (text === '2') socket.send('3');
    else if (text.startsWith('42["k","')) {
      const keyframe = unpackKeyframe(text.slice(8, -2));
      if (duel && keyframe) onKeyframe(duel, keyframe);
    } else if (text.startsWith('0{')) socket.send(`40{"version":${PROTOCOL_VERSION}}`);
    else if (text.startsWith('430')) {
      const [reply] = JSON.parse(text.slice(3)) as [{ readonly ok: boolean; readonly value?: unknown }];
      begin(reply.ok ? reply.value : null);
    } else if (text.startsWith('42["session"')) socket.send(START);
    else if (text.startsWith('42["match:frozen",{') && text.includes('"frozen":true')) {
      if (duel) onFrozen(duel);
    } else if (text.startsWith('42["match:finished"') && duel) {
      tally.matches++;
      again();
    }
  }
  return {
    bytes: socket.bytes,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      socket.close();
    },
  };
}
