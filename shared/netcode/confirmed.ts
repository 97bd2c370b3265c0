/** The match as the server has confirmed it: stepped here from the frames' actions, checked against their hashes, set by keyframes. */
import { hashLanes } from '../arena/hash.ts';
import { advance, type Fall, type Lane, type Match, type MatchSetup, matchAt } from '../arena/match.ts';
import type { Action, CartPoleState } from '../sim/cartpole.ts';

export const FRAME_TICKS = 12; // a frame tells the actions of so many ticks; a longer gap needs a keyframe

/** What the server tells each tick. */
export interface Frame {
  readonly tick: number; // the server's clock; below the match's own tick while a countdown runs
  readonly ackTick: number; // tick of the newest own input taken; NO_INPUT before the first
  readonly lead: number; // ticks which that input came ahead of its turn; negative: late
  readonly actions: readonly number[]; // by seat, 12 bits: bit k is the action of the step from tick - 1 - k
  readonly hash: number; // hashLanes at `tick`
}

/** Full states, as they travel. */
export interface Keyframe {
  readonly tick: number; // the server's clock; below `stateTick` while a countdown runs, below 0 before the start
  readonly stateTick: number; // tick of the states: where the match goes on
  readonly ackTick: number; // newest tick of an own input already taken; -1000 before the first
  readonly late: number; // own inputs that came late so far
  readonly carts: readonly CartPoleState[]; // by seat
  readonly falls: readonly (Fall | null)[]; // by seat
  readonly held: readonly Action[]; // by seat: what each seat holds now
}

/** stepped: the match went on; old: nothing new in it; gap: actions are missing; mismatch: other bits than the server's. */
export type Taken = 'stepped' | 'old' | 'gap' | 'mismatch';

export interface Confirmed {
  match(): Match;
  /** All lanes at a tick, the newest known where it is later, the oldest kept where it is earlier. */
  lanesAt(tick: number): readonly Lane[];
  /** By seat: the action of the step that led to this tick. */
  actionsAt(tick: number): readonly Action[];
  /** After a gap or a mismatch frames are of no use until a keyframe has come. */
  takeFrame(frame: Frame): Taken;
  takeKeyframe(keyframe: Keyframe): Taken;
  needsKeyframe(): boolean;
}

const KEPT_TICKS = 128; // for drawing the others behind the own cart; a power of two

interface Moment {
  readonly tick: number;
  readonly lanes: readonly Lane[];
  readonly actions: readonly Action[];
}

function lanesOf(keyframe: Keyframe): Lane[] {
  return keyframe.carts.map((cart, seat) => ({ cart, fall: keyframe.falls[seat] ?? null }));
}

export function createConfirmed(setup: MatchSetup, first: Keyframe): Confirmed {
  let match: Match = matchAt(setup, first.stateTick, lanesOf(first));
  let moments: (Moment | undefined)[] = [];
  let oldest = first.stateTick;
  let wanting = false;

  function keep(actions: readonly Action[]): void {
    moments[match.tick & (KEPT_TICKS - 1)] = { tick: match.tick, lanes: match.lanes, actions };
    oldest = Math.max(oldest, match.tick - KEPT_TICKS + 1);
  }
  function momentAt(tick: number): Moment {
    const known = Math.min(Math.max(tick, oldest), match.tick);
    return moments[known & (KEPT_TICKS - 1)]!;
  }
  function restart(keyframe: Keyframe): void {
    match = matchAt(setup, keyframe.stateTick, lanesOf(keyframe));
    moments = [];
    oldest = match.tick;
    wanting = false;
    keep(keyframe.held);
  }
  restart(first);

  return {
    match: () => match,
    lanesAt: (tick) => momentAt(tick).lanes,
    actionsAt: (tick) => momentAt(tick).actions,
    needsKeyframe: () => wanting,
    takeFrame(frame) {
      if (wanting) return 'gap';
      const missing = frame.tick - match.tick;
      if (missing <= 0 || match.phase === 'finished') return 'old';
      if (missing > FRAME_TICKS) {
        wanting = true;
        return 'gap';
      }
      for (let k = missing - 1; k >= 0 && match.phase === 'playing'; k--) {
        const actions = frame.actions.map((bits): Action => (((bits >> k) & 1) === 1 ? 1 : 0));
        match = advance(match, actions);
        keep(actions);
      }
      if (match.tick === frame.tick && hashLanes(match.tick, match.lanes) === frame.hash) return 'stepped';
      wanting = true;
      return 'mismatch';
    },
    takeKeyframe(keyframe) {
      const lanes = lanesOf(keyframe);
      if (keyframe.tick < keyframe.stateTick && keyframe.stateTick < match.tick) {
        restart(keyframe); // a server that was killed counts down to where it lost the match: what came after has not happened
        return 'stepped';
      }
      if (!wanting && keyframe.stateTick <= match.tick) {
        const known = momentAt(keyframe.stateTick);
        if (known.tick !== keyframe.stateTick) return 'old';
        if (hashLanes(known.tick, known.lanes) === hashLanes(keyframe.stateTick, lanes)) return 'old';
      }
      const outcome = keyframe.stateTick <= match.tick && !wanting ? 'mismatch' : 'stepped';
      restart(keyframe);
      return outcome;
    },
  };
}
