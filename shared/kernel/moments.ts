import { checkLength } from './checks.ts';
import type { EngineOptions, Moments } from './engine.ts';

/** Adam's arrays as an engine holds them, all zero. @param count of parameters */
export function momentArrays({ amsgrad }: EngineOptions, count: number): Omit<Moments, 'updates'> {
  return {
    first: new Float32Array(count),
    second: new Float32Array(count),
    largest: amsgrad ? new Float32Array(count) : null,
  };
}

export function copyMoments({ first, second, largest }: Omit<Moments, 'updates'>, updates: number): Moments {
  return { first: first.slice(), second: second.slice(), largest: largest?.slice() ?? null, updates };
}

/** @throws RangeError if a length differs, or only one of both has the largest second moments */
export function loadMomentsInto(to: Omit<Moments, 'updates'>, from: Omit<Moments, 'updates'>): void {
  checkLength('first moments', from.first.length, to.first.length);
  checkLength('second moments', from.second.length, to.second.length);
  checkLength('largest second moments', from.largest?.length ?? 0, to.largest?.length ?? 0);
  to.first.set(from.first);
  to.second.set(from.second);
  if (from.largest) to.largest?.set(from.largest);
}
