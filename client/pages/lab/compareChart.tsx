/** The bands of recipes over seeds. The chart library is fetched when one is shown. */

import { useEffect, useRef } from 'preact/hooks';
import { language } from '../language.ts';
import { lazily } from '../lazily.ts';
import { SeriesKey } from '../seriesKey.tsx';
import type { BandPlot } from './bandPlot.ts';
import type { ComparedRow } from './comparePanel.tsx';
import { labWords } from './labWords.ts';

interface CompareChartProps {
  readonly rows: readonly ComparedRow[];
  readonly solvedAt: number | null;
}

export function CompareChart({ rows, solvedAt }: CompareChartProps) {
  const w = labWords.value;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<BandPlot | null>(null);
  const newest = useRef({ rows, solvedAt });
  newest.current = { rows, solvedAt };
  const count = rows.length;
  const log = apart(rows);
  useEffect(() => {
    const show = (): void =>
      plot.current?.show(
        newest.current.rows.map(({ row }) => row.bands),
        newest.current.solvedAt,
      );
    const stop = lazily(
      () => import('./bandPlot.ts'),
      ({ createBandPlot }) => {
        if (!host.current) return;
        plot.current = createBandPlot(host.current, { count, log });
        show();
      },
    );
    return () => {
      stop();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [count, log, language.value]);
  useEffect(
    () =>
      plot.current?.show(
        rows.map(({ row }) => row.bands),
        solvedAt,
      ),
    [rows, solvedAt],
  );
  const empty = rows.every(({ row }) => row.bands.length === 0);
  return (
    <figure class="compareFigure">
      <SeriesKey names={rows.map(({ name }) => name)} />
      <div
        class="bandPlot"
        ref={host}
        role="img"
        aria-label={empty ? w.compareWaiting : w.compareChart(rows.map(({ name }) => name).join(', '))}
      >
        {empty ? <p class="faint">{w.compareWaiting}</p> : null}
      </div>
      <figcaption class="faint">{w.compareSteps}</figcaption>
    </figure>
  );
}

const FAR = 6; // times as long

/** Where one recipe's curve is far longer than another's, a linear axis would show only the long one. */
function apart(rows: readonly ComparedRow[]): boolean {
  const ends = rows.flatMap(({ row }) => row.bands.at(-1)?.step ?? []);
  return ends.length > 1 && Math.max(...ends) > FAR * Math.min(...ends);
}
