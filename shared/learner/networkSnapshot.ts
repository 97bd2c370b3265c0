import type { Engine } from '../kernel/engine.ts';
import { arrayOf, type Snapshot } from './snapshot.ts';

export const SLOTS = ['online', 'target', 'average'] as const;

/** Every weight of an engine and Adam's state. */
export function saveNetworks(engine: Engine): Snapshot {
  const { first, second, largest, updates } = engine.readMoments();
  return {
    ...Object.fromEntries(SLOTS.map((slot) => [slot, engine.read(slot)])),
    first,
    second,
    ...(largest ? { largest } : {}),
    updates: Float64Array.of(updates),
  };
}

/** @throws RangeError if an array is missing or of another network's length */
export function restoreNetworks(engine: Engine, saved: Snapshot): void {
  for (const slot of SLOTS) engine.load(slot, arrayOf(saved, slot, 'Float32Array'));
  engine.loadMoments({
    first: arrayOf(saved, 'first', 'Float32Array'),
    second: arrayOf(saved, 'second', 'Float32Array'),
    largest: engine.options.amsgrad ? arrayOf(saved, 'largest', 'Float32Array') : null,
    updates: arrayOf(saved, 'updates', 'Float64Array', 1)[0]!,
  });
}
