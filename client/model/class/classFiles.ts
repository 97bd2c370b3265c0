/** Results of a class as files that its host takes along. */
import { csvCell } from '../../../shared/boards/csvCell.ts';
import { type ClassRound, totalsOf } from '../../../shared/class/classScores.ts';

const COLUMNS = ['round', 'place', 'name', 'who', 'ticks', 'fell', 'side', 'speed', 'wind', 'seed'] as const;

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
const who = (member: number | null): string => (member === null ? 'agent' : 'player');

/** A row for each lane of each round (RFC 4180), then one for each name with round "all". */
export function classCsv(rounds: readonly ClassRound[]): string {
  const rows = rounds.flatMap(({ round, speed, wind, seed, rows: lanes }) =>
    lanes.map(({ place, name, member, ticks, fall }) =>
      line([round, place, name, who(member), ticks, fall?.cause ?? null, fall?.side ?? null, speed, wind, seed]),
    ),
  );
  const sums = totalsOf(rounds).map(({ place, name, member, ticks }) =>
    line(['all', place, name, who(member), ticks, null, null, null, null, null]),
  );
  return [line(COLUMNS), ...rows, ...sums].join('');
}

export function classJson(code: string, rounds: readonly ClassRound[]): string {
  return `${JSON.stringify({ class: code, rounds, totals: totalsOf(rounds) }, null, 2)}\n`;
}

/** @param day as in 2026-11-23 */
export function fileName(code: string, day: string, ending: 'csv' | 'json'): string {
  return `class-${code}-${day}.${ending}`;
}
