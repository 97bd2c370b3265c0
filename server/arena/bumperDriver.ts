/** A trained policy at the wheel of a Bumper cart. */
import { greedyAction, type Policy } from '../../shared/policy/policy.ts';
import { BUMPER_OBSERVATION, observeBumper } from '../../shared/rigid/bumperObservation.ts';
import type { Driver } from '../../shared/rigid/rivals.ts';

/** Greedy, on the float32 observation that training saw. */
export function policyDriver(policy: Policy): Driver {
  const observation = new Float32Array(BUMPER_OBSERVATION);
  return (view, seat) => greedyAction(policy, observeBumper(view, seat, observation));
}
