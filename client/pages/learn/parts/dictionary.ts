/** A dictionary of its own for a part of Learn, fetched with that part: long texts are read by few. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { language } from '../../language.ts';

/** The same keys in every language; English gives the shape. */
export function dictionary<T>(en: T, ko: T): ReadonlySignal<T> {
  return computed(() => ({ en, ko })[language.value]);
}
