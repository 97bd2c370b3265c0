/** uPlot with the page's colours: lines, a band, dots, a line for the moment shown. Drawn only when it is told something. */
import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import type { Zoom } from '../../../model/run/runLink.ts';
import { axisNumber } from '../../words/format.ts';

type Column = readonly (number | null)[];

export interface PlotLine {
  readonly token: string; // colour, of tokens.css
  readonly width: number; // CSS pixels; 0 draws only the band's edge
  readonly dash?: readonly number[];
}

/** What stays while a plot lives. */
export interface PlotLook {
  readonly lines: readonly PlotLine[];
  readonly band: boolean; // the first two lines are the edges of one
  readonly log: boolean;
  readonly percent: boolean; // the values are shares
  readonly zero: boolean; // the scale begins at 0
  readonly axis: boolean; // along x
  readonly sync: string; // plots of one key have one cursor
}

export interface PlotData {
  readonly x: readonly number[];
  readonly columns: readonly Column[]; // one a line
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly level: number | null; // a horizontal line
  readonly at: number | null; // a vertical line: the moment shown
  readonly zoom: Zoom | null;
}

export interface Plot {
  show(data: PlotData): void;
  destroy(): void;
}

interface PlotEvents {
  /** @param zoom drawn with the mouse; null: all of it, by a double click */
  readonly onZoom: (zoom: Zoom | null) => void;
  /** @param row of the data below the cursor; null: there is none */
  readonly onHover: (row: number | null) => void;
}

const EMPTY: PlotData = { x: [], columns: [], dots: [], level: null, at: null, zoom: null };
const BAND = '38'; // alpha
const X_SPACE = 64; // CSS pixels between two numbers
const LEAST_DRAG = 6; // CSS pixels; less is a click

/** Shared by all plots of a page: computing styles costs. */
function tokens(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

function short(value: number, percent: boolean): string {
  return axisNumber(document.documentElement.lang, value, percent ? 'percent' : 'decimal');
}

export function createPlot(host: HTMLElement, look: PlotLook, { onZoom, onHover }: PlotEvents): Plot {
  const token = tokens();
  const size = () => ({ width: Math.max(host.clientWidth, 60), height: Math.max(host.clientHeight, 40) });
  let data = EMPTY;

  function line(
    { ctx, bbox }: uPlot,
    from: readonly [number, number],
    to: readonly [number, number],
    colour: string,
  ): void {
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = token(colour);
    ctx.lineWidth = devicePixelRatio * 1.5;
    ctx.setLineDash([6, 5].map((length) => length * devicePixelRatio));
    ctx.beginPath();
    ctx.moveTo(...from);
    ctx.lineTo(...to);
    ctx.stroke();
    ctx.restore();
  }
  function drawOver(plot: uPlot): void {
    const { left, top, width, height } = plot.bbox;
    if (data.level !== null) {
      const y = plot.valToPos(data.level, 'y', true);
      if (Number.isFinite(y)) line(plot, [left, y], [left + width, y], '--line-strong');
    }
    if (data.at !== null) {
      const x = plot.valToPos(data.at, 'x', true);
      line(plot, [x, top], [x, top + height], '--human');
    }
    const { ctx } = plot;
    ctx.save();
    ctx.fillStyle = token('--ink');
    for (const dot of data.dots) {
      const [x, y] = [plot.valToPos(dot.x, 'x', true), plot.valToPos(dot.y, 'y', true)];
      if (x < left - 1 || x > left + width + 1 || !Number.isFinite(y)) continue;
      ctx.beginPath();
      ctx.arc(x, y, 2.5 * devicePixelRatio, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.restore();
  }
  const colour =
    (name: string, alpha = '') =>
    () =>
      token(name) + alpha; // asked at each drawing: day may become night
  const axis = { stroke: colour('--ink-faint'), font: `12px ${token('--font')}`, ticks: { show: false } };
  const plot = new uPlot(
    {
      ...size(),
      padding: [8, 10, look.axis ? 0 : 4, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false, dist: LEAST_DRAG },
        sync: { key: look.sync, setSeries: false },
      },
      scales: {
        x: { time: false, auto: false },
        y: look.log
          ? { distr: 3 }
          : { range: (_, min, max) => (look.zero ? [0, max > 0 ? max * 1.06 : 1] : padded(min, max)) },
      },
      axes: [
        {
          ...axis,
          show: look.axis,
          grid: { show: false },
          size: 26,
          space: X_SPACE,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6],
          values: (_, splits) => splits.map((value) => short(value, false)),
        },
        {
          ...axis,
          grid: { stroke: colour('--tick-mark'), width: 1 },
          size: 48,
          space: 30,
          ...(look.log ? { splits: (_: uPlot, __: number, min: number, max: number) => decades(min, max) } : {}),
          values: (_, splits) => splits.map((value) => (value === null ? '' : short(value, look.percent))),
        },
      ],
      series: [
        {},
        ...look.lines.map(({ token: name, width, dash }) => ({
          stroke: width === 0 ? () => 'transparent' : colour(name),
          width: Math.max(width, 0.1), // a path of no width bounds no band
          ...(dash ? { dash: [...dash] } : {}),
          spanGaps: true,
          points: { show: false },
        })),
      ],
      ...(look.band
        ? { bands: [{ series: [2, 1] as [number, number], fill: colour(look.lines[0]!.token, BAND) }] }
        : {}),
      hooks: {
        draw: [drawOver],
        setSelect: [
          (self) => {
            const { left, width } = self.select;
            if (width < LEAST_DRAG) return;
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            onZoom({ from: Math.floor(self.posToVal(left, 'x')), to: Math.ceil(self.posToVal(left + width, 'x')) });
          },
        ],
        setCursor: [(self) => onHover(self.cursor.idx ?? null)],
      },
    },
    [[], ...look.lines.map(() => [])],
    host,
  );
  const redrawn = new MutationObserver(() => plot.redraw(false));
  redrawn.observe(document.documentElement, { attributes: true }); // another colour scheme, another language
  const whole = (): void => onZoom(null);
  plot.over.addEventListener('dblclick', whole);
  const resizes = new ResizeObserver(() => plot.setSize(size()));
  resizes.observe(host);
  return {
    show(next) {
      data = next;
      const { x, columns, zoom } = next;
      const [from, to] = [zoom?.from ?? 0, zoom?.to ?? Math.max(x.at(-1) ?? 1, 1)];
      plot.batch(() => {
        plot.setData([x, ...columns] as unknown as uPlot.AlignedData, false);
        plot.setScale('x', { min: from, max: to });
      });
    },
    destroy() {
      resizes.disconnect();
      redrawn.disconnect();
      plot.destroy();
    },
  };
}

function padded(min: number, max: number): [number, number] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  const room = (max - min) * 0.08 || Math.abs(max) * 0.1 || 1;
  return [min - room, max + room];
}

/** Where a logarithmic axis has its lines: the powers of ten, and 2 and 5 times them where there are few. */
function decades(min: number, max: number): number[] {
  const powers: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) powers.push(10 ** power);
  const steps = powers.length > 3 ? [1] : [1, 2, 5];
  return powers.flatMap((power) => steps.map((step) => step * power)).filter((value) => value >= min && value <= max);
}
