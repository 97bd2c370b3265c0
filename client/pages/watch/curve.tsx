/** The learning curve: return per episode, its means, epsilon. The chart library is fetched when one is shown. */
import { useEffect, useRef } from 'preact/hooks';
import type { Series } from '../../model/series.ts';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';

interface CurveProps {
  readonly series: Series;
  readonly rows: number; // of the series: a new one redraws
}

export function Curve({ series, rows }: CurveProps) {
  const w = words.value;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<{ show(series: Series): void; destroy(): void } | null>(null);
  const newest = useRef(series);
  newest.current = series;
  useEffect(() => {
    const stop = lazily(
      () => import('./plot.ts'),
      ({ createPlot }) => {
        if (!host.current) return;
        chart.current = createPlot(host.current);
        chart.current.show(newest.current);
      },
    );
    return () => {
      stop();
      chart.current?.destroy();
    };
  }, []);
  useEffect(() => chart.current?.show(series), [series, rows]); // it grows in place; `rows` says that it did

  const label = rows === 0 ? w.curveEmpty : w.curveLabel(rows, series.mean20.at(-1) ?? 0, series.best());
  return (
    <figure class="curve">
      <figcaption>
        <h2>{w.curveTitle}</h2>
        <ul class="legend">
          <li class="return">{w.curveReturn}</li>
          <li class="mean20">{w.curveMean20}</li>
          <li class="mean100">{w.curveMean100}</li>
          <li class="epsilon">{w.curveEpsilon}</li>
        </ul>
      </figcaption>
      <div class="plot" ref={host} role="img" aria-label={label}>
        {rows === 0 ? <p class="faint">{w.curveEmpty}</p> : null}
      </div>
    </figure>
  );
}
