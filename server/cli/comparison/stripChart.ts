/** Every run as a dot: a row for each recipe, the runs of a row apart from each other in the order of their seeds. */
import type { Axis } from './axis.ts';
import { chart, look, percent } from './chart.ts';
import { type Html, html } from './html.ts';
import { shortName } from './words.ts';

export interface Strip {
  readonly name: string;
  readonly dots: readonly { readonly seed: number; readonly value: number | null }[]; // null: never came there
  readonly middle: number | null;
  readonly interval: readonly [number, number] | null; // around the middle
}

export interface StripChart {
  readonly id: string; // unique on the page
  readonly title: string;
  readonly caption: string; // what the axis counts
  readonly x: Axis;
  readonly strips: readonly Strip[];
  readonly describe: (value: number) => string;
}

const ROW = 58; // px
const NAME = 22; // px of a row, for its recipe's name
const SPREAD = 22; // px of a row, for its dots
const NEVER = 40; // px beyond the axis, for those that never came there

export function stripChart({ id, title, caption, x, strips, describe }: StripChart): Html {
  const description = strips.map(({ name, dots }) => {
    const values = dots.map(({ seed, value }) => `seed ${seed} ${value === null ? 'never' : describe(value)}`);
    return `${name}: ${values.join(', ')}.`;
  });
  const frame = { id, title, description: description.join(' '), height: ROW * strips.length, x, y: null };
  const never = strips.some(({ dots }) => dots.some(({ value }) => value === null));
  const neverTick = never
    ? html`<text class="tick" x="100%" y="100%" dx="${NEVER}" dy="18" text-anchor="middle">never</text>`
    : null;
  return html`<figure class="strips${never ? ' never' : ''}"><h3>${title}</h3>${chart(frame, [
    ...strips.map((strip, i) => row(strip, i, x, describe)),
    html`${neverTick}`,
  ])}<figcaption>${caption}</figcaption></figure>`;
}

function row({ name, dots, middle, interval }: Strip, i: number, x: Axis, describe: (value: number) => string): Html {
  const top = i * ROW;
  const centre = top + NAME + SPREAD / 2 + 4;
  const height = (n: number): number =>
    Math.round(10 * (centre + (dots.length > 1 ? n / (dots.length - 1) - 0.5 : 0) * SPREAD)) / 10;
  return html`<g class="${look(i)}"><text class="label" x="0" y="${top + 16}">${shortName(name)}</text>
${interval ? html`<rect class="interval" x="${percent(x.place(interval[0]))}" width="${percent(x.place(interval[1]) - x.place(interval[0]))}" y="${centre - SPREAD / 2 - 4}" height="${SPREAD + 8}" rx="3"/>` : null}
${middle === null ? null : html`<line class="middle" x1="${percent(x.place(middle))}" x2="${percent(x.place(middle))}" y1="${centre - SPREAD / 2 - 4}" y2="${centre + SPREAD / 2 + 4}"/>`}
${dots.map(({ seed, value }, n) =>
  value === null
    ? html`<text class="cross" x="100%" dx="${NEVER}" y="${height(n)}" dy="4" text-anchor="middle">\u00d7</text>`
    : html`<circle class="dot" cx="${percent(x.place(value))}" cy="${height(n)}" r="4"><title>seed ${seed}: ${describe(value)}</title></circle>`,
)}</g>`;
}
