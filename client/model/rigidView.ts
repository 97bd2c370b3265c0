/** What a canvas is told to draw of Bumper: a place between two received states. Nothing of Phaser, nothing of the network. */
import type { RigidFrame, RigidFrameBall, RigidFrameCart } from '../../shared/protocol/rigidFrame.ts';
import { RIGID } from '../../shared/rigid/rigidParameters.ts';
import type { RigidFall } from '../../shared/rigid/rigidView.ts';
import type { Action } from '../../shared/sim/cartpole.ts';

export interface RigidCartView {
  readonly who: 'human' | 'agent';
  readonly x: number; // m, may lie between two ticks
  readonly theta: number; // rad, may lie between two ticks
  readonly push: Action | null; // the arrow; null draws none
  readonly fallen: RigidFall | null;
}

export interface RigidStageView {
  readonly tick: number; // of the match, may lie between two ticks
  readonly carts: readonly RigidCartView[]; // by seat
  readonly balls: readonly RigidFrameBall[];
  readonly own?: number | undefined; // seat that a narrow view follows
}

type State = Pick<RigidFrame, 'tick' | 'carts' | 'balls'>;

/**
 * Between two states, the older one first; before and after them it stands still. A ball that only one of them has is drawn only at
 * that end. Falls and pushes come with the tick at which they were seen.
 * @param tick to be drawn
 */
export function betweenRigid(from: State, to: State, tick: number): State {
  const span = to.tick - from.tick;
  const share = span > 0 ? Math.min(Math.max((tick - from.tick) / span, 0), 1) : 1;
  if (share === 0) return from;
  if (share === 1) return to;
  const blend = (a: number, b: number): number => a + (b - a) * share;
  const carts = to.carts.map((cart, seat): RigidFrameCart => {
    const before = from.carts[seat] ?? cart;
    const { push, fallen } = before;
    return { x: blend(before.x, cart.x), theta: blend(before.theta, cart.theta), push, fallen };
  });
  const balls = from.balls.flatMap((before): RigidFrameBall[] => {
    const ball = to.balls.find(({ number }) => number === before.number);
    return ball ? [{ ...ball, x: blend(before.x, ball.x), y: blend(before.y, ball.y) }] : [];
  });
  return { tick: blend(from.tick, to.tick), carts, balls };
}

const TIPS_AT = { speed: 1.6, acceleration: 7 }; // rad/s and rad/s^2: how a pole that is down goes on
const LIES_AT = 1.74; // rad

/**
 * What comes after the last state of a match: the server has stopped, but poles that are down have yet to come to rest.
 * @param ticks since that state
 */
export function settledRigid(last: State, ticks: number): State {
  const seconds = Math.max(ticks, 0) * RIGID.dt;
  const tipped = (TIPS_AT.speed + 0.5 * TIPS_AT.acceleration * seconds) * seconds;
  const carts = last.carts.map((cart): RigidFrameCart => {
    const lean = Math.abs(cart.theta);
    if (cart.fallen?.cause !== 'angle' || lean >= LIES_AT) return cart;
    return { ...cart, theta: Math.sign(cart.theta) * Math.min(lean + tipped, LIES_AT) };
  });
  return { tick: last.tick + Math.max(ticks, 0), carts, balls: last.balls };
}

const KEPT = 64; // states: over a second of them

/** Received states, from which any tick among them can be drawn. */
export interface RigidTrack {
  /** One that is older than the newest, or of the same tick, is ignored: frames may come twice. */
  push(state: State): void;
  /** @returns null before the first state */
  at(tick: number): State | null;
}

export function createRigidTrack(): RigidTrack {
  let states: State[] = [];
  return {
    push(state) {
      if (states.length > 0 && state.tick <= states.at(-1)!.tick) return;
      states = [...states.slice(1 - KEPT), state];
    },
    at(tick) {
      const next = states.findIndex((state) => state.tick >= tick);
      if (next < 0) return states.at(-1) ?? null;
      return betweenRigid(states[Math.max(next - 1, 0)]!, states[next]!, tick);
    },
  };
}
