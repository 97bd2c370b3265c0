/** A world that remembers its last step, for a figure to tell. Whoever acts in it notices nothing. */
import type { Environment, Outcome } from '../../../shared/sim/environment.ts';

interface LastStep extends Outcome {
  readonly action: number;
}

interface Tapped {
  readonly environment: Environment;
  last(): LastStep | null; // since the last reset
}

export function tapped(world: Environment): Tapped {
  let last: LastStep | null = null;
  return {
    last: () => last,
    environment: {
      ...world,
      reset(seed, out) {
        last = null;
        world.reset(seed, out);
      },
      step(action, out) {
        const outcome = world.step(action, out);
        last = { ...outcome, action };
        return outcome;
      },
    },
  };
}
