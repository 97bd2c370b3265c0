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
const SLOTS = 10; // matches of one period start spread over so many parts of it
const FINE_MS = 1; // the timer's grain: the rest is waited for turn by turn, while there are few
const FEW = 2; // matches; each more has a slot of its own, and those turns would take another twentieth of the core to win a millisecond

type Tick = (nowMs: number) => boolean;

/** Matches of one period that are due together. */
interface Slot {
  readonly periodMs: number;
  readonly part: number; // of the period, 0..SLOTS - 1
  ticks: Tick[];
  originMs: number;
  count: number; // periods since the origin
}

const OVER: Tick = () => false;
const dueOf = (slot: Slot): number => slot.originMs + slot.count * slot.periodMs;

/** @param afterTicks called once each time something has ticked: the place to send what the ticks said, coalesced */
export function createLoop(clock: LoopClock, afterTicks: () => void = () => {}): Loop {
  const lateness = createLateness();
  let slots: Slot[] = [];
  let cancel: (() => void) | null = null;
  let running = false;
  let nextSlot = 0;
  let dropped = 0;

  const size = (): number => slots.reduce((sum, { ticks }) => sum + ticks.length, 0);

  function schedule(): void {
    cancel?.();
    cancel = null;
    if (slots.length === 0) return;
    let due = Number.POSITIVE_INFINITY;
    for (const slot of slots) due = Math.min(due, dueOf(slot));
    const wait = due - clock.now();
    cancel = clock.after(size() > FEW ? wait : wait > FINE_MS ? wait - FINE_MS : 0, run);
  }

  function tickAll(slot: Slot, due: number, nowMs: number): void {
    const { ticks } = slot;
    const last = ticks.length; // what a tick adds is for the next one
    let gone = false;
    for (let i = 0; i < last; i++) {
      lateness.add(nowMs - due, nowMs);
      if (ticks[i]!(nowMs)) continue;
      ticks[i] = OVER;
      gone = true;
    }
    if (gone) slot.ticks = ticks.filter((tick) => tick !== OVER);
  }

  /** One tick of everything that is due. */
  function round(nowMs: number): boolean {
    let ran = false;
    for (const slot of slots) {
      const due = dueOf(slot);
      if (due > nowMs) continue;
      slot.count++;
      tickAll(slot, due, nowMs);
      ran = true;
    }
    if (ran) slots = slots.filter(({ ticks }) => ticks.length > 0);
    return ran;
  }

  function dropBacklog(nowMs: number): void {
    for (const slot of slots) {
      const behind = Math.floor((nowMs - dueOf(slot)) / slot.periodMs) + 1;
      if (behind <= 0) continue;
      slot.originMs += behind * slot.periodMs;
      dropped += behind * slot.ticks.length;
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
      const part = nextSlot++ % SLOTS;
      const same = slots.find((slot) => slot.periodMs === periodMs && slot.part === part);
      if (same) same.ticks.push(tick);
      else {
        const now = clock.now();
        const phase = Math.floor(now / periodMs) * periodMs + (part * periodMs) / SLOTS;
        slots.push({ periodMs, part, ticks: [tick], originMs: phase > now ? phase : phase + periodMs, count: 0 });
      }
      if (!running) schedule();
    },
    stop() {
      cancel?.();
      cancel = null;
      slots = [];
    },
    size,
    lateness,
    dropped: () => dropped,
  };
}
