/** How alike the transitions of a batch are, and how many episodes they are of. */

/**
 * The intraclass correlation of batches: 1 - (how far two of one batch lie apart) / (how far two of all experience do), squared
 * distances, each component in units of its own spread over all experience. Near 0 for a batch drawn at random, near 1 where all of
 * it is one place. Source: Fisher 1925, Statistical Methods for Research Workers, in its form by components of variance.
 * @param batch rows of `width` numbers
 * @param all   rows of `width` numbers, more than one
 */
export function likeness(batch: ArrayLike<number>, all: ArrayLike<number>, width: number): number {
  let sum = 0;
  let counted = 0;
  for (let column = 0; column < width; column++) {
    const whole = variance(all, column, width);
    if (!(whole > 0)) continue;
    sum += variance(batch, column, width) / whole;
    counted++;
  }
  return counted === 0 ? 0 : 1 - sum / counted;
}

/** Half the mean squared distance of two different rows in one column. */
function variance(rows: ArrayLike<number>, column: number, width: number): number {
  const count = rows.length / width;
  if (count < 2) return 0;
  let mean = 0;
  for (let i = column; i < rows.length; i += width) mean += rows[i]! / count;
  let sum = 0;
  for (let i = column; i < rows.length; i += width) sum += (rows[i]! - mean) ** 2;
  return sum / (count - 1);
}
