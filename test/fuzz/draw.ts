/** Seeded draws of the fuzz tests: a seed and a name give the same messages for ever. */
import { nextBelow, nextUniform, randomStream } from '../../shared/sim/random.ts';

export interface Draw {
  /** 0..count - 1 */
  below(count: number): number;
  chance(share: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Both ends included. */
  whole(min: number, max: number): number;
  /** 0..1 */
  uniform(): number;
  /** Letters, digits and what stands in a name. */
  word(longest: number): string;
}

const SIGNS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function createDraw(seed: number, name: string): Draw {
  const stream = randomStream(seed, name);
  const below = (count: number): number => nextBelow(stream, count);
  return {
    below,
    chance: (share) => nextUniform(stream) < share,
    pick: (values) => values[below(values.length)]!,
    whole: (min, max) => min + below(max - min + 1),
    uniform: () => nextUniform(stream),
    word: (longest) => Array.from({ length: 1 + below(longest) }, () => SIGNS[below(SIGNS.length)]).join(''),
  };
}
