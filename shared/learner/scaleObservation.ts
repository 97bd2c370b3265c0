/** Writes the observation as the network sees it. */
export function scaleObservation(
  observation: Float32Array,
  scale: readonly number[] | null,
  out: Float32Array,
): Float32Array {
  for (let i = 0; i < out.length; i++) out[i] = scale ? observation[i]! * scale[i]! : observation[i]!;
  return out;
}
