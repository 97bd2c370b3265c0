/** Practice with an agent at the cart, whose stick you may take at any moment. */
import type { Fall } from '../../shared/arena/match.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { hash32 } from '../../shared/sim/random.ts';
import { type WindLevel, windForce } from '../../shared/sim/wind.ts';
import { cartView, type Decide, type Push } from './freeLane.ts';
import { createPageClock } from './pageClock.ts';
import { type PracticeSpeed, practiceTickMs } from './practice.ts';
import type { StageView } from './stageView.ts';
import { advanceStick, handOver, newCart, type StickGame, stickGame } from './takeStick.ts';

export interface StickPracticeSetup {
  readonly seed: number;
  readonly wind: WindLevel;
  readonly speed: PracticeSpeed;
  readonly decide: Decide;
}

/** Flat, so that two can be compared field by field. */
export interface StickHud {
  readonly holder: StickGame['holder'];
  readonly tick: number; // of this cart
  readonly heldTicks: number;
  readonly longestTicks: number;
  readonly times: number;
  readonly push: Push;
  readonly wind: number; // N, rounded to 0.1
  readonly fall: Fall | null;
}

export interface StickPractice {
  /** Nothing pushes until you do. */
  take(): void;
  giveBack(): void;
  setPush(push: Push): void;
  /** Another cart for the agent. */
  again(): void;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: StickHud };
}

const FIRST_LOOK_MS = 600;

export function createStickPractice({ seed, wind, speed, decide }: StickPracticeSetup): StickPractice {
  const perTick = practiceTickMs(speed);
  const clock = createPageClock(FIRST_LOOK_MS);
  let carts = 0;
  let cartSeed = hash32(seed, carts);
  let game = stickGame(resetState(cartSeed));
  let own: Push = 'none';
  const force = (): number => windForce(cartSeed, wind, game.tick);

  function step(): boolean {
    game = advanceStick(game, own, decide, force());
    return game.lane.fall === null;
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
    again() {
      cartSeed = hash32(seed, ++carts);
      game = newCart(game, resetState(cartSeed));
      clock.waitFor(FIRST_LOOK_MS);
    },
    frame(nowMs) {
      const share = game.lane.fall ? 1 : clock.run(nowMs, perTick, step);
      const { holder, tick, heldTicks, longestTicks, times, push } = game;
      const blowing = force();
      const { fall } = game.lane;
      const shown = { who: holder === 'you' ? 'human' : 'agent', life: `${carts}`, push, wind: blowing } as const;
      return {
        stage: { carts: [cartView(game, fall ? 1 : share, shown)], heard: 0 },
        hud: { holder, tick, heldTicks, longestTicks, times, push, wind: Math.round(blowing * 10) / 10, fall },
      };
    },
  };
}
