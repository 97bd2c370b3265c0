/** A trained network that acts: observation -> Q values -> greedy action. Plain loops in the one forward order (KERNEL1). */
import type { NetworkShape } from '../kernel/engine.ts';
import { createForwardScratch, forwardOne } from '../kernel/forward.ts';
import type { Action } from '../sim/cartpole.ts';

export interface Policy {
  readonly shape: NetworkShape;
  readonly parameters: Float32Array; // canonical order, see shared/kernel/engine.ts
  readonly observationScale: readonly number[] | null; // factor per component before the network
}

/**
 * @param observation [inputs] float32, unscaled
 * @returns [outputs] a new array
 */
export function qValues(policy: Policy, observation: Float32Array): Float32Array {
  return forwardOne(policy.shape, policy.parameters, scaled(policy, observation));
}

function scaled(policy: Policy, observation: Float32Array): Float32Array {
  const { observationScale: scale } = policy;
  return scale ? observation.map((value, i) => value * scale[i]!) : observation;
}

/** The first of the largest Q values (DQN3). For CartPole's two actions. */
export function greedyAction(policy: Policy, observation: Float32Array): Action {
  const q = qValues(policy, observation);
  return q[1]! > q[0]! ? 1 : 0;
}

/** The same actions, for who asks many times: allocates nothing but here. */
export function greedyActor({ shape, parameters, observationScale }: Policy): (observation: Float32Array) => Action {
  const scratch = createForwardScratch(shape);
  const input = new Float32Array(shape.inputs);
  const scale = observationScale ?? Array.from(input, () => 1);
  return (observation) => {
    for (let i = 0; i < input.length; i++) input[i] = observation[i]! * scale[i]!;
    const q = forwardOne(shape, parameters, input, scratch);
    return q[1]! > q[0]! ? 1 : 0;
  };
}
