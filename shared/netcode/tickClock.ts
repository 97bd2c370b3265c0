/**
 * The client's clock, in ticks of the server. It runs ahead, so that an input dated now arrives before its turn (NET8),
 * and a second, lagging clock says which tick of the others can be drawn.
 * No clock of its own: local time comes in as milliseconds of any steady origin.
 */
import { MAX_PREDICTED } from './prediction.ts';

export const MIN_BUFFER_TICKS = 2;
export const MAX_BUFFER_TICKS = 12;
export const MAX_DILATION = 0.03; // share by which the own clock may run faster or slower during play
const MAX_VIEW_DILATION = 0.1; // the others' clock only draws
const UPLINK_SAMPLES = 100; // about ten seconds of inputs
const DOWNLINK_SAMPLES = 100; // two seconds of frames at 1x
const CARRIED_SAMPLES = 30; // so many inputs after a rebase the jitter measured before still counts
const SETTLED_TICKS = 0.25; // less is not worth a dilation

export interface TickClock {
  /** The own tick, with its fraction. Never runs backwards except by `rebase`. */
  tickAt(nowMs: number): number;
  /** The newest tick of the others that can be drawn without waiting, with its fraction. */
  viewTickAt(nowMs: number): number;
  /** An input dated `tick` leaves now. */
  sent(tick: number, nowMs: number): void;
  /** The server took the input dated `ackTick`, `lead` ticks before its turn. Each counts once. */
  acked(ackTick: number, lead: number): void;
  /** A frame of the server's tick arrives. */
  heard(serverTick: number, nowMs: number): void;
  /** The server's tick, as far as its frames tell: without the way back. */
  serverTickAt(nowMs: number): number;
  /** The server's clock was set: to `serverTick` now, to count up to `startTick`. The way's length and jitter are remembered until they are measured anew. */
  rebase(serverTick: number, startTick: number, nowMs: number): void;
  readonly bufferTicks: () => number; // wanted now
  readonly jitterTicks: () => number; // p99 of the uplink
  readonly roundTripTicks: () => number | null; // median between sending an input and hearing of it; null before the first
}

/** The share `p` of the values is not above this. @param values not empty */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.ceil(p * sorted.length), sorted.length) - 1] ?? sorted[0]!;
}

function push(values: number[], value: number, capacity: number): void {
  values.push(value);
  if (values.length > capacity) values.shift();
}

function towards(from: number, to: number, most: number): number {
  return from + Math.min(Math.max(to - from, -most), most);
}

/**
 * All offsets are ticks minus local time in ticks: a constant while both clocks run evenly.
 * @param tickMs real milliseconds a tick
 * @param serverTick the server's tick, heard at `nowMs`
 * @param startTick while the own clock is below, it may jump; from there on it only dilates
 */
export function createTickClock(tickMs: number, serverTick: number, startTick: number, nowMs: number): TickClock {
  let start = startTick;
  let last = nowMs / tickMs; // local time of the newest call
  let own = serverTick - last + MIN_BUFFER_TICKS;
  let view = serverTick - last - 1;
  let target = own;
  let viewTarget = view;
  let buffer = MIN_BUFFER_TICKS;
  let jitter = 0;
  let carriedJitter = 0;
  let roundTrip: number | null = null;
  let uplink: number[] = []; // server's tick when an input arrived, minus local time when it left
  let downlink: number[] = [serverTick - last]; // server's tick of a frame, minus local time when it arrived
  let drawable: number[] = [serverTick - last]; // one more than the newest tick known just before a frame arrived, minus local time then
  let newest = serverTick;
  let heardNow = last;
  const roundTrips: number[] = [];
  const leaving = new Map<number, number>(); // tick of an input -> local time it left

  function advanceTo(nowMs: number): number {
    const now = Math.max(nowMs / tickMs, last);
    const passed = now - last;
    const ownTick = now + own;
    if (ownTick < start && now + target < start) {
      if (target - own > SETTLED_TICKS || own - target > SETTLED_TICKS) own = target;
    } else if (own < target || own - target > SETTLED_TICKS) own = towards(own, target, MAX_DILATION * passed);
    view = towards(view, viewTarget, MAX_VIEW_DILATION * passed);
    const off = viewTarget - view;
    if (off > MAX_BUFFER_TICKS || off < -MAX_BUFFER_TICKS) view = viewTarget;
    last = now;
    return now;
  }
  function aim(): void {
    if (uplink.length === 0) return;
    const fastest = uplink.reduce((a, b) => Math.min(a, b));
    jitter = quantile(uplink, 0.99) - fastest;
    if (uplink.length < CARRIED_SAMPLES) jitter = Math.max(jitter, carriedJitter);
    buffer = Math.min(Math.max(Math.ceil(jitter), MIN_BUFFER_TICKS), MAX_BUFFER_TICKS);
    target = fastest + buffer;
  }
  function aimView(): void {
    const slowest = drawable.reduce((a, b) => Math.min(a, b));
    const fastest = drawable.reduce((a, b) => Math.max(a, b));
    viewTarget = Math.max(slowest, fastest - MAX_BUFFER_TICKS) - 1;
  }

  return {
    tickAt: (nowMs) => advanceTo(nowMs) + own,
    viewTickAt: (nowMs) => advanceTo(nowMs) + view,
    sent(tick, nowMs) {
      leaving.set(tick, nowMs / tickMs);
      if (leaving.size > 4 * MAX_PREDICTED) leaving.delete(leaving.keys().next().value!);
    },
    acked(ackTick, lead) {
      const left = leaving.get(ackTick);
      if (left === undefined) return;
      leaving.delete(ackTick);
      push(uplink, ackTick - lead - left, UPLINK_SAMPLES);
      push(roundTrips, heardNow - left, UPLINK_SAMPLES);
      roundTrip = quantile(roundTrips, 0.5);
      aim();
    },
    heard(serverTick, nowMs) {
      heardNow = nowMs / tickMs;
      push(downlink, serverTick - heardNow, DOWNLINK_SAMPLES);
      push(drawable, Math.min(newest + 1, serverTick) - heardNow, DOWNLINK_SAMPLES);
      newest = serverTick;
      aimView();
    },
    rebase(serverTick, startTick, nowMs) {
      const now = advanceTo(nowMs);
      const way = uplink.length > 0 ? quantile(uplink, 0.5) - quantile(downlink, 0.5) : 0; // there and back
      start = startTick;
      carriedJitter = jitter;
      uplink = [];
      leaving.clear();
      downlink = [serverTick - now];
      drawable = [serverTick - now];
      newest = serverTick;
      own = serverTick - now + way + buffer;
      target = own;
      aimView();
      view = viewTarget;
    },
    serverTickAt: (nowMs) => nowMs / tickMs + quantile(downlink, 0.5),
    bufferTicks: () => buffer,
    jitterTicks: () => jitter,
    roundTripTicks: () => roundTrip,
  };
}
