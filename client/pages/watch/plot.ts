/** uPlot with the page's colours. */
import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import type { Series } from '../../model/series.ts';

export interface Plot {
  show(series: Series): void;
  destroy(): void;
}

const EPISODE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]; // there is no half an episode
const SOLVED = 475; // mean return at which CartPole-v1 counts as solved

/** Early returns are small and must be seen; from 250 on the scale is the whole 500. */
function topOf(best: number): number {
  return [50, 100, 250, 500].find((top) => best <= top) ?? best;
}

function options(width: number, height: number): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const font = `12px ${token('--font')}`;
  const axis = { stroke: token('--ink-faint'), font, ticks: { show: false } };
  const grid = { stroke: token('--tick-mark'), width: 1 };
  return {
    width,
    height,
    padding: [8, 4, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false },
      return: { range: (_, __, max) => [0, topOf(max ?? 0)] },
      epsilon: { range: [0, 1] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 28, space: 70, incrs: EPISODE_STEPS },
      { ...axis, grid, scale: 'return', size: 44, space: 44 },
      { ...axis, grid: { show: false }, scale: 'epsilon', side: 1, size: 34, splits: () => [0, 0.5, 1] },
    ],
    series: [
      {},
      {
        scale: 'return',
        stroke: `${token('--agent')}55`,
        width: 1,
        points: { show: true, size: 4, fill: token('--agent'), stroke: 'transparent' },
      },
      { scale: 'return', stroke: token('--ink'), width: 1.5, points: { show: false } },
      { scale: 'return', stroke: token('--agent'), width: 2.5, points: { show: false } },
      { scale: 'epsilon', stroke: token('--line-strong'), width: 1.5, dash: [3, 4], points: { show: false } },
    ],
    hooks: {
      drawAxes: [
        (plot) => {
          if ((plot.scales['return']?.max ?? 0) < SOLVED) return;
          const y = plot.valToPos(SOLVED, 'return', true);
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

export function createPlot(host: HTMLElement): Plot {
  const size = () => ({ width: Math.max(host.clientWidth, 60), height: Math.max(host.clientHeight, 60) });
  const { width, height } = size();
  const plot = new uPlot(options(width, height), [[], [], [], [], []], host);
  const resizes = new ResizeObserver(() => plot.setSize(size()));
  resizes.observe(host);
  return {
    show: ({ episodes, returns, mean20, mean100, epsilon }) =>
      plot.setData([episodes, returns, mean100, mean20, epsilon]),
    destroy() {
      resizes.disconnect();
      plot.destroy();
    },
  };
}
