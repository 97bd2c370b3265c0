/** The straight line through measurements, and how sure its slope is. */
export interface Trend {
  readonly slope: number; // of the value, per unit of `at`
  readonly interval: readonly [number, number]; // 95 %, of the slope
  readonly from: number; // where the line begins and ends
  readonly to: number;
}

export interface Point {
  readonly at: number;
  readonly value: number;
}

/** Student's t for 95 %, by degrees of freedom; from the last on, the normal's. */
const T = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.1];
const T_MANY = 2.05;

/**
 * Least squares. The interval is that of independent deviations: measurements a minute apart nearly are.
 * @throws RangeError of fewer than three points, or of points at one place
 */
export function trendOf(points: readonly Point[]): Trend {
  const count = points.length;
  const mean = (of: (point: Point) => number): number => points.reduce((sum, point) => sum + of(point), 0) / count;
  const [at, value] = [mean((point) => point.at), mean((point) => point.value)];
  const spread = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  if (count < 3 || spread === 0) throw new RangeError(`${count} points at no different places have no trend`);
  const slope = points.reduce((sum, point) => sum + (point.at - at) * (point.value - value), 0) / spread;
  const line = (x: number): number => value + slope * (x - at);
  const rest = points.reduce((sum, point) => sum + (point.value - line(point.at)) ** 2, 0);
  const half = (T[count - 3] ?? T_MANY) * Math.sqrt(rest / (count - 2) / spread);
  return { slope, interval: [slope - half, slope + half], from: line(points[0]!.at), to: line(points[count - 1]!.at) };
}
