/** CartPole seen through a camera: the world of `cartPoleEnvironment`, observed as a stack of frames. */
import { type CartPoleEnvironment, cartPoleEnvironment } from './cartpoleEnvironment.ts';
import type { Environment, EnvironmentSpec } from './environment.ts';
import { drawFrame, type FrameSize } from './pixels.ts';

export interface FrameStack extends FrameSize {
  readonly ages: readonly number[]; // ticks; which frames an observation holds, the newest (0) first, ascending
}

/** Numbers in an observation. */
export function stackSize({ height, width, ages }: FrameStack): number {
  return ages.length * height * width;
}

/**
 * @param spec of the CartPole behind it; its `observationSize` becomes the stack's
 * An observation is [frames, height, width], values 0..255, newest frame first. Frames from before the episode repeat its first.
 */
export function pixelEnvironment(stack: FrameStack, spec: EnvironmentSpec): Environment {
  const world: CartPoleEnvironment = cartPoleEnvironment(spec);
  const unseen = new Float32Array(spec.observationSize);
  const oldest = stack.ages.at(-1) ?? 0;
  const size = stack.height * stack.width;
  const ring = Array.from({ length: oldest + 1 }, () => new Uint8Array(size)); // the frame of tick t is at t mod length
  let tick = 0;

  function look(out: Float32Array): void {
    drawFrame(world.snapshot().state, stack, ring[tick % ring.length]!);
    for (const [i, age] of stack.ages.entries()) out.set(ring[Math.max(0, tick - age) % ring.length]!, i * size);
  }

  return {
    spec: { ...spec, observationSize: stackSize(stack) },
    reset(seed, out) {
      world.reset(seed, unseen);
      tick = 0;
      look(out);
    },
    step(action, out) {
      const outcome = world.step(action, unseen);
      tick++;
      look(out);
      return outcome;
    },
    save() {
      const inner = world.save();
      const saved = new Float64Array(1 + inner.length + ring.length * size);
      saved[0] = tick;
      saved.set(inner, 1);
      for (const [i, frame] of ring.entries()) saved.set(frame, 1 + inner.length + i * size);
      return saved;
    },
    restore(saved) {
      const numbers = world.save().length;
      const expected = 1 + numbers + ring.length * size;
      if (saved.length !== expected)
        throw new RangeError(`a saved stack of frames has ${expected} numbers, not ${saved.length}`);
      tick = saved[0]!;
      world.restore(saved.slice(1, 1 + numbers));
      for (const [i, frame] of ring.entries()) {
        const from = 1 + numbers + i * size;
        frame.set(saved.subarray(from, from + size));
      }
    },
  };
}
