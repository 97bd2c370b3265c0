/** The curves as numbers: a few rows from the first to the newest, as they were when the table was opened. */
import { useState } from 'preact/hooks';
import { sampledRows } from '../../../model/run/charts.ts';
import type { RunSeries } from '../../../model/run/runSeries.ts';
import { words } from '../../language.ts';
import { NO_VALUE } from '../noValue.ts';

const ROWS = 25;

interface CurveTableProps {
  readonly series: RunSeries;
  readonly version: number; // of the run's model
}

export function CurveTable({ series, version }: CurveTableProps) {
  const w = words.value;
  const [kept, setKept] = useState<{ readonly series: RunSeries; readonly version: number } | null>(null);
  const small = (value: number | null | undefined): string => (value == null ? NO_VALUE : w.small(value));
  return (
    <details class="curveTable" onToggle={(event) => setKept(event.currentTarget.open ? { series, version } : null)}>
      <summary>{w.runTable}</summary>
      {kept ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys */}
          <section class="tableBox" tabIndex={0} aria-label={w.runTable}>
            <table>
              <thead>
                <tr>
                  {w.runTableHead.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sampledRows(kept.series.episode.length, ROWS).map((row) => (
                  <tr key={row}>
                    <th scope="row">{w.number(kept.series.episode[row]!)}</th>
                    <td>{w.number(kept.series.step[row]!)}</td>
                    <td>{w.runReward(kept.series.mean[row]!)}</td>
                    <td>{w.runRange(kept.series.min[row]!, kept.series.max[row]!)}</td>
                    <td>{w.runReward(kept.series.mean100[row]!)}</td>
                    <td>{w.percent(kept.series.epsilon[row]!)}</td>
                    <td>{small(kept.series.tdLoss[row])}</td>
                    <td>{small(kept.series.qValues[row])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <button
            type="button"
            class="button"
            disabled={kept.version === version}
            onClick={() => setKept({ series, version })}
          >
            {w.runTableRefresh}
          </button>
        </>
      ) : null}
    </details>
  );
}
