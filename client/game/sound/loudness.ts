/** Ears judge by ratios: half of a slider is heard as half as loud. @param volume 0..1 @returns gain */
export function loudness(volume: number): number {
  const share = Math.min(Math.max(volume, 0), 1);
  return share * share;
}
