/** From numbers to places on a chart. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Round numbers within the span, about `count` of them. */
export function ticksOf({ from, to }: Span, count: number): readonly number[] {
  const room = to - from;
  if (!(room > 0) || !Number.isFinite(room)) return [from];
  const rough = room / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Of all finite numbers; 0 to 1 without any. @param least is within it in any case */
export function spanOf(values: readonly number[], ...least: readonly number[]): Span {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of [...least, ...values]) {
    if (!Number.isFinite(value)) continue;
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  if (from > to) return { from: 0, to: 1 };
  return from === to ? { from, to: from + 1 } : { from, to };
}

/** Where a value lies between `low` (at `from`) and `high` (at `to`), linearly. */
export function placeOf(value: number, { from, to }: Span, low: number, high: number): number {
  return low + ((value - from) / (to - from)) * (high - low);
}
