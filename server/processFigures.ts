/** What this process takes of the machine: processor, memory, and how late its event loop is. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessFigures } from './net/arenaMetrics.ts';

const WINDOW_MS = 10_000;
const RESOLUTION_MS = 20;
const SECONDS = 1e-9; // of a nanosecond

/** @returns the figures now, and how to stop measuring */
export function measureProcess(): { readonly figures: () => ProcessFigures; readonly stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let window = { p50: 0, p99: 0, max: 0 };
  const late = (nanoseconds: number): number => Math.max(nanoseconds * SECONDS - RESOLUTION_MS / 1_000, 0);
  const timer = setInterval(() => {
    window = { p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max) };
    delay.reset();
  }, WINDOW_MS).unref();
  delay.enable();
  return {
    figures() {
      const { user, system } = process.cpuUsage();
      const { rss, heapUsed } = process.memoryUsage();
      return {
        cpuSeconds: (user + system) / 1e6,
        residentBytes: rss,
        heapUsedBytes: heapUsed,
        eventLoopDelay: window,
      };
    },
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
