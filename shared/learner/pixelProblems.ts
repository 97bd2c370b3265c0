import { convolutionPlans } from '../kernel/imageShape.ts';
import type { Pixels, Recipe } from './recipe.ts';

const isWithin = (value: number, low: number, high: number): boolean =>
  Number.isSafeInteger(value) && value >= low && value <= high;

/** What is wrong with how a recipe sees its world, in words for its author. */
export function pixelProblems(r: Recipe & { readonly pixels: Pixels }): string[] {
  const { height, width, ages, difference, convolutions } = r.pixels;
  const problems: string[] = [];
  if (!r.environment.startsWith('CartPole')) problems.push(`pixels shows CartPole alone, not ${r.environment}`);
  if (r.observationScale) problems.push('observationScale is for states; pixels scales its frames itself');
  for (const side of ['height', 'width'] as const) {
    if (!isWithin(r.pixels[side], 8, 128))
      problems.push(`pixels.${side} ${r.pixels[side]} is not a whole number within 8..128`);
  }
  const ascends = ages.every((age, i) => isWithin(age, 0, 16) && age > (ages[i - 1] ?? -1));
  if (ages[0] !== 0 || !ascends || ages.length > 8)
    problems.push(`pixels.ages ${ages.join(', ')} are not 1 to 8 ages from 0 upwards, at most 16`);
  if (difference !== null && !(Math.abs(difference) > 0 && Math.abs(difference) <= 100))
    problems.push(`pixels.difference ${difference} is not within -100..100, 0 excluded; null shows the older frames`);
  if (convolutions.length < 1 || convolutions.length > 4)
    problems.push(`pixels.convolutions has ${convolutions.length} layers; give 1 to 4`);
  for (const plan of convolutionPlans({ height, width, frames: ages.length, difference, convolutions })) {
    const { filters, size, stride } = plan;
    if (!isWithin(filters, 1, 256)) problems.push(`pixels.convolutions filters ${filters} is not within 1..256`);
    if (!isWithin(stride, 1, 16)) problems.push(`pixels.convolutions stride ${stride} is not within 1..16`);
    if (!isWithin(size, 1, Math.min(plan.height, plan.width)))
      problems.push(`pixels.convolutions size ${size} does not fit ${plan.height} x ${plan.width}`);
  }
  return problems;
}
