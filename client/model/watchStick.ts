/** The live run's cart in your hands, on this page only: from the very state shown, then a policy's from where you let go, to the fall or the end. */
import { CLASSIC_TICKS, type Fall } from '../../shared/arena/match.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { CartPoleState } from '../../shared/sim/cartpole.ts';
import { cartView, type Decide, type Push } from './freeLane.ts';
import { createPageClock } from './pageClock.ts';
import type { StageView } from './stageView.ts';
import { advanceStick, handOver, type StickGame, stickGame } from './takeStick.ts';

/** Where the live run's cart is. */
export interface ShownCart {
  readonly cart: CartPoleState;
  readonly tick: number; // of its episode
  readonly push: Push; // that brought it there
}

/** Flat, so that two can be compared field by field. */
export interface WatchStickHud {
  readonly phase: 'running' | 'over' | 'gone'; // gone: the live run is to be shown again
  readonly holder: StickGame['holder'];
  readonly tick: number;
  readonly heldTicks: number;
  readonly push: Push;
  readonly fall: Fall | null; // none at its end: it stood
}

export interface WatchStick {
  take(): void;
  giveBack(): void;
  setPush(push: Push): void;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: WatchStickHud };
}

const YOUR_TICK_MS = tickMs('0.5x'); // hands need time
const SHOWN_MS = 1500; // its end, before the live run comes back

/** A policy that could go on from where you let go. */
export interface Heir {
  readonly id: string;
  readonly mean: number; // ticks it balances
}

/** The strongest of those that can be had; of equals the live run's own. */
export function strongestHeir(ownMoments: readonly Heir[], others: readonly Heir[]): Heir | null {
  return [...ownMoments]
    .reverse()
    .concat(others)
    .reduce<Heir | null>((best, one) => (best && best.mean >= one.mean ? best : one), null);
}

/**
 * It begins in your hands.
 * @param decide acts as soon as you let go
 * @param stepMs real ms per tick while it does
 */
export function createWatchStick(shown: ShownCart, decide: Decide, stepMs: number): WatchStick {
  const clock = createPageClock(0);
  let game = handOver(stickGame(shown.cart, shown.tick, shown.push), 'you');
  let own: Push = 'none';
  let endedAt: number | null = null; // ms

  const isOver = (): boolean => game.lane.fall !== null || game.tick >= CLASSIC_TICKS;
  function step(): boolean {
    game = advanceStick(game, own, decide, 0);
    return !isOver();
  }
  return {
    take() {
      if (game.holder === 'agent') own = 'none';
      game = handOver(game, 'you');
    },
    giveBack() {
      game = handOver(game, 'agent');
    },
    setPush(push) {
      own = push;
    },
    frame(nowMs) {
      const yours = game.holder === 'you';
      const share = isOver() ? 1 : clock.run(nowMs, yours ? YOUR_TICK_MS : Math.max(stepMs, 1), step);
      const over = isOver();
      if (over) endedAt ??= nowMs;
      const { holder, tick, heldTicks, push, lane } = game;
      return {
        stage: {
          carts: [cartView(game, over ? 1 : share, { who: yours ? 'human' : 'agent', life: 'taken', push, wind: 0 })],
          heard: 0,
        },
        hud: {
          phase: endedAt === null ? 'running' : nowMs - endedAt < SHOWN_MS ? 'over' : 'gone',
          holder,
          tick,
          heldTicks,
          push,
          fall: lane.fall,
        },
      };
    },
  };
}
