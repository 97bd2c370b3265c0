/** The ticker's clock and timers. */
import type { LoopClock } from './arena/loop.ts';

export const steadyClock: LoopClock = {
  now: () => performance.now(),
  after(ms, run) {
    if (ms <= 0) {
      const handle = setImmediate(run);
      return () => clearImmediate(handle);
    }
    const handle = setTimeout(run, ms);
    return () => clearTimeout(handle);
  },
};
