/** Where numbers are on a line, as shares of its length. */

export type Scale = 'linear' | 'log';

const LABELS_TO = 2; // powers of ten: a shorter axis is labelled at 2 and 5 too

export interface Tick {
  readonly at: number; // 0..1
  readonly label: string; // '' for one without
}

export interface Axis {
  readonly scale: Scale;
  /** 0..1 within the axis */
  place(value: number): number;
  readonly ticks: readonly Tick[];
}

/** From 0 to `highest` or, rounded, to the next tick, with about five round ticks. @param highest above 0 */
export function linearAxis(highest: number, rounded = true): Axis {
  const rough = highest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999) ?? rough;
  const end = rounded ? Math.ceil(highest / stride - 1e-9) * stride : highest;
  const place = (value: number): number => value / end;
  const ticks = Array.from({ length: Math.floor(end / stride + 1e-9) + 1 }, (_, i) => i * stride);
  return { scale: 'linear', place, ticks: ticks.map((value) => ({ at: place(value), label: short(value) })) };
}

/** Powers of ten have a label, their multiples a tick; where there are few powers, 2 and 5 have labels too. @param lowest above 0 */
export function logAxis(lowest: number, highest: number): Axis {
  const from = Math.log10(lowest);
  const to = Math.max(Math.log10(highest), from + 0.3); // A single number still has some room.
  const place = (value: number): number => (Math.log10(Math.max(value, lowest)) - from) / (to - from);
  const labelled = to - from < LABELS_TO ? [1, 2, 5] : [1];
  const powers = Array.from({ length: Math.floor(to) - Math.floor(from) + 1 }, (_, i) => 10 ** (Math.floor(from) + i));
  const ticks = powers.flatMap((power) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((factor) => ({
      value: factor * power,
      label: labelled.includes(factor) ? short(factor * power) : '',
    })),
  );
  return {
    scale: 'log',
    place,
    ticks: ticks
      .map(({ value, label }) => ({ at: (Math.log10(value) - from) / (to - from), label }))
      .filter(({ at }) => at >= -1e-9 && at <= 1 + 1e-9),
  };
}

/** The same from and to one of 1, 2 and 5 times a power of ten, for a few numbers with space around them. */
export function roundedLogAxis(lowest: number, highest: number): Axis {
  const power = (value: number): number => 10 ** Math.floor(Math.log10(value));
  const below = [5, 2, 1].map((factor) => factor * power(lowest)).find((value) => value <= lowest) ?? lowest;
  const above = [1, 2, 5, 10].map((factor) => factor * power(highest)).find((value) => value >= highest) ?? highest;
  return logAxis(below, above);
}

/** 950, 1k, 2.5k, 1M, 0.05: for axes. */
export function short(value: number): string {
  const digits = (number: number): string => String(Number(number.toPrecision(3)));
  if (value >= 1e6) return `${digits(value / 1e6)}M`;
  return value >= 1e3 ? `${digits(value / 1e3)}k` : digits(value);
}
