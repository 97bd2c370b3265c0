/** uPlot with several bands: of each recipe the middle half of its seeds and their interquartile mean, by step. */
import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import type { Band } from '../../../shared/learner/curveBands.ts';
import { axisNumber } from '../words/format.ts';

export interface BandPlot {
  show(curves: readonly (readonly Band[])[], solvedAt: number | null): void;
  destroy(): void;
}

const BAND = '30'; // alpha
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const; // colour is not all that tells them apart
const X_SPACE = 64; // CSS pixels between two numbers

function compact(value: number): string {
  return axisNumber(document.documentElement.lang, value);
}

/** One x for all; where a recipe was not evaluated, the line goes on to its next evaluation. */
function columnsOf(curves: readonly (readonly Band[])[]): uPlot.AlignedData {
  const steps = [...new Set(curves.flatMap((bands) => bands.map(({ step }) => step)))].sort((a, b) => a - b);
  const columns = curves.flatMap((bands) => {
    const at = new Map(bands.map((band) => [band.step, band]));
    const of = (key: 'low' | 'high' | 'iqm') => steps.map((step) => at.get(step)?.[key]);
    return [of('low'), of('high'), of('iqm')];
  });
  return [steps, ...columns] as uPlot.AlignedData;
}

interface Look {
  readonly count: number; // of recipes
  readonly log: boolean; // steps by their powers of ten
}

function options(width: number, height: number, { count, log }: Look, level: () => number | null): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: token('--ink-faint'), font: `12px ${token('--font')}`, ticks: { show: false } };
  const grid = { stroke: token('--tick-mark'), width: 1 };
  const values = (_: uPlot, splits: readonly number[]): string[] => splits.map(compact);
  const looks = Array.from({ length: count }, (_, i) => ({
    colour: token(`--series-${i + 1}`),
    dash: [...DASHES[i]!],
  }));
  const line = { points: { show: false }, spanGaps: true };
  return {
    width,
    height,
    padding: [10, 12, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: log ? { time: false, distr: 3 } : { time: false },
      y: { range: (_, __, max) => [0, Math.max(max ?? 0, level() ?? 0) * 1.05 || 1] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 28, space: X_SPACE, values },
      { ...axis, grid, size: 44, values },
    ],
    series: [
      {},
      ...looks.flatMap(({ colour, dash }) => [
        { ...line, stroke: 'transparent', width: 0 },
        { ...line, stroke: 'transparent', width: 0 },
        { ...line, stroke: colour, width: 2, dash },
      ]),
    ],
    bands: looks.map(({ colour }, i) => ({ series: [3 * i + 2, 3 * i + 1] as [number, number], fill: colour + BAND })),
    hooks: {
      drawAxes: [
        (plot) => {
          const at = level();
          if (at === null) return;
          const y = plot.valToPos(at, 'y', true);
          const { ctx, bbox } = plot;
          ctx.save();
          ctx.strokeStyle = token('--line-strong');
          ctx.setLineDash([6, 6]);
          ctx.beginPath();
          ctx.moveTo(bbox.left, y);
          ctx.lineTo(bbox.left + bbox.width, y);
          ctx.stroke();
          ctx.restore();
        },
      ],
    },
  };
}

export function createBandPlot(host: HTMLElement, look: Look): BandPlot {
  const { count } = look;
  const size = () => ({ width: Math.max(host.clientWidth, 60), height: Math.max(host.clientHeight, 60) });
  let level: number | null = null;
  const { width, height } = size();
  const empty = Array.from({ length: 3 * count + 1 }, () => []) as unknown as uPlot.AlignedData;
  const plot = new uPlot(
    options(width, height, look, () => level),
    empty,
    host,
  );
  const resizes = new ResizeObserver(() => plot.setSize(size()));
  resizes.observe(host);
  return {
    show(curves, solvedAt) {
      if (curves.length !== count) return;
      level = solvedAt;
      plot.setData(columnsOf(curves));
    },
    destroy() {
      resizes.disconnect();
      plot.destroy();
    },
  };
}
