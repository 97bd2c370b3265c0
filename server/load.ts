/** How busy this process is: the share of each second in which its event loop was not waiting. */
import { performance } from 'node:perf_hooks';

const EVERY_MS = 1_000;

/** @returns stops measuring */
export function measureLoad(measured: (share: number) => void): () => void {
  let last = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    measured(performance.eventLoopUtilization(now, last).utilization);
    last = now;
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
