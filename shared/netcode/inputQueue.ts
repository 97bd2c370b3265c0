/**
 * The server's rule for inputs, shared with the tests of the client: when what a player sends acts, and what is thrown away (NET5).
 * Pure: every function returns a new queue. `clock` is the server's tick: the number of the next step to be simulated.
 */
import type { Action } from '../sim/cartpole.ts';

/** From `tick` on I hold `action`. A change of action, or a heartbeat that restates the held one. */
export interface Input {
  readonly tick: number;
  readonly action: Action;
}

export const NO_INPUT = -1000; // `newestTick` before the first input; no match counts down from that far
export const HEARTBEAT_TICKS = 5; // a client says so much at least this often
export const MAX_AHEAD = 100; // ticks; an input dated further ahead of the server is dropped
const MAX_QUEUED = 32; // changes waiting for their tick
const BURST = 64; // messages at once, as after a stall; one more is earned each tick

export interface InputQueue {
  readonly held: Action; // acts until the first queued change
  readonly queued: readonly Input[]; // changes whose tick has not come, ascending, one a tick
  readonly newestTick: number; // tick of the latest input taken, as its sender dated it
  readonly lead: number; // ticks that input came ahead of its turn; negative: late
  readonly late: number; // changes that came after their tick, and so acted at the next one
  readonly dropped: number; // duplicates, floods, dates beyond MAX_AHEAD
  readonly credits: number; // messages that may still come in this tick
  readonly start: number; // the match starts or goes on at this tick; the clock counts up to it
}

export function newInputQueue(held: Action, start = 0): InputQueue {
  return { held, queued: [], newestTick: NO_INPUT, lead: 0, late: 0, dropped: 0, credits: BURST, start };
}

/** The action in force just before `tick`. */
function actionBefore(queue: InputQueue, tick: number): Action {
  let action = queue.held;
  for (const change of queue.queued) if (change.tick < tick) action = change.action;
  return action;
}

/**
 * An input arrives while the server is about to simulate `clock`.
 * It acts at its own tick, or at `clock` if that tick is over: counted as late if it changes anything. Never before its tick.
 * Messages come in order, so a newer one replaces what was queued from its tick on: a client whose clock was set back is understood.
 */
export function offerInput(queue: InputQueue, input: Input, clock: number): InputQueue {
  if (queue.credits === 0 || input.tick === queue.newestTick || input.tick > clock + MAX_AHEAD)
    return { ...queue, dropped: queue.dropped + 1, credits: Math.max(queue.credits - 1, 0) };
  const tick = Math.max(input.tick, clock);
  const before = queue.queued.filter((change) => change.tick < tick);
  const changes = input.action !== actionBefore(queue, tick);
  const replaced = queue.queued.find((change) => change.tick === tick);
  const differs = input.action !== (replaced?.action ?? actionBefore(queue, tick));
  if (changes && before.length >= MAX_QUEUED)
    return { ...queue, dropped: queue.dropped + 1, credits: queue.credits - 1 };
  return {
    ...queue,
    queued: changes ? [...before, { tick, action: input.action }] : before,
    newestTick: input.tick,
    lead: input.tick - clock,
    late: queue.late + (Math.max(input.tick, queue.start) < clock && differs ? 1 : 0),
    credits: queue.credits - 1,
  };
}

/** The step `clock` is simulated now: its one action, and the queue after it. */
export function takeAction(queue: InputQueue, clock: number): { readonly action: Action; readonly queue: InputQueue } {
  const credits = Math.min(queue.credits + 1, BURST);
  const first = queue.queued[0];
  if (first === undefined || first.tick > clock)
    return { action: queue.held, queue: credits === queue.credits ? queue : { ...queue, credits } };
  const due = queue.queued.filter((change) => change.tick <= clock);
  const action = due[due.length - 1]!.action;
  return { action, queue: { ...queue, held: action, queued: queue.queued.slice(due.length), credits } };
}

/** The server's clock is set back to count up to `start` again: what was dated by the old clock no longer acts; the held action stays. */
export function restartInputs(queue: InputQueue, start: number): InputQueue {
  return { ...queue, queued: [], newestTick: NO_INPUT, lead: 0, start };
}
