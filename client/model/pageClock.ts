/** The clock of a game that runs in the page alone: ticks by drawn frames, without drift; a hidden tab stops it. */
const MOST_CATCH_UP = 5; // ticks a frame

export interface PageClock {
  /**
   * Calls `tick` once for each tick that is due, until it says that there is nothing more to do.
   * @param perTick ms; may change from frame to frame
   * @returns 0..1, how much of the newest tick's time is over
   */
  run(nowMs: number, perTick: number, tick: () => boolean): number;
  /** The next tick is due so many ms from the next frame on. */
  waitFor(ms: number): void;
  /** ms until the next tick; 0 where it is due. */
  left(nowMs: number): number;
}

export function createPageClock(waitMs: number): PageClock {
  let wait: number | null = waitMs;
  let due = 0; // ms
  return {
    run(nowMs, perTick, tick) {
      if (wait !== null) due = nowMs + wait;
      wait = null;
      if (nowMs - due > MOST_CATCH_UP * perTick) due = nowMs;
      while (due <= nowMs) {
        due += perTick;
        if (!tick()) break;
      }
      return Math.min(Math.max(1 - (due - nowMs) / perTick, 0), 1);
    },
    waitFor(ms) {
      wait = ms;
    },
    left: (nowMs) => (wait === null ? Math.max(due - nowMs, 0) : wait),
  };
}
