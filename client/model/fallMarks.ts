/** The falls as marks on a time bar; falls that would lie over each other share one. */
import type { Lane } from '../../shared/arena/match.ts';

export interface FallMark {
  readonly tick: number; // of the first of them
  readonly seats: readonly number[];
}

const CLOSE = 0.05; // of the bar's length

export function fallMarks(lanes: readonly Lane[], ticks: number): readonly FallMark[] {
  const falls = lanes
    .flatMap(({ fall }, seat) => (fall ? [{ tick: fall.tick, seat }] : []))
    .sort((a, b) => a.tick - b.tick || a.seat - b.seat);
  const marks: { readonly tick: number; readonly seats: number[] }[] = [];
  for (const { tick, seat } of falls) {
    const last = marks.at(-1);
    if (last && tick - last.tick <= ticks * CLOSE) last.seats.push(seat);
    else marks.push({ tick, seats: [seat] });
  }
  return marks;
}
