/**
 * A match as its authority runs it: on the server, or in the page where there is no server. Counts down, plays, waits for a silent
 * player if it may, ends. No timers: driven tick by tick from outside.
 * The clock counts up to `start`; from there on each tick is one step of the match (ARENA6).
 */
import { hashLanes } from '../arena/hash.ts';
import { advance, type Fall, type Match, type MatchSetup, newMatch } from '../arena/match.ts';
import type { Decide } from '../arena/reaction.ts';
import { tickMs } from '../arena/speed.ts';
import type { Action } from '../sim/cartpole.ts';
import { FRAME_TICKS, type Frame, type Keyframe } from './confirmed.ts';
import {
  type Input,
  type InputQueue,
  NO_INPUT,
  newInputQueue,
  offerInput,
  restartInputs,
  takeAction,
} from './inputQueue.ts';

export const COUNTDOWN_MS = 3_000;
export const RESUME_COUNTDOWN_MS = 1_000;
export const FREEZE_TICKS = 8; // without an input or heartbeat of these ticks
export const MAX_FREEZE_MS = 30_000;
export const MAX_FREEZES = 3;
const MASK = (1 << FRAME_TICKS) - 1;

export type MatchEnd = 'fall' | 'left' | 'connection' | 'server-closing';
export type Absence = 'connection' | 'hidden';

export interface HostResult {
  readonly tick: number;
  readonly winner: number | 'draw';
  readonly falls: readonly (Fall | null)[]; // by seat
  readonly absent: readonly (Absence | null)[]; // by seat: why nobody was at the stick at the end
  readonly late: readonly number[]; // by seat: inputs that came late
  readonly end: MatchEnd;
}

export interface HostPlan {
  readonly setup: MatchSetup;
  readonly seats: readonly (Decide | null)[]; // an agent's policy; null for a human
  readonly patient: boolean; // waits for a silent player (NET7); only with a single human
  readonly ears: {
    frozen(frozen: boolean, tick: number): void;
    finished(result: HostResult): void;
  };
}

export interface MatchHost {
  readonly setup: MatchSetup;
  /** One tick of the authority's clock. False once the match is over. */
  tick(nowMs: number): boolean;
  input(seat: number, input: Input): void;
  /** @param seat whose inputs are acknowledged; null for a spectator */
  frame(seat: number | null): Frame;
  keyframe(seat: number | null): Keyframe;
  /** The player is gone: wait for them, if this match waits and it is not the fourth time. */
  freeze(nowMs: number): void;
  /** The player is back: count down from where it stood. */
  resume(): void;
  /** The page of a seat cannot be seen: wait if this match waits, else remember it. */
  hide(seat: number, hidden: boolean, nowMs: number): void;
  /** A human gives up their seat for good. The match ends if nobody is left to play it for, or one of two is left. */
  leave(seat: number): void;
  end(end: MatchEnd): void;
  readonly over: () => boolean;
  readonly frozen: () => boolean;
  readonly match: () => Match;
  readonly clock: () => number;
  /** By seat: what was done at each tick until the seat fell. */
  readonly actions: () => readonly Uint8Array[];
  readonly dropped: () => number; // inputs thrown away, of all seats
}

interface Seat {
  readonly decide: Decide | null;
  queue: InputQueue;
  held: Action;
  bits: number; // newest actions, as in a frame
  hidden: boolean;
  gone: boolean;
  actions: Uint8Array;
  acted: number; // ticks in `actions`
  absent: Absence | null;
}

const FIRST_CAPACITY = 1_024; // ticks

function record(seat: Seat, action: Action): void {
  if (seat.acted === seat.actions.length) {
    const grown = new Uint8Array(2 * seat.actions.length);
    grown.set(seat.actions);
    seat.actions = grown;
  }
  seat.actions[seat.acted++] = action;
}

