/** Learning curves: all recipes in one chart, then each in its own with the others behind it in grey. */
import type { Band } from '../../../shared/learner/curveBands.ts';
import { type Axis, linearAxis, logAxis, type Scale } from './axis.ts';
import { chart, look, percent, threshold } from './chart.ts';
import { BOX, type CurvePaths, curvePaths } from './curvePaths.ts';
import { type Html, html } from './html.ts';
import { meanReturn, shortName, whole } from './words.ts';

export interface Curve {
  readonly name: string;
  readonly runs: number;
  readonly bands: readonly Band[];
}

const TOGETHER = 340; // px
const ALONE = 180; // px
const LABEL_GAP = 17; // px, between two labels at least
const CROWD = 6; // more curves than this leave no room for bands and names where all are together

/** @param solvedAt mean return from which the world counts as solved */
export function curveCharts(curves: readonly Curve[], solvedAt: number): Html {
  const drawn = curves.filter(({ bands }) => bands.length > 0);
  const steps = drawn.flatMap(({ bands }) => [bands[0]!.step, bands.at(-1)!.step]);
  if (steps.length === 0) return html`<p>No run came as far as its first evaluation.</p>`;
  const y = linearAxis(Math.max(solvedAt, ...drawn.flatMap(({ bands }) => bands.map(({ max }) => max))));
  const axes = { log: logAxis(Math.min(...steps), Math.max(...steps)), linear: linearAxis(Math.max(...steps), false) };
  const scales = (['log', 'linear'] as const).map((scale) => {
    const paths = drawn.map(({ bands, runs }) => curvePaths(bands, runs, axes[scale], y));
    return html`<div class="${scale}">${definitions(scale, paths)}
${together(scale, drawn, paths, axes[scale], y, solvedAt)}
<div class="panels">${drawn.map((curve, i) => alone(scale, curve, i, drawn.length, axes[scale], y, solvedAt))}</div></div>`;
  });
  return html`<fieldset class="switch"><legend>Scale of steps</legend>
<label><input type="radio" name="scale" id="log" checked> logarithmic</label>
<label><input type="radio" name="scale" id="linear"> linear</label></fieldset>
<ul class="key">${drawn.map(({ name }, i) => html`<li><svg width="34" height="10" aria-hidden="true"><line class="line ${look(i)}" x1="1" x2="33" y1="5" y2="5"/></svg>${name}</li>`)}</ul>
${scales}`;
}

/** Every path once; the charts refer to them. */
function definitions(scale: Scale, paths: readonly CurvePaths[]): Html {
  return html`<svg class="definitions" aria-hidden="true" width="0" height="0"><defs>${paths.map(
    ({ range, band, line, rest }, i) =>
      html`<path id="${scale}-range-${i}" d="${range}"/><path id="${scale}-band-${i}" d="${band}"/><path id="${scale}-line-${i}" d="${line}" vector-effect="non-scaling-stroke"/><path id="${scale}-rest-${i}" d="${rest}" vector-effect="non-scaling-stroke"/>`,
  )}</defs></svg>`;
}

const drawing = (content: readonly Html[]): Html =>
  html`<svg width="100%" height="100%" viewBox="0 0 ${BOX.width} ${BOX.height}" preserveAspectRatio="none">${content}</svg>`;

const lines = (scale: Scale, i: number, style: string): Html =>
  html`<use class="line ${style}" href="#${scale}-line-${i}"/><use class="rest ${style}" href="#${scale}-rest-${i}"/>`;

function together(
  scale: Scale,
  curves: readonly Curve[],
  paths: readonly CurvePaths[],
  x: Axis,
  y: Axis,
  solvedAt: number,
): Html {
  const crowded = curves.length > CROWD;
  const bands = crowded ? [] : curves.map((_, i) => html`<use class="band ${look(i)}" href="#${scale}-band-${i}"/>`);
  const iqms = curves.map((_, i) => lines(scale, i, look(i)));
  const labels = crowded ? [] : endLabels(curves, paths);
  return html`<figure>${chart(
    {
      id: `${scale}-together`,
      title: 'Learning curves of all recipes',
      description: curves.map(inWords).join(' '),
      height: TOGETHER,
      x,
      y,
    },
    [threshold(y, solvedAt), drawing([...bands, ...iqms]), ...labels],
  )}<figcaption>environment steps</figcaption></figure>`;
}

function alone(scale: Scale, curve: Curve, own: number, all: number, x: Axis, y: Axis, solvedAt: number): Html {
  const others = Array.from({ length: all }, (_, i) => i).filter((i) => i !== own);
  return html`<figure><h3>${curve.name}</h3>${chart(
    {
      id: `${scale}-alone-${own}`,
      title: `Learning curve of ${curve.name}`,
      description: inWords(curve),
      height: ALONE,
      x,
      y,
    },
    [
      threshold(y, solvedAt),
      drawing([
        html`<use class="range ${look(own)}" href="#${scale}-range-${own}"/><use class="band ${look(own)}" href="#${scale}-band-${own}"/>`,
        ...others.map(
          (i) => html`<use class="other" href="#${scale}-line-${i}"/><use class="other" href="#${scale}-rest-${i}"/>`,
        ),
        lines(scale, own, `c${own % 6}`),
      ]),
    ],
  )}</figure>`;
}

/** Names at the ends of their lines, moved apart where they would touch. */
function endLabels(curves: readonly Curve[], paths: readonly CurvePaths[]): Html[] {
  const placed = curves
    .flatMap(({ name }, i) =>
      paths[i]!.end ? [{ name, i, ...paths[i]!.end, at: paths[i]!.end.y * TOGETHER - 8 }] : [],
    )
    .sort((a, b) => a.at - b.at);
  placed.forEach((label, n) => {
    label.at = Math.max(label.at, n === 0 ? 12 : placed[n - 1]!.at + LABEL_GAP);
  });
  return placed.map(
    ({ name, i, x, at }) =>
      html`<text class="label ${look(i)}" x="${percent(x)}" y="${Math.round(at)}" dx="-4" text-anchor="end">${shortName(name)}</text>`,
  );
}

function inWords({ name, runs, bands }: Curve): string {
  const [first, last] = [bands[0]!, bands.at(-1)!];
  const top = bands.reduce((best, band) => (band.iqm > best.iqm ? band : best), first);
  return `${name}, ${runs} runs: interquartile mean ${meanReturn(first.iqm)} at step ${whole(first.step)}, at most ${meanReturn(top.iqm)} at step ${whole(top.step)}, ${meanReturn(last.iqm)} at step ${whole(last.step)}.`;
}
