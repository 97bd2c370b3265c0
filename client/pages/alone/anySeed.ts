/** A start that nobody has seen. */
export function anySeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!;
}
