/** What a player's hands become: inputs dated by the own clock, which runs ahead of the server's by what their way takes (NET8). */
import type { Action } from '../sim/cartpole.ts';
import type { Keyframe } from './confirmed.ts';
import { HEARTBEAT_TICKS, type Input } from './inputQueue.ts';
import { createTickClock, type TickClock } from './tickClock.ts';

const MAX_CLOCK_ERROR = 12; // ticks: a countdown further off than that is a new one

export interface InputSenderPlan {
  readonly perTick: number; // real ms
  readonly seat: number | null; // null: a spectator, who sends nothing
  readonly first: Keyframe;
  /** A change acts from this own tick on. */
  readonly changed: (tick: number, action: Action) => void;
  /** The server's clock was set: what was dated before acts no longer. */
  readonly restarted: () => void;
}

export interface InputSender {
  readonly clock: TickClock;
  /** The clock counts up to it; then the match goes on. */
  readonly startTick: () => number;
  readonly frozen: () => boolean;
  readonly lead: () => number; // ticks by which the newest acknowledged input came early
  setAction(action: Action, nowMs: number): void;
  /** What is to be sent now, in order. */
  take(nowMs: number): readonly Input[];
  /** A frame arrives. */
  heard(tick: number, ackTick: number, lead: number, nowMs: number): void;
  /** Full states arrive: perhaps a new countdown. */
  keyframe(keyframe: Pick<Keyframe, 'tick' | 'stateTick' | 'ackTick'>, nowMs: number): void;
  freeze(tick: number, nowMs: number): void;
}

export function createInputSender(plan: InputSenderPlan, nowMs: number): InputSender {
  const { perTick, seat, first, changed, restarted } = plan;
  const clock = createTickClock(perTick, first.tick, first.stateTick, nowMs);
  let startTick = first.stateTick;
  let frozenSince: number | null = null; // ms of the newest heartbeat while frozen
  let held: Action = (seat === null ? 0 : first.held[seat]) ?? 0; // in the newest input
  let wished: Action = held; // by the player
  let newest = Number.NEGATIVE_INFINITY; // tick of the newest input
  let outbox: Input[] = [];
  let seenAck = first.ackTick;
  let lead = 0;

  function date(tick: number, action: Action, now: number): void {
    outbox.push({ tick, action });
    clock.sent(tick, now);
    if (action !== held) changed(tick, action);
    newest = tick;
    held = action;
  }
  /** A change acts at the next own tick; a second one within a tick, at the tick after. */
  function dateWish(now: number): void {
    if (wished === held || frozenSince !== null) return;
    const next = Math.floor(clock.tickAt(now)) + 1;
    if (newest <= next) date(Math.max(next, newest + 1), wished, now);
  }
  function beat(now: number): void {
    if (frozenSince !== null) {
      if (now - frozenSince < HEARTBEAT_TICKS * perTick) return;
      frozenSince = now;
      date(Number.isFinite(newest) ? newest + 1 : startTick, held, now); // any tick: it says that we are back
      return;
    }
    const tick = Math.floor(clock.tickAt(now));
    if (tick - newest >= HEARTBEAT_TICKS) date(tick, held, now);
  }

  return {
    clock,
    startTick: () => startTick,
    frozen: () => frozenSince !== null,
    lead: () => lead,
    setAction(action, now) {
      if (seat === null) return;
      wished = action;
      dateWish(now);
    },
    take(now) {
      if (seat === null) return [];
      dateWish(now);
      beat(now);
      const inputs = outbox;
      outbox = [];
      return inputs;
    },
    heard(tick, ackTick, came, now) {
      clock.heard(tick, now);
      if (ackTick === seenAck) return;
      seenAck = ackTick;
      lead = came;
      clock.acked(ackTick, came);
    },
    keyframe({ tick, stateTick, ackTick }, now) {
      const counting = tick < stateTick;
      const off = Math.abs(clock.serverTickAt(now) - tick) > MAX_CLOCK_ERROR;
      if (!counting || (frozenSince === null && stateTick === startTick && !off)) return;
      startTick = stateTick;
      clock.rebase(tick, startTick, now);
      restarted();
      newest = Number.NEGATIVE_INFINITY;
      seenAck = ackTick;
      frozenSince = null;
    },
    freeze(tick, now) {
      startTick = tick;
      frozenSince = now;
      restarted();
    },
  };
}
