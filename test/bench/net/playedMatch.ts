/**
 * One match played as the page plays it, and measured: a frame is drawn sixty times a second, keys come at any moment between two of them,
 * and right after a key the inputs are sent.
 */
import { tickMs } from '../../../shared/arena/speed.ts';
import { createMatchClient, type MatchClient, type MatchView } from '../../../shared/netcode/matchClient.ts';
import { packInput, unpackFrame } from '../../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../../shared/protocol/keyframe.ts';
import type { MatchJoined, MatchResult } from '../../../shared/protocol/matchEvents.ts';
import { parseMatchResult } from '../../../shared/protocol/parseMatch.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { nextUniform, type RandomStream } from '../../../shared/sim/random.ts';
import { createBalancer, foreseen, LIVELY } from './balancer.ts';
import { createIntentions, type Misacted } from './intentions.ts';
import type { ServerEye } from './serverEye.ts';
import type { Line } from './visitor.ts';

const FRAME_MS = 1_000 / 60;
const DISTURBED_MS = 8; // a frame drawn later than this says something of this process, not of the netcode

export interface Measured {
  readonly result: MatchResult | null; // null: the server never told the end
  readonly view: MatchView; // the last one
  readonly changes: number; // inputs that changed the action
  readonly sent: number; // these and heartbeats
  readonly misacted: Misacted | null; // null: not known
  readonly freezes: number;
  readonly playedMs: number; // in the phase 'playing'
  readonly up: number; // bytes in that time
  readonly down: number;
  readonly ownDelays: readonly number[]; // ms from a key to the first drawn frame in which the own cart's step uses it
  readonly serverDelays: readonly number[]; // ms from a key to the server's step with it, heard at the server's door
  readonly viewDelays: readonly number[]; // ticks, of each drawn frame
  readonly drawnLate: readonly number[]; // ms that this process drew late
}

export interface PlayedMatch {
  readonly over: Promise<Measured>;
  readonly view: () => MatchView;
  /** Nothing is drawn or sent, as in a hidden tab. */
  sleep(): void;
  wake(): void;
  /** Goes on over a new connection. */
  continueOn(line: Line, again: MatchJoined): void;
  /** Leaves, and waits a while for the result. */
  leave(): void;
}

interface Key {
  readonly atMs: number;
  readonly action: Action;
  tick: number | null; // dated
  drawn: boolean;
  disturbed: boolean; // a frame since then was drawn late
}

