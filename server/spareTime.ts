/** Work that takes a moment and has a moment's time: one piece each time everything else has had its turn. */
export interface SpareTime {
  soon(work: () => void): void;
  /** What still waits is done now. */
  finish(): void;
}

/** @param turn calls back once other work has had its turn */
export function createSpareTime(turn: (run: () => void) => void): SpareTime {
  const waiting: (() => void)[] = [];
  function one(): void {
    waiting.shift()?.();
    if (waiting.length > 0) turn(one);
  }
  return {
    soon(work) {
      waiting.push(work);
      if (waiting.length === 1) turn(one);
    },
    finish() {
      while (waiting.length > 0) waiting.shift()!();
    },
  };
}
