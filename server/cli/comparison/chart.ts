/**
 * The frame of a chart: grid, ticks and threshold around whatever is drawn in it. Positions are percentages of the drawing, so it
 * takes any width while text and strokes keep their size; labels stand in the padding that the style sheet leaves for them.
 */
import type { Axis } from './axis.ts';
import { type Html, html } from './html.ts';

export interface Frame {
  readonly id: string; // unique on the page
  readonly title: string;
  readonly description: string; // for those who do not see it
  readonly height: number; // px, of the drawing
  readonly x: Axis;
  readonly y: Axis | null; // null: rows with no scale of their own
}

export function chart({ id, title, description, height, x, y }: Frame, content: readonly Html[]): Html {
  return html`<div class="frame"><svg class="plot" role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d" height="${height}">
<title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>
<g aria-hidden="true">${x.ticks.map((tick) => verticalTick(tick.at, tick.label))}${y ? y.ticks.map((tick) => horizontalTick(tick.at, tick.label)) : null}
${content}</g></svg></div>`;
}

function verticalTick(at: number, label: string): Html {
  const x = percent(at);
  return label === ''
    ? html`<line class="minor" x1="${x}" x2="${x}" y1="0" y2="100%"/>`
    : html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="100%"/><text class="tick" x="${x}" y="100%" dy="18" text-anchor="middle">${label}</text>`;
}

function horizontalTick(at: number, label: string): Html {
  const y = percent(1 - at);
  return html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="tick" x="-8" y="${y}" dy="4" text-anchor="end">${label}</text>`;
}

/** The return from which the world counts as solved. */
export function threshold(y: Axis, solvedAt: number): Html {
  const at = percent(1 - y.place(solvedAt));
  return html`<line class="threshold" x1="0" x2="100%" y1="${at}" y2="${at}"/>`;
}

export function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}

/** The classes of the n-th recipe's colour and dashes: 12 looks, of which neighbours differ in both. */
export function look(n: number): string {
  return `c${n % 6} d${n % 4}`;
}
