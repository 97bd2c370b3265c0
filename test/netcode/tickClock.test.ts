import { describe, expect, it } from 'vitest';
import { createTickClock } from '../../shared/netcode/tickClock.ts';

const TICK_MS = 20;

/** Inputs every 100 ms that take `wayMs(i)` to the server, answered by frames every tick after `backMs`. */
function drive(seconds: number, wayMs: (i: number) => number, startTick: number) {
  const serverAt = (ms: number): number => -150 + ms / TICK_MS;
  const clock = createTickClock(TICK_MS, -150, startTick, 0);
  const answers: { at: number; tick: number; lead: number }[] = [];
  const leads: number[] = [];
  let i = 0;
  for (let now = 0; now < seconds * 1_000; now += 5) {
    while (answers[0] && answers[0].at <= now) {
      const { tick, lead } = answers.shift()!;
      clock.acked(tick, lead);
    }
    if (now % TICK_MS === 0) clock.heard(Math.floor(serverAt(now - 30)), now);
    if (now % 100 === 0) {
      const tick = Math.floor(clock.tickAt(now)) + 1;
      clock.sent(tick, now);
      const arrives = now + wayMs(i++);
      const lead = tick - Math.floor(serverAt(arrives));
      leads.push(lead);
      answers.push({ at: arrives + 30, tick, lead });
    }
  }
  return { clock, leads, now: seconds * 1_000, serverAt };
}

describe('the own clock', () => {
  it('[NET8] jumps before the start, so that inputs arrive just early enough', () => {
    const { leads } = drive(3, () => 100, 0);
    expect(leads[0]).toBeLessThan(0);
    for (const lead of leads.slice(5)) expect(lead).toBeGreaterThanOrEqual(1);
    for (const lead of leads.slice(5)) expect(lead).toBeLessThanOrEqual(4);
  });
  it('[NET8] during play dilates by at most 3 %', () => {
    const clock = createTickClock(TICK_MS, 0, 0, 0);
    clock.sent(3, 0);
    clock.acked(3, -20); // far too late
    const before = clock.tickAt(0);
    expect(clock.tickAt(1_000) - before).toBeCloseTo(50 * 1.03, 6);
    expect(clock.tickAt(2_000) - clock.tickAt(1_000)).toBeLessThanOrEqual(50 * 1.03 + 1e-9);
  });
  it('[NET8] wants 2 ticks on a steady way and 12 at most on a wild one', () => {
    expect(drive(10, () => 100, 0).clock.bufferTicks()).toBe(2);
    expect(drive(10, (i) => (i % 7 === 0 ? 900 : 20), 0).clock.bufferTicks()).toBe(12);
  });
  it('tells the round trip', () => {
    expect(drive(5, () => 100, 0).clock.roundTripTicks()! * TICK_MS).toBeGreaterThanOrEqual(100);
  });
  it('[NET7] follows a server whose clock was set back, with the way as it was measured', () => {
    const { clock, now } = drive(5, () => 100, 0);
    const ahead = clock.tickAt(now) - (-150 + now / TICK_MS);
    clock.rebase(20, 70, now + 30);
    const after = clock.tickAt(now + 30) - 20 - 1.5; // the message itself took 30 ms
    expect(Math.abs(after - ahead)).toBeLessThan(1.5);
  });
  it('never runs backwards when asked about the past', () => {
    const { clock, now } = drive(3, () => 50, 0);
    const tick = clock.tickAt(now);
    expect(clock.tickAt(now - 500)).toBe(tick);
  });
});
