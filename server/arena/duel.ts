/**
 * One duel of a player against an agent: counts down, plays, freezes while the player is silent, ends. Driven tick by tick from outside.
 * The clock counts up to `start`; from there on each tick is one step of the match (ARENA6).
 */

import { hashLanes } from '../../shared/arena/hash.ts';
import { advance, type Match, type MatchSetup, newMatch } from '../../shared/arena/match.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import { FRAME_TICKS, type Frame, type Keyframe } from '../../shared/netcode/confirmed.ts';
import {
  type Input,
  type InputQueue,
  newInputQueue,
  offerInput,
  restartInputs,
  takeAction,
} from '../../shared/netcode/inputQueue.ts';
import type { DuelResult } from '../../shared/protocol/events.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';

export const COUNTDOWN_MS = 3_000;
export const RESUME_COUNTDOWN_MS = 1_000;
export const FREEZE_TICKS = 8; // without an input or heartbeat of these ticks
export const MAX_FREEZE_MS = 30_000;
export const MAX_FREEZES = 3;
const KEYFRAME_MS = 1_000;
const MASK = (1 << FRAME_TICKS) - 1;

/** Where a duel's news goes. */
export interface DuelEars {
  frame(frame: Frame): void;
  keyframe(keyframe: Keyframe): void;
  frozen(frozen: boolean, tick: number): void;
  finished(result: Omit<DuelResult, 'match'>): void;
}

export interface DuelPlan {
  readonly setup: MatchSetup; // two seats
  readonly seat: 0 | 1; // the player's
  readonly decide: (cart: CartPoleState) => Action; // the agent's policy
  readonly ears: DuelEars;
}

export interface Duel {
  readonly setup: MatchSetup;
  /** One tick of the server's clock. False once the duel is over. */
  tick(nowMs: number): boolean;
  input(input: Input): void;
  keyframe(): Keyframe;
  /** The player is gone: wait for them, if it is not the fourth time. */
  freeze(nowMs: number): void;
  /** The player is back: count down from where it stood. */
  resume(): void;
  end(end: DuelResult['end']): void;
  readonly over: () => boolean;
  readonly dropped: () => number; // inputs thrown away
}

export function createDuel({ setup, seat, decide, ears }: DuelPlan): Duel {
  const perTick = tickMs(setup.speed);
  const keyframeEvery = Math.round(KEYFRAME_MS / perTick);
  const other = seat === 0 ? 1 : 0;
  let match: Match = newMatch(setup);
  let clock = -Math.round(COUNTDOWN_MS / perTick);
  let start = 0;
  let queue: InputQueue = newInputQueue(0);
  let heldByAgent: Action = 0;
  let bits: readonly number[] = [0, 0]; // by seat, as in a frame
  let frozenAt: number | null = null; // ms
  let freezes = 0;
  let over = false;
  let untilKeyframe = keyframeEvery;

  function bySeat<T>(own: T, agents: T): readonly T[] {
    return seat === 0 ? [own, agents] : [agents, own];
  }
  function frame(): Frame {
    const hash = hashLanes(match.tick, match.lanes);
    return { tick: clock, ackTick: queue.newestTick, lead: queue.lead, actions: bits, hash };
  }
  function keyframe(): Keyframe {
    return {
      tick: clock,
      stateTick: match.tick,
      ackTick: queue.newestTick,
      late: queue.late,
      carts: match.lanes.map((lane) => lane.cart),
      falls: match.lanes.map((lane) => lane.fall),
      held: bySeat(queue.held, heldByAgent),
    };
  }
  function finish(end: DuelResult['end'], winner: number | 'draw'): void {
    over = true;
    ears.keyframe(keyframe());
    const falls = match.lanes.map((lane) => lane.fall);
    ears.finished({ tick: match.tick, winner, falls, lateInputs: queue.late, end });
  }
  function end(reason: DuelResult['end']): void {
    if (!over) finish(reason, reason === 'server-closing' ? 'draw' : other);
  }
  function freeze(nowMs: number): void {
    if (over || frozenAt !== null) return;
    if (freezes === MAX_FREEZES) {
      end('connection');
      return;
    }
    freezes++;
    frozenAt = nowMs;
    ears.frozen(true, match.tick);
  }
  function resume(): void {
    if (over || frozenAt === null) return;
    frozenAt = null;
    start = match.tick;
    clock = start - Math.round(RESUME_COUNTDOWN_MS / perTick);
    queue = restartInputs(queue, start);
    untilKeyframe = keyframeEvery;
    ears.keyframe(keyframe());
    ears.frozen(false, match.tick);
  }
  function step(): void {
    const taken = takeAction(queue, clock);
    queue = taken.queue;
    clock++;
    if (clock <= start) return;
    heldByAgent = decide(match.lanes[other]!.cart);
    const actions = bySeat(taken.action, heldByAgent);
    match = advance(match, actions);
    bits = bits.map((known, s) => ((known << 1) | actions[s]!) & MASK);
  }

  return {
    setup,
    tick(nowMs) {
      if (over) return false;
      if (frozenAt !== null) {
        if (nowMs - frozenAt >= MAX_FREEZE_MS) end('connection');
        return !over;
      }
      if (clock >= start && clock - queue.newestTick >= FREEZE_TICKS) {
        freeze(nowMs);
        return !over;
      }
      step();
      ears.frame(frame());
      if (match.phase === 'finished') finish('fall', match.winner);
      else if (--untilKeyframe === 0) {
        untilKeyframe = keyframeEvery;
        ears.keyframe(keyframe()); // after the frame: a volatile message right behind a reliable one would be dropped
      }
      return !over;
    },
    input(input) {
      if (over) return;
      resume();
      queue = offerInput(queue, input, clock);
    },
    keyframe,
    freeze,
    resume,
    end,
    over: () => over,
    dropped: () => queue.dropped,
  };
}
