/** A game of saboteur on the page's clock. */
import type { Fall } from '../../shared/arena/match.ts';
import { type SpeedClass, tickMs } from '../../shared/arena/speed.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { cartView, type Decide, type Push } from './freeLane.ts';
import { createPageClock } from './pageClock.ts';
import { advanceSabotage, isOver, newSabotage, type Sabotage } from './saboteur.ts';
import type { StageView } from './stageView.ts';

export interface SaboteurSetup {
  readonly seed: number; // of the start
  readonly speed: SpeedClass;
  readonly decide: Decide;
}

/** Flat, so that two can be compared field by field. */
export interface SaboteurHud {
  readonly phase: 'countdown' | 'playing' | 'over';
  readonly countdown: number; // whole seconds left
  readonly tick: number;
  readonly blow: Push; // what the hands want
  readonly force: number; // N, what blows
  readonly breath: number; // N s
  readonly used: number; // N s
  readonly fall: Fall | null; // none at the end: it stood
}

export interface SaboteurGame {
  readonly setup: SaboteurSetup;
  setPush(blow: Push): void;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: SaboteurHud };
}

const COUNTDOWN_MS = 2000;

export function createSaboteurGame(setup: SaboteurSetup): SaboteurGame {
  const { seed, speed, decide } = setup;
  const perTick = tickMs(speed);
  const clock = createPageClock(COUNTDOWN_MS);
  let now: Sabotage = newSabotage(resetState(seed));
  let blow: Push = 'none';
  function step(): boolean {
    now = advanceSabotage(now, blow, decide);
    return !isOver(now);
  }
  return {
    setup,
    setPush(next) {
      blow = next;
    },
    frame(nowMs) {
      const share = isOver(now) ? 1 : clock.run(nowMs, perTick, step);
      const over = isOver(now);
      const { tick, push, force, breath, used, lane } = now;
      const shown = { who: 'agent', life: `${seed}`, push, wind: over ? 0 : force } as const;
      return {
        stage: { carts: [cartView(now, over ? 1 : share, shown)], heard: 0 },
        hud: {
          phase: over ? 'over' : tick > 0 ? 'playing' : 'countdown',
          countdown: tick > 0 ? 0 : Math.ceil(clock.left(nowMs) / 1000),
          tick,
          blow,
          force,
          breath,
          used,
          fall: lane.fall,
        },
      };
    },
  };
}
