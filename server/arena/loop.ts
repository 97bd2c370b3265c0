/**
 * One loop for all matches: each has its own due times, none has a timer (ARENA5).
 * A due time is the start plus a whole number of periods, so nothing drifts. Whoever is late runs at most five ticks to catch up;
 * what is behind that is dropped: the match's clock then stands later, and its clients follow.
 */
import { createLateness, type Lateness } from './lateness.ts';

/** Time and timers from outside, so that tests can turn the hands. */
export interface LoopClock {
  now(): number; // ms, steady
  /** Calls back once after about so many ms; 0: as soon as other work has had its turn. Returns how to call it off. */
  after(ms: number, run: () => void): () => void;
}

export interface Loop {
  /**
   * @param periodMs real ms between two ticks
   * @param tick one tick; false takes it off the loop
   */
  add(periodMs: number, tick: (nowMs: number) => boolean): void;
  stop(): void;
  readonly size: () => number;
  readonly lateness: Lateness; // ms from due to started, of each tick
  readonly dropped: () => number; // ticks thrown away because more than five were due
}

export const MAX_CATCH_UP = 5;
const SLOTS = 4; // matches of one period start spread over so many parts of it
const FINE_MS = 1; // the timer's grain: the rest is waited for turn by turn

interface Entry {
  readonly periodMs: number;
  readonly tick: (nowMs: number) => boolean;
  originMs: number;
  count: number; // ticks since the origin
}

const dueOf = (entry: Entry): number => entry.originMs + entry.count * entry.periodMs;

/** @param afterTicks called once each time something has ticked: the place to send what the ticks said, coalesced */
export function createLoop(clock: LoopClock, afterTicks: () => void = () => {}): Loop {
  const lateness = createLateness();
  let entries: Entry[] = [];
  let cancel: (() => void) | null = null;
  let running = false;
  let nextSlot = 0;
  let dropped = 0;

  function schedule(): void {
    cancel?.();
    cancel = null;
    if (entries.length === 0) return;
    let due = Number.POSITIVE_INFINITY;
    for (const entry of entries) due = Math.min(due, dueOf(entry));
    const wait = due - clock.now();
    cancel = clock.after(wait > FINE_MS ? wait - FINE_MS : 0, run);
  }

  /** One tick of everything that is due. */
  function round(nowMs: number): boolean {
    let ran = false;
    let gone = false;
    for (const entry of entries) {
      const due = dueOf(entry);
      if (due > nowMs) continue;
      lateness.add(nowMs - due, nowMs);
      entry.count++;
      ran = true;
      if (!entry.tick(nowMs)) {
        entry.count = Number.POSITIVE_INFINITY;
        gone = true;
      }
    }
    if (gone) entries = entries.filter((entry) => entry.count !== Number.POSITIVE_INFINITY);
    return ran;
  }

  function dropBacklog(nowMs: number): void {
    for (const entry of entries) {
      const behind = Math.floor((nowMs - dueOf(entry)) / entry.periodMs) + 1;
      if (behind <= 0) continue;
      entry.originMs += behind * entry.periodMs;
      dropped += behind;
    }
  }

  function run(): void {
    cancel = null;
    running = true;
    try {
      let left = MAX_CATCH_UP;
      while (left > 0 && round(clock.now())) left--;
      if (left === 0) dropBacklog(clock.now());
      if (left < MAX_CATCH_UP) afterTicks();
    } finally {
      running = false;
      schedule();
    }
  }

  return {
    add(periodMs, tick) {
      const slotMs = periodMs / SLOTS;
      const now = clock.now();
      const phase = Math.floor(now / periodMs) * periodMs + (nextSlot++ % SLOTS) * slotMs;
      const originMs = phase > now ? phase : phase + periodMs;
      entries = [...entries, { periodMs, tick, originMs, count: 0 }];
      if (!running) schedule();
    },
    stop() {
      cancel?.();
      cancel = null;
      entries = [];
    },
    size: () => entries.length,
    lateness,
    dropped: () => dropped,
  };
}
