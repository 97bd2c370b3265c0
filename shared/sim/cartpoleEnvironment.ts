import { type Action, type CartPoleState, isTerminated, observe, step } from './cartpole.ts';
import type { Environment, EnvironmentSpec, Outcome } from './environment.ts';
import { resetState } from './gymSeed.ts';

export const CARTPOLE_V1: EnvironmentSpec = {
  id: 'CartPole-v1',
  observationSize: 4,
  actionCount: 2,
  timeLimit: 500,
  solvedAt: 475,
};
export const CARTPOLE_V0: EnvironmentSpec = { ...CARTPOLE_V1, id: 'CartPole-v0', timeLimit: 200, solvedAt: 195 };

/** The classic world as an Environment. It can be put into any state, so that a run can be resumed or handed over. */
export interface CartPoleEnvironment extends Environment {
  /** The state now, and the steps of this episode so far. */
  snapshot(): { readonly state: CartPoleState; readonly steps: number };
}

const LIVE: Outcome = { reward: 1, terminated: false, truncated: false };
const FELL: Outcome = { reward: 1, terminated: true, truncated: false };
const TIME_UP: Outcome = { reward: 1, terminated: false, truncated: true };

/**
 * Gymnasium's CartPole: reward 1 a step, the falling one included; `terminated` and `truncated` apart (SIM5).
 * @param spec its time limit is the episode's; Infinity never truncates
 */
export function cartPoleEnvironment(spec: EnvironmentSpec = CARTPOLE_V1): CartPoleEnvironment {
  let state: CartPoleState = resetState(0);
  let steps = 0;
  let ended = true;
  return {
    spec,
    reset(seed, out) {
      state = resetState(seed);
      steps = 0;
      ended = false;
      observe(state, out);
    },
    step(action, out) {
      if (ended) throw new Error('this episode has ended: reset first');
      if (action !== 0 && action !== 1) throw new RangeError(`action ${action} is neither 0 nor 1`);
      state = step(state, action satisfies Action);
      steps++;
      observe(state, out);
      const outcome = isTerminated(state) ? FELL : steps >= spec.timeLimit ? TIME_UP : LIVE;
      ended = outcome !== LIVE;
      return outcome;
    },
    snapshot: () => ({ state, steps }),
    save: () => Float64Array.of(state.x, state.xDot, state.theta, state.thetaDot, steps, ended ? 1 : 0),
    restore(saved) {
      if (saved.length !== 6) throw new RangeError(`a saved CartPole has 6 numbers, not ${saved.length}`);
      const [x, xDot, theta, thetaDot] = saved as unknown as [number, number, number, number];
      state = { x, xDot, theta, thetaDot };
      steps = saved[4]!;
      ended = saved[5] === 1;
    },
  };
}
