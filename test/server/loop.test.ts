import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLoop, type LoopClock, MAX_CATCH_UP } from '../../server/arena/loop.ts';

/** A clock whose hands a test turns. Timers fire late by whatever the test says. */
function handClock(lateMs: () => number = () => 0) {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock: LoopClock = {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + Math.max(ms, 0.01) + lateMs(), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  function runUntil(end: number): void {
    for (;;) {
      timers.sort((a, b) => a.at - b.at);
      const first = timers[0];
      if (!first || first.at > end) break;
      timers.shift();
      now = Math.max(now, first.at);
      first.run();
    }
    now = end;
  }
  return {
    clock,
    runUntil,
    block(ms: number) {
      now += ms;
    },
    pending: () => timers.length,
  };
}

describe('the loop', () => {
  it('[ARENA5] does not drift, however late its timers are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 15, noNaN: true }), { minLength: 1 }), (late) => {
        let i = 0;
        const hand = handClock(() => late[i++ % late.length]!);
        const loop = createLoop(hand.clock);
        let ticks = 0;
        loop.add(20, () => ++ticks > 0);
        hand.runUntil(20_000);
        expect(ticks).toBeGreaterThanOrEqual(998);
        expect(ticks).toBeLessThanOrEqual(1_000);
        expect(loop.dropped()).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
  it('[ARENA5] ticks each match at its own rate', () => {
    const hand = handClock();
    const loop = createLoop(hand.clock);
    const counts = [0, 0, 0];
    [20, 80 / 3, 40].forEach((period, i) => {
      loop.add(period, () => ++counts[i]! > 0);
    });
    hand.runUntil(8_000);
    [400, 300, 200].forEach((expected, i) => {
      expect(Math.abs(counts[i]! - expected)).toBeLessThanOrEqual(1);
    });
  });
  it('[ARENA5] catches up with five ticks at most, and drops the rest', () => {
    const hand = handClock();
    const loop = createLoop(hand.clock);
    const at: number[] = [];
    loop.add(20, (now) => at.push(now) > 0);
    hand.runUntil(100);
    const before = at.length;
    hand.block(1_000);
    hand.runUntil(1_100.5);
    expect(at.length - before).toBeLessThanOrEqual(MAX_CATCH_UP + 1);
    expect(loop.dropped()).toBeGreaterThan(40);
    hand.runUntil(2_100);
    expect(at.length - before).toBeLessThanOrEqual(MAX_CATCH_UP + 51);
  });
  it('[ARENA5] spreads matches over the tick', () => {
    const hand = handClock();
    const loop = createLoop(hand.clock);
    const phases = new Set<number>();
    for (let i = 0; i < 20; i++) loop.add(20, () => phases.add(Math.round(hand.clock.now() % 20)).size > 0);
    hand.runUntil(100);
    expect(phases.size).toBe(10);
  });
  it('[ARENA5] many matches tick at their rate too, and are slept for instead of waited for', () => {
    const hand = handClock();
    let timers = 0;
    const loop = createLoop({
      now: hand.clock.now,
      after(ms, run) {
        timers++;
        return hand.clock.after(ms, run);
      },
    });
    const counts = Array.from({ length: 100 }, () => 0);
    counts.forEach((_, i) => {
      const alive = i % 10 > 0 ? 500 : 30;
      loop.add(20, () => ++counts[i]! < alive);
    });
    timers = 0;
    hand.runUntil(2_000);
    expect(counts.filter((_, i) => i % 10 === 0)).toEqual(Array.from({ length: 10 }, () => 30));
    expect(counts.filter((_, i) => i % 10 > 0 && counts[i]! >= 99 && counts[i]! <= 100)).toHaveLength(90);
    expect(timers).toBeLessThan(1_050);
    expect(loop.size()).toBe(90);
  });
  it('sleeps when nothing plays, and forgets who is over', () => {
    const hand = handClock();
    const loop = createLoop(hand.clock);
    let left = 3;
    loop.add(20, () => --left > 0);
    hand.runUntil(1_000);
    expect([left, loop.size(), hand.pending()]).toEqual([0, 0, 0]);
    loop.add(20, () => true);
    expect(hand.pending()).toBe(1);
    loop.stop();
    expect(hand.pending()).toBe(0);
  });
  it('[ARENA8] tells once when several ticks had to be made up for', () => {
    const hand = handClock();
    const told: number[] = [];
    let ticks = 0;
    const loop = createLoop(hand.clock, () => void told.push(ticks));
    loop.add(20, () => ++ticks > 0);
    hand.runUntil(100);
    const [calls, before] = [told.length, ticks];
    hand.block(70);
    hand.runUntil(hand.clock.now() + 1);
    expect(ticks - before).toBeGreaterThan(2);
    expect(told.slice(calls)).toEqual([ticks]);
  });
  it('lets a match add another while it ticks', () => {
    const hand = handClock();
    const loop = createLoop(hand.clock);
    let second = 0;
    loop.add(20, () => {
      loop.add(20, () => ++second < 5);
      return false;
    });
    hand.runUntil(500);
    expect(second).toBe(5);
  });
  it('knows how late its ticks were', () => {
    const hand = handClock(() => 3);
    const loop = createLoop(hand.clock);
    loop.add(20, () => true);
    hand.runUntil(2_000);
    expect(loop.lateness.quantile(0.5)).toBeGreaterThanOrEqual(2);
    expect(loop.lateness.quantile(0.99)).toBeLessThan(7);
    expect(loop.lateness.count()).toBeGreaterThan(90);
  });
});
