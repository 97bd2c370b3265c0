/** Numbers as people read them. */
import type { RecipeSummary } from './comparison.ts';

const GROUPED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 1,555,892 */
export const whole = (value: number): string => GROUPED.format(value);

/** 0.025, 1.35, 23.8 */
export const seconds = (value: number): string => value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);

/** 500, 497.3; of worlds whose returns are at most 1: 0.742 */
export const meanReturn = (value: number): string => {
  const digits = Math.abs(value) < 2 ? 3 : 1;
  return Number(value.toFixed(digits)).toFixed(Number.isInteger(value) ? 0 : digits);
};

/** 0.945 is 94.5 % */
export const share = (value: number): string => `${(100 * value).toFixed(1).replace(/\.0$/, '')}\u00a0%`;

/** A minute and more as 2:05 min. */
export const duration = (value: number): string => {
  const rounded = Math.round(value);
  if (rounded < 60) return `${rounded} s`;
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')} min`;
};

/** For a label, which cannot wrap: as much of a recipe's name as fits beside a chart of a phone. */
export const shortName = (name: string): string => (name.length > 32 ? `${name.slice(0, 31)}\u2026` : name);

/** '1 seed', '5 seeds' */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

export const NOTHING = '\u2013'; // where there is no number

/** '4 of 5', of the runs that ended. */
export const solvedText = ({ solved, seeds }: RecipeSummary): string => `${solved} of ${seeds.length}`;

/** '497.3 (489.0 to 500)' */
export function finalText({ finalMean }: RecipeSummary): string {
  if (!finalMean) return NOTHING;
  const { iqm, ci95 } = finalMean;
  return ci95 ? `${meanReturn(iqm)} (${meanReturn(ci95[0])} to ${meanReturn(ci95[1])})` : meanReturn(iqm);
}
