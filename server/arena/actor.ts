/** Greedy actions by the kernel where this machine has one: the same bits as plain loops (KERNEL1), in a third of the time. */
import { createKernelEngine, kernelSupported } from '../../shared/kernel/wasmEngine.ts';
import { forwardOnly } from '../../shared/learner/engineOptions.ts';
import { greedyActor, type Policy } from '../../shared/policy/policy.ts';
import type { Action } from '../../shared/sim/cartpole.ts';

/** The kernel's memory is made at the first question: most policies that are kept are never asked. */
export function createActor(policy: Policy): (observation: Float32Array) => Action {
  let act: ((observation: Float32Array) => Action) | null = null;
  return (observation) => {
    act ??= kernelSupported() ? kernelActor(policy) : greedyActor(policy);
    return act(observation);
  };
}

function kernelActor({ shape, parameters, observationScale }: Policy): (observation: Float32Array) => Action {
  const engine = createKernelEngine(forwardOnly(shape));
  engine.load('online', parameters);
  const input = new Float32Array(shape.inputs);
  const q = new Float32Array(shape.outputs);
  const scale = observationScale ?? Array.from(input, () => 1);
  return (observation) => {
    for (let i = 0; i < input.length; i++) input[i] = observation[i]! * scale[i]!;
    engine.values('online', input, 1, q);
    return q[1]! > q[0]! ? 1 : 0;
  };
}
