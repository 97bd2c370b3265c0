/** What a round of a class comes to: places, and the sum over rounds. */
import type { Fall } from '../arena/match.ts';
import type { SpeedClass } from '../arena/speed.ts';
import type { WindLevel } from '../sim/wind.ts';

/** How one lane of a round ended. */
export interface ClassRow {
  readonly member: number | null; // null: the agent
  readonly name: string; // of an agent its id
  readonly ticks: number; // stood
  readonly fall: Pick<Fall, 'cause' | 'side'> | null; // null: it left, or the agent still stood when nobody else did
  readonly place: number; // from 1; equal ticks share one
}

export interface ClassRound {
  readonly round: number; // from 1
  readonly seed: number; // of the start and the wind, the same in every lane
  readonly speed: SpeedClass;
  readonly wind: WindLevel;
  readonly rows: readonly ClassRow[]; // best first
}

/** Over all rounds. */
export interface ClassTotal {
  readonly member: number | null;
  readonly name: string; // the newest
  readonly rounds: number; // played
  readonly ticks: number; // of all of them together
  readonly best: number;
  readonly place: number;
}

/** Best first, by ticks; equal ones share a place and keep their order. */
function placed<T extends { readonly ticks: number }>(rows: readonly T[]): readonly (T & { readonly place: number })[] {
  const sorted = [...rows].sort((a, b) => b.ticks - a.ticks);
  return sorted.map((row) => ({ ...row, place: 1 + sorted.filter(({ ticks }) => ticks > row.ticks).length }));
}

export function placeRows(rows: readonly Omit<ClassRow, 'place'>[]): readonly ClassRow[] {
  return placed(rows);
}

/** Best first. A round that somebody did not play adds nothing. */
export function totalsOf(rounds: readonly ClassRound[]): readonly ClassTotal[] {
  const sums = new Map<number | null, Omit<ClassTotal, 'place'>>();
  for (const { rows } of rounds) {
    for (const { member, name, ticks } of rows) {
      const before = sums.get(member) ?? { rounds: 0, ticks: 0, best: 0 };
      const [count, sum, best] = [before.rounds + 1, before.ticks + ticks, Math.max(before.best, ticks)];
      sums.set(member, { member, name, rounds: count, ticks: sum, best });
    }
  }
  return placed([...sums.values()]);
}
