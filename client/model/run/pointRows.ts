/** The rows of a run's charts, filled point by point: a pure function of the points, however they were bundled. */
import { joinPoints } from '../../../shared/learner/runPoints.ts';
import type { RunPoint } from '../../../shared/protocol/runEvents.ts';
import type { RunSeries } from './runSeries.ts';

export const MOST_ROWS = 4000; // then neighbours become one
const MEAN_OF = 100; // episodes

interface Row {
  readonly point: RunPoint;
  readonly mean100: number; // as it was at the point's end
}

export interface PointRows {
  /** Episodes that are known already are left out. @returns false if the point begins among them: it cannot be divided */
  add(point: RunPoint): boolean;
  last(): RunPoint | null;
  series(): RunSeries;
}

/** Of the last episodes of these points, each point weighed by its episodes among them. @param points not empty, in order */
export function meanOfLast(points: readonly RunPoint[], episodes: number): number {
  let [sum, count] = [0, 0];
  for (let i = points.length - 1; i >= 0 && count < episodes; i--) {
    const { first, last, mean } = points[i]!;
    const taken = Math.min(last - first + 1, episodes - count);
    sum += mean * taken;
    count += taken;
  }
  return sum / count;
}

/** Neighbours whose first episodes lie in one bucket: 1..size, size + 1..2 size, ... */
function joined(rows: readonly Row[], size: number): Row[] {
  const kept: Row[] = [];
  const bucket = ({ point }: Row): number => Math.floor((point.first - 1) / size);
  for (const row of rows) {
    const before = kept.at(-1);
    if (!before || bucket(before) !== bucket(row)) kept.push(row);
    else kept[kept.length - 1] = { point: joinPoints(before.point, row.point), mean100: row.mean100 };
  }
  return kept;
}

export function createPointRows(): PointRows {
  let rows: Row[] = [];
  let size = 1; // of the buckets
  let recent: RunPoint[] = []; // unmerged, at least the last 100 episodes
  let built: RunSeries | null = null;
  return {
    add(point) {
      const known = recent.at(-1)?.last ?? 0;
      if (point.last <= known) return true;
      if (point.first <= known) return false;
      recent.push(point);
      if (recent.length > 4 * MEAN_OF) recent = recent.slice(-MEAN_OF);
      while (rows.length >= MOST_ROWS) {
        size *= 2;
        rows = joined(rows, size);
      }
      rows.push({ point, mean100: meanOfLast(recent, MEAN_OF) });
      built = null;
      return true;
    },
    last: () => recent.at(-1) ?? null,
    series: () => (built ??= columnsOf(rows)),
  };
}

function columnsOf(rows: readonly Row[]): RunSeries {
  const column = <T>(of: (point: RunPoint) => T): T[] => rows.map(({ point }) => of(point));
  const bound = rows.findLast(({ point }) => point.collapse !== null)?.point.collapse?.valueBound;
  return {
    episode: column(({ last }) => last),
    step: column(({ step }) => step),
    mean: column(({ mean }) => mean),
    min: column(({ min }) => min),
    max: column(({ max }) => max),
    mean100: rows.map(({ mean100 }) => mean100),
    epsilon: column(({ epsilon }) => epsilon),
    tdLoss: column(({ tdLoss }) => tdLoss),
    qValues: column(({ qValues }) => qValues),
    terminalShare: column(({ collapse }) => collapse?.terminalShare ?? null),
    actionGap: column(({ collapse }) => collapse?.actionGap ?? null),
    doomedMaxQ: column(({ collapse }) => collapse?.doomedMaxQ ?? null),
    valueBound: bound ?? null,
    gradientNorm: column(({ collapse }) => collapse?.gradientNorm ?? null),
  };
}
