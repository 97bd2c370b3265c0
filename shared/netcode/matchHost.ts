/** A match in the classic world as its authority runs it: on the server, or in the page where there is no server. */
import { hashLanes } from '../arena/hash.ts';
import { advance, type Match, type MatchSetup, newMatch } from '../arena/match.ts';
import type { Decide } from '../arena/reaction.ts';
import type { Action } from '../sim/cartpole.ts';
import { FRAME_TICKS, type Frame, type Keyframe } from './confirmed.ts';
import { createReferee, type HostEars, type Referee } from './referee.ts';

export interface HostPlan {
  readonly setup: MatchSetup;
  readonly seats: readonly (Decide | null)[]; // an agent's policy; null for a human
  readonly patient: boolean; // waits for a silent player (NET7); only with a single human
  readonly ears: HostEars;
  readonly past?: MatchPast | null; // it goes on from there; null: it begins
}

/** What was done in a match until it was broken off. */
export interface MatchPast {
  readonly ticks: number;
  readonly actions: readonly Uint8Array[]; // by seat, of each tick until its fall
  readonly atMs: number; // of the clock that `tick` is told; from then on it waits for its player
}

export interface MatchHost extends Referee {
  readonly setup: MatchSetup;
  /** @param seat whose inputs are acknowledged; null for a spectator */
  frame(seat: number | null): Frame;
  keyframe(seat: number | null): Keyframe;
  readonly match: () => Match;
  /** By seat: what was done at each tick until the seat fell. */
  readonly actions: () => readonly Uint8Array[];
  /** By seat: what was done from that tick on, until the seat fell. Good until the next tick. */
  readonly actionsFrom: (tick: number) => readonly Uint8Array[];
  readonly hash: () => number; // of the state now
}

const MASK = (1 << FRAME_TICKS) - 1;
const FIRST_CAPACITY = 1_024; // ticks

interface Acted {
  actions: Uint8Array;
  count: number;
  bits: number; // the newest, as in a frame
}

function note(record: Acted, action: Action, standing: boolean): void {
  record.bits = ((record.bits << 1) | action) & MASK;
  if (!standing) return;
  if (record.count === record.actions.length) {
    const grown = new Uint8Array(2 * record.count);
    grown.set(record.actions);
    record.actions = grown;
  }
  record.actions[record.count++] = action;
}

/** @throws RangeError where the past lacks a push of a seat that stands */
export function createMatchHost({ setup, seats, patient, ears, past = null }: HostPlan): MatchHost {
  const records = seats.map((): Acted => ({ actions: new Uint8Array(FIRST_CAPACITY), count: 0, bits: 0 }));
  let match: Match = newMatch(setup);
  let hash = hashLanes(0, match.lanes);

  function step(actions: readonly Action[]): void {
    for (let seat = 0; seat < records.length; seat++)
      note(records[seat]!, actions[seat]!, match.lanes[seat]!.fall === null);
    match = advance(match, actions);
    hash = hashLanes(match.tick, match.lanes);
  }
  /** Agents are asked as they were then, because some remember what they saw; what they did is what was done. */
  function actedThen(seat: number, actions: readonly Uint8Array[]): Action {
    const { cart, fall } = match.lanes[seat]!;
    if (fall) return (records[seat]!.bits & 1) as Action;
    seats[seat]?.(cart);
    const action = actions[seat]?.[match.tick];
    if (action === 0 || action === 1) return action;
    throw new RangeError(`seat ${seat} has no push at tick ${match.tick}, but ${action}`);
  }
  for (let ticks = past?.ticks ?? 0; match.tick < ticks && match.phase === 'playing'; )
    step(seats.map((_, seat) => actedThen(seat, past!.actions)));

  const referee = createReferee({
    speed: setup.speed,
    patient,
    ears,
    broken: past && { atMs: past.atMs, held: records.map(({ bits }) => (bits & 1) as Action) },
    world: {
      tick: () => match.tick,
      fall: (seat) => match.lanes[seat]!.fall,
      winner: () => (match.phase === 'finished' ? match.winner : null),
      decide: seats.map((decide, seat) => decide && (() => decide(match.lanes[seat]!.cart))),
      step,
    },
  });
  return {
    ...referee,
    setup,
    frame(seat) {
      const { newestTick, lead } = referee.acknowledged(seat);
      return { tick: referee.clock(), ackTick: newestTick, lead, actions: records.map(({ bits }) => bits), hash };
    },
    keyframe(seat) {
      const { newestTick, late } = referee.acknowledged(seat);
      return {
        tick: referee.clock(),
        stateTick: match.tick,
        ackTick: newestTick,
        late,
        carts: match.lanes.map(({ cart }) => cart),
        falls: match.lanes.map(({ fall }) => fall),
        held: seats.map((_, s) => referee.held(s)),
      };
    },
    match: () => match,
    actions: () => records.map(({ actions, count }) => actions.slice(0, count)),
    actionsFrom: (tick) => records.map(({ actions, count }) => actions.subarray(Math.min(tick, count), count)),
    hash: () => hash,
  };
}
