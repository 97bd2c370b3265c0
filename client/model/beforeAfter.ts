/** Before and after: agents from two moments of learning, and you if you like, from one start in one wind, each until it falls or has stood 500 ticks. */
import { CLASSIC_TICKS, type Fall, forceAt, type MatchSetup } from '../../shared/arena/match.ts';
import { type SpeedClass, tickMs } from '../../shared/arena/speed.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import type { WindLevel } from '../../shared/sim/wind.ts';
import { cartView, type Decide, type Push, pushLane, type Stepped, standing } from './freeLane.ts';
import { createPageClock } from './pageClock.ts';
import type { StageView } from './stageView.ts';

export interface ComparisonSetup {
  readonly seed: number; // of the start and the wind, the same for all
  readonly wind: WindLevel;
  readonly speed: SpeedClass;
  readonly decides: readonly [before: Decide, after: Decide];
  readonly withYou: boolean;
}

/** How one lane ended: by its fall, or null for standing to the end. */
export type Ending = Fall | null;

/** Flat, so that two can be compared field by field. */
export interface ComparisonHud {
  readonly phase: 'countdown' | 'playing' | 'over';
  readonly countdown: number; // whole seconds left
  readonly tick: number;
  readonly wind: number; // N, rounded to 0.1
  readonly push: Push; // yours
  readonly before: Fall | null;
  readonly after: Fall | null;
  readonly you: Fall | null;
}

export interface Comparison {
  readonly setup: ComparisonSetup;
  setPush(push: Push): void;
  /** To the end at once, for who does not want to wait for agents; not while you stand. */
  skip(): void;
  /** By lane: before, after, you; null while it runs. */
  endings(): readonly Ending[] | null;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: ComparisonHud };
}

const COUNTDOWN_MS = 2000;

interface Runner extends Stepped {
  readonly push: Push;
}

function rulesOf({ seed, wind, speed }: Pick<ComparisonSetup, 'seed' | 'wind' | 'speed'>): MatchSetup {
  return { seed, wind, speed, seats: 1 };
}

function stepRunner(runner: Runner, push: Push, force: number, tick: number): Runner {
  return { before: runner.lane.cart, lane: pushLane(runner.lane, push, force, tick), push };
}

/** One comparison of agents alone, without a clock. */
export function playOut(setup: Omit<ComparisonSetup, 'withYou' | 'speed'>): readonly Ending[] {
  const rules = rulesOf({ ...setup, speed: '1x' });
  return setup.decides.map((decide) => {
    let { lane } = standing(resetState(setup.seed));
    for (let tick = 0; tick < CLASSIC_TICKS && !lane.fall; tick++)
      lane = pushLane(lane, decide(lane.cart), forceAt(rules, tick), tick);
    return lane.fall;
  });
}

export function createComparison(setup: ComparisonSetup): Comparison {
  const { seed, speed, decides, withYou } = setup;
  const rules = rulesOf(setup);
  const perTick = tickMs(speed);
  const clock = createPageClock(COUNTDOWN_MS);
  const minds: readonly (Decide | null)[] = withYou ? [...decides, null] : decides;
  let runners: readonly Runner[] = minds.map(() => ({ ...standing(resetState(seed)), push: 'none' }));
  let push: Push = 0; // two positions, as in a match: it is always pushed
  let tick = 0;

  const isOver = (): boolean => tick >= CLASSIC_TICKS || runners.every(({ lane }) => lane.fall !== null);
  const fallAt = (lane: number): Fall | null => runners[lane]?.lane.fall ?? null;
  function step(): boolean {
    const force = forceAt(rules, tick);
    runners = runners.map((runner, i) => {
      const decide = minds[i];
      return stepRunner(runner, decide && !runner.lane.fall ? decide(runner.lane.cart) : push, force, tick);
    });
    tick++;
    return !isOver();
  }

  return {
    setup,
    setPush(next) {
      push = next;
    },
    skip() {
      if (withYou && fallAt(2) === null) return;
      while (!isOver()) step();
    },
    endings: () => (isOver() ? runners.map(({ lane }) => lane.fall) : null),
    frame(nowMs) {
      const share = isOver() ? 1 : clock.run(nowMs, perTick, step);
      const over = isOver();
      const force = over ? 0 : forceAt(rules, tick);
      const carts = runners.map((runner, i) => {
        const who = minds[i] ? 'agent' : 'human';
        const shown = minds[i] && tick === 0 ? 'none' : minds[i] ? runner.push : push;
        return cartView(runner, over || runner.lane.fall ? 1 : share, {
          who,
          life: `${seed}`,
          push: shown,
          wind: runner.lane.fall ? 0 : force,
        });
      });
      const hud: ComparisonHud = {
        phase: over ? 'over' : tick > 0 ? 'playing' : 'countdown',
        countdown: tick > 0 ? 0 : Math.ceil(clock.left(nowMs) / 1000),
        tick,
        wind: Math.round(force * 10) / 10,
        push,
        before: fallAt(0),
        after: fallAt(1),
        you: fallAt(2),
      };
      return { stage: { carts, own: withYou ? 2 : undefined }, hud };
    },
  };
}
