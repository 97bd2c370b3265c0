import type { EngineOptions, NetworkShape } from './engine.ts';
import { convolutionPlans } from './imageShape.ts';

/** @throws RangeError naming `what`, both numbers */
export function checkLength(what: string, length: number, expected: number): void {
  if (length !== expected) throw new RangeError(`${what}: length ${length}, expected ${expected}`);
}

/** @throws RangeError if a buffer that may be longer than needed is shorter */
export function checkRoom(what: string, length: number, needed: number): void {
  if (length < needed) throw new RangeError(`${what}: length ${length}, needed at least ${needed}`);
}

/** @throws RangeError unless `value` is a whole number within `low` and `high` */
export function checkWhole(what: string, value: number, low: number, high: number): void {
  if (!Number.isSafeInteger(value) || value < low || value > high) {
    throw new RangeError(`${what} ${value} is not a whole number within ${low} and ${high}`);
  }
}

/**
 * What both engines need of their options.
 * Adam's epsilon is positive because padded weights, whose gradient is 0, would otherwise become 0 / 0.
 * @throws RangeError with the offending number
 */
export function checkOptions(options: EngineOptions): void {
  const { shape } = options;
  checkWhole('inputs', shape.inputs, 1, 65_536);
  checkImage(shape);
  checkWhole('hidden layers', shape.hidden.length, 1, 64);
  for (const units of shape.hidden) checkWhole('hidden units', units, 1, 65_536);
  checkWhole('outputs', shape.outputs, 1, 65_536);
  checkWhole('batchSize', options.batchSize, 1, 65_536);
  checkWhole('capacity', options.capacity, 1, 2_147_483_648);
  for (const name of ['beta1', 'beta2'] as const) {
    if (!(options[name] >= 0 && options[name] < 1)) throw new RangeError(`${name} ${options[name]} is not within 0..1`);
  }
  if (!(options.adamEpsilon > 0)) throw new RangeError(`adamEpsilon ${options.adamEpsilon} is not positive`);
  if (!(options.lossScale > 0)) throw new RangeError(`lossScale ${options.lossScale} is not positive`);
  if (options.clipNorm !== null && !(options.clipNorm > 0)) {
    throw new RangeError(`clipNorm ${options.clipNorm} is not positive`);
  }
  if (options.clipValue !== null && !(options.clipValue > 0)) {
    throw new RangeError(`clipValue ${options.clipValue} is not positive`);
  }
  if (!(options.weightDecay >= 0)) throw new RangeError(`weightDecay ${options.weightDecay} is negative`);
}

/** @throws RangeError unless the image is small, its filters fit, and the shape's inputs are its frames */
function checkImage({ image, inputs }: NetworkShape): void {
  if (!image) return;
  const { height, width, frames, difference, convolutions } = image;
  checkWhole('image height', height, 1, 256);
  checkWhole('image width', width, 1, 256);
  checkWhole('frames', frames, 1, 16);
  checkWhole('inputs of the image', inputs, frames * height * width, frames * height * width);
  if (difference !== null && !Number.isFinite(difference))
    throw new RangeError(`difference ${difference} is not finite`);
  checkWhole('convolutions', convolutions.length, 1, 8);
  for (const plan of convolutionPlans(image)) {
    checkWhole('filters', plan.filters, 1, 1024);
    checkWhole('filter size', plan.size, 1, Math.min(plan.height, plan.width));
    checkWhole('stride', plan.stride, 1, 256);
  }
}
