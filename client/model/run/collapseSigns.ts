/**
 * What a run's numbers say about a collapse, now or at a moment: only what is seen. None of them foretells a fall reliably
 * (docs/recipes.md has the figures), so none is said to.
 */
import type { RunSeries } from './runSeries.ts';

export type CollapseSign =
  | { readonly kind: 'returnFell'; readonly from: number; readonly to: number; readonly episodes: number }
  | { readonly kind: 'fallsGone'; readonly share: number } // of the replay
  | { readonly kind: 'gapShrank'; readonly share: number; readonly episodes: number } // by that much of what it was
  | { readonly kind: 'doomedHigh'; readonly value: number; readonly bound: number }
  | { readonly kind: 'gradientsGrew'; readonly times: number; readonly episodes: number };

const LATELY = 5; // episodes that count as now
const AGO = 20; // and that long before is what they are compared with
const RETURN_LATELY = 10;
const RETURN_BEFORE = 50;
const WORTH_LOSING = 2; // a mean this many times the run's first is one that can be lost
const HALF = 0.5;
const LEAST_RETURN = 0.3; // below it ten episodes are chance
const FEW_FALLS = 0.005;
const HAD_FALLS = 0.01; // they have been there before
const GAP_SHRANK = 0.6;
const GRADIENTS_GREW = 5;

const DOOMED_ABOVE = 0.05; // by this share of how large its values are

type Column = readonly (number | null)[];

/** Mean of those rows whose episode lies above `from` and not above `to`, weighed by episodes; null if none has a value. */
function meanWithin({ episode }: RunSeries, column: Column, upTo: number, from: number, to: number): number | null {
  let [sum, count] = [0, 0];
  for (let row = upTo; row >= 0 && episode[row]! > from; row--) {
    const value = column[row];
    if (value === null || value === undefined || episode[row]! > to) continue;
    const episodes = episode[row]! - (episode[row - 1] ?? 0);
    sum += value * episodes;
    count += episodes;
  }
  return count === 0 ? null : sum / count;
}

/** Of the bound, or of the values themselves where it is about 0. */
function sizeOf({ valueBound, doomedMaxQ }: RunSeries, row: number): number {
  let size = Math.abs(valueBound ?? 0);
  for (let i = 0; i <= row; i++) size = Math.max(size, Math.abs(doomedMaxQ[i] ?? 0));
  return size;
}

/** @param row of the series: the moment asked about; -1 has no signs */
export function collapseSigns(series: RunSeries, row: number): readonly CollapseSign[] {
  const now = series.episode[row];
  if (now === undefined) return [];
  const lately = (column: Column): number | null => meanWithin(series, column, row, now - LATELY, now);
  const before = (column: Column): number | null => meanWithin(series, column, row, now - AGO - LATELY, now - AGO);
  const signs: CollapseSign[] = [];

  const to = meanWithin(series, series.mean, row, now - RETURN_LATELY, now);
  const from = meanWithin(series, series.mean, row, now - RETURN_LATELY - RETURN_BEFORE, now - RETURN_LATELY);
  const first = series.mean[0]!;
  if (from !== null && to !== null && from >= LEAST_RETURN && from > WORTH_LOSING * first && to < HALF * from) {
    signs.push({ kind: 'returnFell', from, to, episodes: RETURN_LATELY });
  }

  const share = series.terminalShare[row] ?? null;
  const hadFalls = series.terminalShare.slice(0, row).some((one) => one !== null && one >= HAD_FALLS);
  if (share !== null && share < FEW_FALLS && hadFalls) signs.push({ kind: 'fallsGone', share });

  const [gap, gapBefore] = [lately(series.actionGap), before(series.actionGap)];
  if (gap !== null && gapBefore !== null && gapBefore > 0 && gap <= (1 - GAP_SHRANK) * gapBefore) {
    signs.push({ kind: 'gapShrank', share: 1 - gap / gapBefore, episodes: AGO });
  }

  const [doomed, bound] = [series.doomedMaxQ[row] ?? null, series.valueBound];
  const learns = series.gradientNorm[row] != null; // a network that has never been updated expects anything
  if (learns && doomed !== null && bound !== null && doomed > bound + DOOMED_ABOVE * sizeOf(series, row)) {
    signs.push({ kind: 'doomedHigh', value: doomed, bound });
  }

  const [norm, normBefore] = [lately(series.gradientNorm), before(series.gradientNorm)];
  if (norm !== null && normBefore !== null && normBefore > 0 && norm >= GRADIENTS_GREW * normBefore) {
    signs.push({ kind: 'gradientsGrew', times: norm / normBefore, episodes: AGO });
  }
  return signs;
}
