import type { Convolution, ImageShape } from '../kernel/imageShape.ts';
import { convolutionPlans } from '../kernel/imageShape.ts';

const MAX_SIDE = 128; // px
const MAX_FRAMES = 8;
const MAX_CONVOLUTIONS = 4;
const MAX_FILTERS = 256;

const isWithin = (v: unknown, low: number, high: number): v is number =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= low && v <= high;

/**
 * What a file says of the frames its network sees, rebuilt; null if it is no such description, is too large to read, or does
 * not fit together (FILE2).
 * @param inputs of the network: all frames of an observation
 */
export function parseImage(raw: unknown, inputs: number): ImageShape | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { height, width, frames, difference, convolutions } = raw as Record<string, unknown>;
  if (!isWithin(height, 1, MAX_SIDE) || !isWithin(width, 1, MAX_SIDE) || !isWithin(frames, 1, MAX_FRAMES)) return null;
  if (inputs !== frames * height * width) return null;
  if (difference !== null && !(typeof difference === 'number' && Number.isFinite(difference))) return null;
  if (!Array.isArray(convolutions) || !isWithin(convolutions.length, 1, MAX_CONVOLUTIONS)) return null;
  const parsed: Convolution[] = [];
  for (const each of convolutions) {
    const convolution = parseConvolution(each);
    if (!convolution) return null;
    parsed.push(convolution);
  }
  const image = { height, width, frames, difference, convolutions: parsed };
  const fits = convolutionPlans(image).every((plan) => plan.size <= Math.min(plan.height, plan.width));
  return fits ? image : null;
}

function parseConvolution(raw: unknown): Convolution | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { filters, size, stride } = raw as Record<string, unknown>;
  const reads = isWithin(filters, 1, MAX_FILTERS) && isWithin(size, 1, MAX_SIDE) && isWithin(stride, 1, MAX_SIDE);
  return reads ? { filters, size, stride } : null;
}
