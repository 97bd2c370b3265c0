/** A small chart of lines, each with a band if it has one, as an SVG in the page's colours. */

import { useRef } from 'preact/hooks';
import { language } from '../../language.ts';
import { SeriesKey } from '../../seriesKey.tsx';
import { useSize } from '../../useSize.ts';
import { axisNumber } from '../../words/format.ts';
import { placeOf, type Span, spanOf, ticksOf } from './scale.ts';

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[]; // by x
  readonly band?: readonly (readonly [x: number, low: number, high: number])[]; // by x
  readonly dots?: boolean; // a dot at each point
}

interface LineChartProps {
  readonly label: string; // what is to be seen, in a sentence
  readonly lines: readonly Line[]; // at most four
  readonly xName: string;
  readonly yName: string;
  readonly xSpan?: Span; // else of all points
  readonly ySpan?: Span;
  readonly level?: { readonly y: number; readonly name: string }; // a horizontal line
}

const LEFT = 46;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;
const X_SPACE = 76; // CSS pixels a number
const Y_SPACE = 44;

export function LineChart({ label, lines, xName, yName, xSpan, ySpan, level }: LineChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const xs = xSpan ?? spanOf(lines.flatMap(({ points }) => points.map(([x]) => x)));
  const ys =
    ySpan ??
    spanOf(
      lines.flatMap(({ points, band = [] }) => [...points.map(([, y]) => y), ...band.flatMap(([, a, b]) => [a, b])]),
      0,
      ...(level ? [level.y] : []),
    );
  const x = (value: number): number => placeOf(value, xs, LEFT, width - RIGHT);
  const y = (value: number): number => placeOf(value, ys, height - BOTTOM, TOP);
  const at = (a: number, b: number): string => `${x(a).toFixed(1)},${y(b).toFixed(1)}`;
  return (
    <figure class="lineChart">
      <SeriesKey names={lines.map(({ name }) => name)} level={level?.name} />
      <p class="faint lineAxis">{yName}</p>
      <div class="linePlot" ref={host}>
        {width > 0 ? (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
            {ticksOf(ys, height / Y_SPACE).map((value) => (
              <g key={value}>
                <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
                <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
                  {axisNumber(language.value, value)}
                </text>
              </g>
            ))}
            {ticksOf(xs, width / X_SPACE).map((value) => (
              <text key={value} x={x(value)} y={height - 8} text-anchor="middle">
                {axisNumber(language.value, value)}
              </text>
            ))}
            {level ? <line class="level" x1={LEFT} x2={width - RIGHT} y1={y(level.y)} y2={y(level.y)} /> : null}
            {lines.map(({ name, points, band, dots }, i) => (
              <g key={name} class={`look${i}`}>
                {band && band.length > 1 ? (
                  <polygon
                    points={[
                      ...band.map(([a, low]) => at(a, low)),
                      ...band.toReversed().map(([a, , high]) => at(a, high)),
                    ].join(' ')}
                  />
                ) : null}
                <polyline points={points.map(([a, b]) => at(a, b)).join(' ')} />
                {dots ? points.map(([a, b]) => <circle key={a} cx={x(a)} cy={y(b)} r="3" />) : null}
              </g>
            ))}
          </svg>
        ) : null}
      </div>
      <figcaption class="faint lineAxis">{xName}</figcaption>
    </figure>
  );
}
