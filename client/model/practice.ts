/** Practice: one cart, one player, as many tries as it takes. The rules are a match's, but for what eases it: a third, push-free position and a still start. */
import { CLASSIC_TICKS, type Fall, forceAt, type MatchSetup } from '../../shared/arena/match.ts';
import { SPEED_CLASSES, tickMs } from '../../shared/arena/speed.ts';
import type { CartPoleState } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { hash32 } from '../../shared/sim/random.ts';
import type { WindLevel } from '../../shared/sim/wind.ts';
import { cartView, type Push, pushLane, type Stepped, standing } from './freeLane.ts';
import { createPageClock } from './pageClock.ts';
import type { StageView } from './stageView.ts';

/** Slower than any match, then the classes that matches have. */
export const PRACTICE_SPEEDS = ['0.25x', ...SPEED_CLASSES] as const;
export type PracticeSpeed = (typeof PRACTICE_SPEEDS)[number];

/** Real milliseconds between two ticks. */
export function practiceTickMs(speed: PracticeSpeed): number {
  return speed === '0.25x' ? 2 * tickMs('0.5x') : tickMs(speed);
}

export interface PracticeSetup {
  readonly seed: number; // of all tries: each has its own start and wind from it
  readonly wind: WindLevel;
  readonly speed: PracticeSpeed;
  readonly gentle: boolean; // upright and still, and no tick before the first push
}

/** Flat, so that two can be compared field by field. */
export interface PracticeHud {
  readonly phase: 'ready' | 'playing' | 'fallen'; // ready: before the first tick
  readonly countdown: number; // whole seconds left; 0 while it waits for a push
  readonly tick: number;
  readonly tries: number; // this one included
  readonly best: number; // ticks, this try included
  readonly push: Push;
  readonly wind: number; // N, rounded to 0.1
  readonly overtime: boolean;
  readonly fall: Fall | null;
}

export interface Practice {
  setPush(push: Push): void;
  /** Another try, at any moment. */
  again(): void;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: PracticeHud };
}

const UPRIGHT: CartPoleState = { x: 0, xDot: 0, theta: 0, thetaDot: 0 };
const COUNTDOWN_MS = 1000;

export function createPractice({ seed, wind, speed, gentle }: PracticeSetup): Practice {
  const perTick = practiceTickMs(speed);
  const clock = createPageClock(COUNTDOWN_MS);
  let tries = 0;
  let best = 0;
  let tick = 0;
  let push: Push = 'none';
  let waiting = gentle;
  let rules: MatchSetup;
  let cart: Stepped;

  function begin(): void {
    rules = { seed: hash32(seed, tries++), wind, speed: '1x', seats: 1 };
    cart = standing(gentle ? UPRIGHT : resetState(rules.seed));
    tick = 0;
    waiting = gentle;
    if (gentle) push = 'none'; // what is still held does not start it
    clock.waitFor(COUNTDOWN_MS);
  }
  function step(): boolean {
    cart = { before: cart.lane.cart, lane: pushLane(cart.lane, push, forceAt(rules, tick), tick) };
    tick++;
    best = Math.max(best, tick);
    return cart.lane.fall === null;
  }
  begin();

  return {
    setPush(next) {
      push = next;
      if (!waiting || next === 'none') return;
      waiting = false;
      clock.waitFor(0);
    },
    again: begin,
    frame(nowMs) {
      const runs = !waiting && cart.lane.fall === null;
      const share = runs ? clock.run(nowMs, perTick, step) : 1;
      const { fall } = cart.lane;
      const blowing = waiting ? 0 : forceAt(rules, tick);
      const hud: PracticeHud = {
        phase: fall ? 'fallen' : tick > 0 ? 'playing' : 'ready',
        countdown: tick > 0 || waiting ? 0 : Math.ceil(clock.left(nowMs) / 1000),
        tick,
        tries,
        best,
        push,
        wind: Math.round(blowing * 10) / 10,
        overtime: tick >= CLASSIC_TICKS,
        fall,
      };
      const shown = { who: 'human', life: `${tries}`, push, wind: blowing } as const;
      return { stage: { carts: [cartView(cart, fall ? 1 : share, shown)], own: 0, overtime: hud.overtime }, hud };
    },
  };
}
