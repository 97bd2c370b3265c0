/** How much the transitions of a batch tell of each other. */

/**
 * Pearson's correlation of each row with the one after it, column by column, then the mean over the columns: near 1 where rows
 * follow upon each other smoothly, near 0 where they have nothing to do with each other. A column that does not vary is left out.
 * @param rows of `width` numbers, in order of time
 * @returns within -1..1; 0 for fewer than three rows
 */
export function neighbourCorrelation(rows: ArrayLike<number>, width: number): number {
  const pairs = rows.length / width - 1;
  if (pairs < 2) return 0;
  let sum = 0;
  let counted = 0;
  for (let column = 0; column < width; column++) {
    const one = correlation(
      pairs,
      (i) => rows[i * width + column]!,
      (i) => rows[(i + 1) * width + column]!,
    );
    if (one === null) continue;
    sum += one;
    counted++;
  }
  return counted === 0 ? 0 : sum / counted;
}

/** @returns null where one of them does not vary */
function correlation(count: number, x: (i: number) => number, y: (i: number) => number): number | null {
  const [firstX, firstY] = [x(0), y(0)]; // counted from there, what never varies is 0 to the last bit
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < count; i++) {
    meanX += (x(i) - firstX) / count;
    meanY += (y(i) - firstY) / count;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [a, b] = [x(i) - firstX - meanX, y(i) - firstY - meanY];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const spread = Math.sqrt(xx) * Math.sqrt(yy);
  return spread > 0 ? xy / spread : null;
}