export function createMatchHost({ setup, seats: plans, patient, ears }: HostPlan): MatchHost {
  const perTick = tickMs(setup.speed);
  const seats = plans.map(
    (decide): Seat => ({
      decide,
      queue: newInputQueue(0),
      held: 0,
      bits: 0,
      hidden: false,
      gone: false,
      actions: new Uint8Array(FIRST_CAPACITY),
      acted: 0,
      absent: null,
    }),
  );
  const humans = seats.filter(({ decide }) => decide === null);
  const waits = patient && humans.length === 1;
  const waitedFor = seats.findIndex(({ decide }) => decide === null);
  let match: Match = newMatch(setup);
  let clock = -Math.round(COUNTDOWN_MS / perTick);
  let start = 0;
  let hash = hashLanes(0, match.lanes);
  let frozenAt: number | null = null; // ms
  let freezes = 0;
  let over = false;

  function finish(end: MatchEnd, winner: number | 'draw'): void {
    over = true;
    ears.finished({
      tick: match.tick,
      winner,
      falls: match.lanes.map(({ fall }) => fall),
      absent: seats.map(({ absent }) => absent),
      late: seats.map(({ queue }) => queue.late),
      end,
    });
  }
  /** Who is ahead when a match breaks off: the one other seat, or nobody. */
  function otherThan(leaver: Seat | undefined): number | 'draw' {
    const others = seats.flatMap((seat, s) => (seat !== leaver && !match.lanes[s]!.fall ? [s] : []));
    return others.length === 1 ? others[0]! : seats.length === 1 ? 0 : 'draw';
  }
  function end(reason: MatchEnd): void {
    if (!over)
      finish(reason, reason === 'server-closing' ? 'draw' : otherThan(humans.length === 1 ? humans[0] : undefined));
  }
  function freeze(nowMs: number): void {
    if (over || !waits || frozenAt !== null) return;
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
    for (const seat of seats) seat.queue = restartInputs(seat.queue, start);
    ears.frozen(false, match.tick);
  }
  function actionOf(seat: Seat, s: number): Action {
    const lane = match.lanes[s]!;
    if (seat.decide) return lane.fall ? seat.held : seat.decide(lane.cart);
    const taken = takeAction(seat.queue, clock);
    seat.queue = taken.queue;
    return taken.action;
  }
  function noteFall(seat: Seat, s: number): void {
    if (seat.decide || match.lanes[s]!.fall?.tick !== match.tick) return;
    const silent = match.tick - seat.queue.newestTick >= FREEZE_TICKS; // longer than a heartbeat can take
    if (seat.gone || silent) seat.absent = seat.hidden ? 'hidden' : 'connection';
  }
  function step(): void {
    const actions = seats.map(actionOf);
    seats.forEach((seat, s) => {
      seat.held = actions[s]!;
      if (!match.lanes[s]!.fall) record(seat, seat.held);
      seat.bits = ((seat.bits << 1) | seat.held) & MASK;
    });
    match = advance(match, actions);
    seats.forEach(noteFall);
    clock++;
    hash = hashLanes(match.tick, match.lanes);
  }
  /** While it counts down inputs are taken too: a side that is held at the start acts from the first tick on. */
  function countDown(): void {
    for (const seat of humans) {
      const taken = takeAction(seat.queue, clock);
      seat.queue = taken.queue;
      seat.held = taken.action;
    }
    clock++;
  }
  const queueOf = (seat: number | null): InputQueue | null => (seat === null ? null : (seats[seat]?.queue ?? null));

  return {
    setup,
    tick(nowMs) {
      if (over) return false;
      if (frozenAt !== null) {
        if (nowMs - frozenAt >= MAX_FREEZE_MS) end('connection');
        return !over;
      }
      if (waits && clock >= start && match.lanes[waitedFor]!.fall === null) {
        if (clock - humans[0]!.queue.newestTick >= FREEZE_TICKS) {
          freeze(nowMs);
          return !over;
        }
      }
      if (clock < start) countDown();
      else step();
      if (match.phase === 'finished') finish('fall', match.winner);
      return !over;
    },
    input(seat, input) {
      const at = seats[seat];
      if (over || !at || at.decide || at.gone) return;
      resume();
      at.queue = offerInput(at.queue, input, clock);
    },
    frame(seat) {
      const queue = queueOf(seat);
      const [ackTick, lead] = queue ? [queue.newestTick, queue.lead] : [NO_INPUT, 0];
      return { tick: clock, ackTick, lead, actions: seats.map(({ bits }) => bits), hash };
    },
    keyframe(seat) {
      const queue = queueOf(seat);
      return {
        tick: clock,
        stateTick: match.tick,
        ackTick: queue?.newestTick ?? NO_INPUT,
        late: queue?.late ?? 0,
        carts: match.lanes.map(({ cart }) => cart),
        falls: match.lanes.map(({ fall }) => fall),
        held: seats.map(({ held }) => held),
      };
    },
    freeze,
    resume,
    hide(seat, hidden, nowMs) {
      const at = seats[seat];
      if (!at || at.decide) return;
      at.hidden = hidden;
      if (hidden && clock >= start) freeze(nowMs);
    },
    leave(seat) {
      const at = seats[seat];
      if (over || !at || at.decide || at.gone) return;
      at.gone = true;
      if (humans.every(({ gone }) => gone) || seats.length === 2) finish('left', otherThan(at));
    },
    end,
    over: () => over,
    frozen: () => frozenAt !== null,
    match: () => match,
    clock: () => clock,
    actions: () => seats.map(({ actions, acted }) => actions.slice(0, acted)),
    dropped: () => seats.reduce((sum, { queue }) => sum + queue.dropped, 0),
  };
}
