/**
 * What every match has, whatever world it is played in: a countdown, one action a tick for each seat, waiting for a silent player if it
 * may, leaving, an end. No timers: driven tick by tick from outside.
 * The clock counts up to `start`; from there on each tick is one step of the world (ARENA6).
 */
import type { Fall } from '../arena/match.ts';
import { type SpeedClass, tickMs } from '../arena/speed.ts';
import type { Action } from '../sim/cartpole.ts';
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

export interface HostEars {
  frozen(frozen: boolean, tick: number): void;
  finished(result: HostResult): void;
}

/** What is refereed. */
export interface World {
  readonly tick: () => number;
  readonly fall: (seat: number) => Fall | null;
  readonly winner: () => number | 'draw' | null; // null while it is not decided
  /** What an agent does in the next step; null: the seat is a human's. */
  readonly decide: readonly ((() => Action) | null)[]; // by seat
  step(actions: readonly Action[]): void;
}

export interface RefereePlan {
  readonly speed: SpeedClass;
  readonly world: World;
  readonly patient: boolean; // waits for a silent player (NET7); only with a single human
  readonly ears: HostEars;
  readonly broken?: Broken | null;
}

/** The match was broken off where its world stands now: frozen, patient or not, until its player is back. */
export interface Broken {
  readonly atMs: number; // of the clock that `tick` is told; from then on it waits
  readonly held: readonly Action[]; // by seat, in the last step
}

export interface Referee {
  /** One tick of the clock. False once the match is over. */
  tick(nowMs: number): boolean;
  input(seat: number, input: Input): void;
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
  readonly freezes: () => number; // how often it has waited
  readonly clock: () => number;
  readonly held: (seat: number) => Action;
  /** What a frame tells of a seat's inputs. @param seat null: a spectator's, who has none */
  readonly acknowledged: (seat: number | null) => Pick<InputQueue, 'newestTick' | 'lead' | 'late'>;
  readonly dropped: () => number; // inputs thrown away, of all seats
}

interface Seat {
  queue: InputQueue;
  held: Action;
  hidden: boolean;
  gone: boolean;
  absent: Absence | null;
}

const NOTHING = { newestTick: NO_INPUT, lead: 0, late: 0 };

export function createReferee({ speed, world, patient, ears, broken = null }: RefereePlan): Referee {
  const perTick = tickMs(speed);
  let start = broken ? world.tick() : 0;
  const seats = world.decide.map((_, s): Seat => {
    const held = broken?.held[s] ?? 0;
    return { queue: newInputQueue(held, start), held, hidden: false, gone: false, absent: null };
  });
  const humans = seats.filter((_, s) => world.decide[s] === null);
  const waits = patient && humans.length === 1;
  const waitedFor = world.decide.indexOf(null);
  const actions: Action[] = seats.map(() => 0); // of the step that is made
  let clock = broken ? start : -Math.round(COUNTDOWN_MS / perTick);
  let frozenAt = broken?.atMs ?? null;
  let freezes = broken ? 1 : 0;
  let over = false;

  const humanAt = (seat: number): Seat | null => (world.decide[seat] === null ? (seats[seat] ?? null) : null);
  const fallen = (seat: number): boolean => world.fall(seat) !== null;

  function finish(end: MatchEnd, winner: number | 'draw'): void {
    over = true;
    ears.finished({
      tick: world.tick(),
      winner,
      falls: seats.map((_, s) => world.fall(s)),
      absent: seats.map(({ absent }) => absent),
      late: seats.map(({ queue }) => queue.late),
      end,
    });
  }
  /** Who is ahead when a match breaks off: the one other seat, or nobody. */
  function otherThan(leaver: Seat | undefined): number | 'draw' {
    const others = seats.flatMap((seat, s) => (seat !== leaver && !fallen(s) ? [s] : []));
    return others.length === 1 ? others[0]! : seats.length === 1 ? 0 : 'draw';
  }
  function end(reason: MatchEnd): void {
    if (over) return;
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
    ears.frozen(true, world.tick());
  }
  function resume(): void {
    if (over || frozenAt === null) return;
    frozenAt = null;
    start = world.tick();
    clock = start - Math.round(RESUME_COUNTDOWN_MS / perTick);
    for (const seat of seats) seat.queue = restartInputs(seat.queue, start);
    ears.frozen(false, start);
  }
  function take(seat: Seat): Action {
    const taken = takeAction(seat.queue, clock);
    seat.queue = taken.queue;
    return taken.action;
  }
  function actionOf(seat: Seat, s: number): Action {
    const decide = world.decide[s];
    if (!decide) return take(seat);
    return fallen(s) ? seat.held : decide();
  }
  function noteFall(seat: Seat, s: number): void {
    if (world.decide[s] || world.fall(s)?.tick !== world.tick()) return;
    const silent = world.tick() - seat.queue.newestTick >= FREEZE_TICKS; // longer than a heartbeat can take
    if (seat.gone || silent) seat.absent = seat.hidden ? 'hidden' : 'connection';
  }
  function step(): void {
    for (let s = 0; s < seats.length; s++) actions[s] = actionOf(seats[s]!, s); // all of them before anybody moves
    for (let s = 0; s < seats.length; s++) seats[s]!.held = actions[s]!;
    world.step(actions);
    clock++;
    for (let s = 0; s < seats.length; s++) noteFall(seats[s]!, s);
  }
  /** While it counts down inputs are taken too: a side that is held at the start acts from the first tick on. */
  function countDown(): void {
    for (const seat of humans) seat.held = take(seat);
    clock++;
  }

  return {
    tick(nowMs) {
      if (over) return false;
      if (frozenAt !== null) {
        if (nowMs - frozenAt >= MAX_FREEZE_MS) end('connection');
        return !over;
      }
      if (waits && clock >= start && clock - humans[0]!.queue.newestTick >= FREEZE_TICKS && !fallen(waitedFor)) {
        freeze(nowMs);
        return !over;
      }
      if (clock < start) countDown();
      else step();
      const winner = world.winner();
      if (winner !== null) finish('fall', winner);
      return !over;
    },
    input(seat, input) {
      const at = humanAt(seat);
      if (over || !at || at.gone) return;
      resume();
      at.queue = offerInput(at.queue, input, clock);
    },
    freeze,
    resume,
    hide(seat, hidden, nowMs) {
      const at = humanAt(seat);
      if (!at) return;
      at.hidden = hidden;
      if (hidden && clock >= start && !fallen(seat)) freeze(nowMs);
    },
    leave(seat) {
      const at = humanAt(seat);
      if (over || !at || at.gone) return;
      at.gone = true;
      if (humans.every(({ gone }) => gone) || seats.length === 2) finish('left', otherThan(at));
    },
    end,
    over: () => over,
    frozen: () => frozenAt !== null,
    freezes: () => freezes,
    clock: () => clock,
    held: (seat) => seats[seat]!.held,
    acknowledged: (seat) => (seat === null ? NOTHING : (seats[seat]?.queue ?? NOTHING)),
    dropped: () => seats.reduce((sum, { queue }) => sum + queue.dropped, 0),
  };
}
