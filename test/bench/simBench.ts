/** Environment steps per second, in millions, on one core. Seeded; the policy is a linear rule, so that episodes live. */
import { type Action, type CartPoleState, isTerminated, step } from '../../shared/sim/cartpole.ts';
import { isTerminatedAt, newBatch, putState, stepBatch } from '../../shared/sim/cartpoleBatch.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import { type Spread, spread } from './measure.ts';

const SINGLE_STEPS = 5_000_000;
const BATCH = 1024;
const BATCH_TICKS = 2_000;

function push(x: number, xDot: number, theta: number, thetaDot: number): Action {
  return 0.1 * x + 0.2 * xDot + theta + 0.2 * thetaDot > 0 ? 1 : 0;
}

/** One environment, its state an immutable record a tick, as matches and training step it. */
export function benchSingle(): Spread {
  const start = resetState(1);
  return spread(9, () => {
    let s: CartPoleState = start;
    const begin = performance.now();
    for (let i = 0; i < SINGLE_STEPS; i++) {
      s = step(s, push(s.x, s.xDot, s.theta, s.thetaDot));
      if (isTerminated(s)) s = start;
    }
    return SINGLE_STEPS / (performance.now() - begin) / 1_000;
  });
}

/** 1,024 environments in struct of arrays; random actions drawn beforehand, a fallen one starts again. */
export function benchBatch(): Spread {
  const batch = newBatch(BATCH);
  const starts = Array.from({ length: BATCH }, (_, i) => resetState(i));
  starts.forEach((state, i) => {
    putState(batch, i, state);
  });
  const stream = randomStream(1, 'bench');
  const tables = Array.from({ length: 64 }, () => Uint8Array.from({ length: BATCH }, () => nextBelow(stream, 2)));
  return spread(9, () => {
    const begin = performance.now();
    for (let tick = 0; tick < BATCH_TICKS; tick++) {
      stepBatch(batch, tables[tick % 64]!, BATCH);
      for (let i = 0; i < BATCH; i++) if (isTerminatedAt(batch, i)) putState(batch, i, starts[i]!);
    }
    return (BATCH * BATCH_TICKS) / (performance.now() - begin) / 1_000;
  });
}