export function playMatch(
  first: Line,
  joined: MatchJoined,
  eye: ServerEye,
  bytes: () => { readonly up: number; readonly down: number },
  random: RandomStream,
): PlayedMatch {
  const seat = joined.seat!;
  const now = (): number => performance.now();
  const match: MatchClient = createMatchClient(joined, now());
  const perTick = tickMs(joined.setup.speed);
  const hands = createBalancer(random, LIVELY, joined.keyframe.held[seat]);
  const counts = { changes: 0, sent: 0, freezes: 0, playedMs: 0, up: 0, down: 0 };
  const [ownDelays, serverDelays, viewDelays, drawnLate]: number[][] = [[], [], [], []];
  let line = first;
  let view = match.poll(now()).view;
  let held = joined.keyframe.held[seat]!;
  let keys: Key[] = [];
  const intentions = createIntentions(held);
  let timers: ReturnType<typeof setTimeout>[] = [];
  let awake = true;
  let ended = false;
  let before = { atMs: now(), playing: false, ...bytes() };
  let finish: (measured: Measured) => void;
  const over = new Promise<Measured>((resolve) => {
    finish = resolve;
  });

  function end(result: MatchResult | null): void {
    if (ended) return;
    ended = true;
    awake = false;
    for (const timer of timers) clearTimeout(timer);
    for (const event of ['f', 'k', 'match:frozen', 'match:finished'] as const) line.off(event);
    const misacted = result && intentions.heldAgainst(result, seat);
    finish({ result, view, ...counts, misacted, ownDelays, serverDelays, viewDelays, drawnLate } as Measured);
  }
  /** Sends what is to be sent. */
  function poll(): void {
    const polled = match.poll(now());
    view = polled.view;
    for (const input of polled.inputs) {
      if (line.connected) line.emit('i', packInput(input));
      counts.sent++;
      if (input.action === held) continue;
      held = input.action;
      intentions.change(input.tick, held);
      counts.changes++;
      const key = keys.findLast(({ tick, action }) => tick === null && action === input.action);
      if (key) key.tick = input.tick;
      keys = keys.filter((other) => other.tick !== null || other.atMs > (key?.atMs ?? 0)); // taken back before it was dated: it never acts
    }
    if (polled.needsKeyframe && line.connected) line.emit('match:sync');
  }
  function press(): void {
    if (!awake || view.phase !== 'playing' || view.lanes[seat]!.fall) return;
    const { tick, state } = view.lanes[seat]!;
    const acts = Math.floor(tick + (now() - before.atMs) / perTick) + 1; // the tick that a key pressed now is dated
    const action = hands.act(foreseen(state, held, acts - Math.floor(tick)));
    if (action === (keys.at(-1)?.action ?? held)) return;
    keys.push({ atMs: now(), action, tick: null, drawn: false, disturbed: false });
    match.setAction(action, now());
    poll();
  }
  function count(atMs: number): void {
    const playing = view.phase === 'playing';
    const at = { atMs, playing, ...bytes() };
    if (playing && before.playing) {
      counts.playedMs += atMs - before.atMs;
      counts.up += at.up - before.up;
      counts.down += at.down - before.down;
    }
    before = at;
    if (!playing) keys = [];
    else viewDelays!.push(view.viewDelayTicks);
  }
  function settleKeys(atMs: number): void {
    for (const key of keys) {
      if (key.tick === null) continue;
      if (!key.drawn && view.lanes[seat]!.tick > key.tick) {
        key.drawn = true;
        if (!key.disturbed) ownDelays!.push(atMs - key.atMs);
      }
    }
    keys = keys.filter((key) => {
      const acted = key.tick === null ? null : eye.actedAt(key.tick, key.action);
      if (acted && key.drawn) serverDelays!.push(acted.atMs - key.atMs);
      return !(acted && key.drawn) && atMs - key.atMs < 5_000;
    });
  }
  function draw(dueMs: number): void {
    const atMs = now();
    poll();
    drawnLate!.push(atMs - dueMs);
    if (atMs - dueMs > DISTURBED_MS) for (const key of keys) key.disturbed = true;
    count(atMs);
    settleKeys(atMs);
    const nextMs = dueMs + FRAME_MS * Math.max(Math.ceil((atMs - dueMs) / FRAME_MS), 1);
    timers = [
      setTimeout(() => draw(nextMs), nextMs - now()),
      setTimeout(press, Math.max(nextMs - FRAME_MS * nextUniform(random) - now(), 0)),
    ];
  }
  function listen(to: Line): void {
    line = to;
    to.on('f', (packed) => {
      const frame = unpackFrame(packed);
      if (frame) match.onFrame(frame, now());
    });
    to.on('k', (packed) => match.onKeyframe(unpackKeyframe(packed)!, now()));
    to.on('match:frozen', (msg) => {
      if (msg.match !== joined.match) return;
      if (msg.frozen) {
        counts.freezes++;
        intentions.freeze(msg.tick);
      }
      match.onFrozen(msg, now());
    });
    to.on('match:finished', (raw) => {
      const result = parseMatchResult(raw);
      if (result?.match !== joined.match) return;
      match.onFinished(result);
      poll();
      end(result);
    });
  }
  listen(first);
  draw(now());
  return {
    over,
    view: () => view,
    sleep() {
      awake = false;
      for (const timer of timers) clearTimeout(timer);
      keys = [];
    },
    wake() {
      awake = true;
      before = { ...before, playing: false };
      draw(now());
    },
    continueOn(to, again) {
      listen(to);
      match.onKeyframe(again.keyframe, now());
    },
    leave() {
      line.emit('match:leave');
      setTimeout(() => end(null), 5_000).unref();
    },
  };
}
