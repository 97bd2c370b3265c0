/** One episode of any world, stepped in the page by the shared simulation, with what can be drawn of it. */
import { type CartPoleState, observe } from '../../../shared/sim/cartpole.ts';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import { createEnvironment } from '../../../shared/sim/environments.ts';
import { writeStack } from './frames.ts';
import type { World } from './world.ts';

export type WorldState =
  | { readonly kind: 'cart'; readonly cart: CartPoleState }
  | { readonly kind: 'lake'; readonly cell: number };

/** An episode after some of its steps. */
export interface Walked {
  readonly seed: number;
  readonly steps: number; // made so far
  readonly before: WorldState; // the newest step; before the first, as `now`
  readonly now: WorldState;
  readonly action: number | null; // that led from `before` to `now`
  readonly total: number; // rewards so far
  readonly ended: 'terminated' | 'truncated' | null;
  readonly path: readonly WorldState[]; // the newest states, oldest first, `now` last; grows in place
}

export interface Walk {
  reset(seed: number): void;
  /** An ended episode stays as it is. */
  step(action: number): void;
  walked(): Walked;
  /** What a policy sees now, unscaled: the state, the cell one-hot, or a stack of frames; overwritten by the next call. */
  observe(): Float32Array;
}

export const PATH = 160; // states that are kept to be drawn

/** @param spec whose time limit ends it */
export function createWalk(world: World, spec: EnvironmentSpec): Walk {
  const environment = createEnvironment(spec);
  const seen = new Float32Array(spec.observationSize);
  const frames = world.pixels && new Float32Array(world.pixels.ages.length * world.pixels.height * world.pixels.width);
  let path: WorldState[] = [];
  let walked: Walked;

  function look(): WorldState {
    const [a, b, c, d] = environment.save() as unknown as readonly [number, number, number, number];
    if (world.kind === 'lake') return { kind: 'lake', cell: a };
    return { kind: 'cart', cart: { x: a, xDot: b, theta: c, thetaDot: d } };
  }
  function reset(seed: number): void {
    environment.reset(seed, seen);
    const now = look();
    path = [now];
    walked = { seed, steps: 0, before: now, now, action: null, total: 0, ended: null, path };
  }
  reset(0);

  return {
    reset,
    step(action) {
      if (walked.ended) return;
      const outcome = environment.step(action, seen);
      const now = look();
      path.push(now);
      if (path.length > PATH) path.shift();
      walked = {
        ...walked,
        steps: walked.steps + 1,
        before: walked.now,
        now,
        action,
        total: walked.total + outcome.reward,
        ended: outcome.terminated ? 'terminated' : outcome.truncated ? 'truncated' : null,
      };
    },
    walked: () => walked,
    observe() {
      if (frames && world.pixels) return writeStack(path, walked.steps, world.pixels, frames);
      if (walked.now.kind === 'cart') return observe(walked.now.cart, seen);
      seen.fill(0);
      seen[walked.now.cell] = 1;
      return seen;
    },
  };
}
