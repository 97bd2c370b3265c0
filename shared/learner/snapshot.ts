/** What a run or a part of it needs to go on bit for bit: numbers in named arrays. */
export type Numbers = Float64Array | Float32Array | Uint32Array | Uint8Array;
export type Snapshot = Readonly<Record<string, Numbers>>;

/** The parts of one whole, each under its own prefix: `replay.pending`. */
export function joinSnapshots(parts: Readonly<Record<string, Snapshot>>): Snapshot {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, arrays]) =>
      Object.entries(arrays).map(([name, values]) => [`${part}.${name}`, values]),
    ),
  );
}

/** One part of a joined snapshot. */
export function partOf(whole: Snapshot, part: string): Snapshot {
  return Object.fromEntries(
    Object.entries(whole).flatMap(([name, values]) =>
      name.startsWith(`${part}.`) ? [[name.slice(part.length + 1), values]] : [],
    ),
  );
}

/** An array that must be there. @throws RangeError naming it, if it is missing, of another kind or of another length */
export function arrayOf<K extends 'Float64Array' | 'Float32Array' | 'Uint32Array' | 'Uint8Array'>(
  saved: Snapshot,
  name: string,
  kind: K,
  length?: number,
): InstanceType<(typeof globalThis)[K]> {
  const values = saved[name];
  if (values?.[Symbol.toStringTag] !== kind) throw new RangeError(`${name} is missing or no ${kind}`);
  if (length !== undefined && values.length !== length)
    throw new RangeError(`${name} has ${values.length} numbers, expected ${length}`);
  return values as InstanceType<(typeof globalThis)[K]>;
}
