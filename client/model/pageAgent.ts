/** An agent that plays in the page: its checkpoint's bytes become what decides. */
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { greedyAction } from '../../shared/policy/policy.ts';
import { observe } from '../../shared/sim/cartpole.ts';
import type { Decide } from './freeLane.ts';

/** Greedy, on the observation that training saw, as on the server. Null if the bytes are no CartPole policy. */
export function decideFrom(bytes: Uint8Array): Decide | null {
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok) return null;
  const { policy } = decoded.value;
  if (policy.shape.inputs !== 4 || policy.shape.outputs !== 2) return null;
  const observation = new Float32Array(4);
  return (cart) => greedyAction(policy, observe(cart, observation));
}
