import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchView } from '../../shared/netcode/matchClient.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { nextUniform, type RandomStream } from '../../shared/sim/random.ts';
import { balance, CALM, play, type Weather } from './simulatedNetwork.ts';

/** Balances by what the page shows, with a fumble now and then. */
function fumbling(view: MatchView, random: RandomStream): Action {
  const wanted = balance(view.lanes[0]!.state);
  return nextUniform(random) < 0.03 ? (wanted === 1 ? 0 : 1) : wanted;
}

function balanced(view: MatchView): Action {
  return balance(view.lanes[0]!.state);
}

const RUNS = { numRuns: 25 };

const weather = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  delayMs: fc.integer({ min: 0, max: 150 }),
  jitterMs: fc.integer({ min: 0, max: 40 }),
  lostFrames: fc.constantFrom(0, 0.1, 0.5),
  stalls: fc.constant(0),
  stallMs: fc.constant(0),
  drops: fc.constant(0),
  pollMs: fc.constantFrom(1000 / 60, 1000 / 144, 1000 / 30),
  clockSkew: fc.constantFrom(1, 1.0005, 0.9995),
  cutAtMs: fc.constant(null),
  asleep: fc.constant(null),
});

function expectConverged(played: ReturnType<typeof play>): void {
  expect(played.result).not.toBeNull();
  expect(played.view.phase).toBe('finished');
  expect(played.view.mismatches).toBe(0);
  expect(played.view.serverTick).toBe(played.result!.tick);
  expect(played.view.winner).toBe(played.result!.winner);
  expect(played.view.lanes.map((lane) => lane.fall)).toEqual(played.result!.falls);
}

describe('on a calm way', () => {
  const played = play({ weather: CALM, player: fumbling });
  it('[NET6] nothing is corrected and nothing is late', () => {
    expectConverged(played);
    expect(played.ticks).toBeGreaterThan(100);
    expect([played.lateInputs, played.corrections, played.freezes]).toEqual([0, 0, 0]);
  });
  it('[NET6] every frame that came was confirmed by its hash', () => {
    expect(played.view.confirmedFrames).toBeGreaterThan(played.ticks * 0.95);
  });
  it('[NET8] the buffer is the smallest', () => {
    expect(played.view.bufferTicks).toBe(2);
  });
  it('[NET8] the own clock never runs backwards and stays within 3 % of real time', () => {
    const playing = played.views.filter((view) => view.phase === 'playing');
    for (let i = 1; i < playing.length; i++) {
      const passed = playing[i]!.tick - playing[i - 1]!.tick;
      expect(passed).toBeGreaterThan(0.97 * (CALM.pollMs / 20) - 0.01);
      expect(passed).toBeLessThan(1.03 * (CALM.pollMs / 20) + 0.01);
    }
  });
  it('draws the others behind the own cart, never beyond what is confirmed', () => {
    for (const view of played.views) expect(view.lanes[1]!.tick).toBeLessThanOrEqual(Math.max(view.serverTick, 0));
    expect(played.view.viewDelayTicks).toBeLessThan(12);
  });
});

it('[NET6] corrections come only with late inputs, and both sides end with the same bits', () => {
  fc.assert(
    fc.property(weather, (sky) => {
      const played = play({ weather: sky, player: fumbling });
      expectConverged(played);
      if (played.lateInputs === 0 && played.freezes === 0) expect(played.corrections).toBe(0);
    }),
    RUNS,
  );
});

it('[NET6] converges through stalls and reconnects', () => {
  const stormy = weather.chain((sky) =>
    fc.record({
      ...Object.fromEntries(Object.entries(sky).map(([key, value]) => [key, fc.constant(value)])),
      stalls: fc.constantFrom(0.2, 1),
      stallMs: fc.constantFrom(100, 400),
      drops: fc.constantFrom(0, 0.2),
    }),
  ) as fc.Arbitrary<Weather>;
  fc.assert(
    fc.property(stormy, (sky) => {
      const played = play({ weather: sky, player: fumbling, maxMs: 180_000 });
      expect(played.result).not.toBeNull();
      if (played.result!.end === 'fall') expectConverged(played);
      expect(played.view.mismatches).toBe(0);
    }),
    RUNS,
  );
});

it.each([
  [0, 0],
  [20, 5],
  [50, 20],
  [100, 40],
  [250, 60],
] as const)('[NET8] no input is late and nothing is corrected at %i ms +- %i ms each way', (delayMs, jitterMs) => {
  for (let seed = 0; seed < 5; seed++) {
    const played = play({ weather: { ...CALM, seed, delayMs, jitterMs }, player: fumbling });
    expectConverged(played);
    expect([played.lateInputs, played.corrections, played.freezes]).toEqual([0, 0, 0]);
  }
});

describe('[NET7] a silent player', () => {
  const silent =
    (after: number) =>
    (view: MatchView, random: RandomStream): Action =>
      view.tick < after ? fumbling(view, random) : view.lanes[0]!.action;
  it('does not freeze a match by holding still: heartbeats go on', () => {
    const played = play({ weather: CALM, player: silent(30) });
    expect(played.freezes).toBe(0);
    expect(played.result!.end).toBe('fall');
  });
});

describe('[NET7] after a break everything is in time again', () => {
  const way = { delayMs: 60, jitterMs: 20 };
  it.each([500, 1_500, 2_800])('when the connection breaks %i ms into the countdown', (cutAtMs) => {
    for (let seed = 0; seed < 10; seed++) {
      const played = play({ weather: { ...CALM, ...way, seed, cutAtMs }, player: fumbling });
      expectConverged(played);
      expect([played.lateInputs, played.corrections, played.freezes]).toEqual([0, 0, 1]);
    }
  });
  it.each([
    [1_000, 2_500],
    [3_400, 5_000],
    [3_400, 12_000],
  ])('when the page sleeps from %i to %i ms', (from, to) => {
    for (let seed = 0; seed < 10; seed++) {
      const played = play({ weather: { ...CALM, ...way, seed, asleep: [from, to] }, player: balanced });
      expectConverged(played);
      expect(played.freezes).toBe(from < 2_000 ? 0 : 1);
      expect(played.lateInputs).toBeLessThanOrEqual(1);
    }
  });
});

it.each(['0.5x', '0.75x', '1x'] as const)('plays the same at %s', (speed) => {
  const played = play({ weather: { ...CALM, jitterMs: 15 }, speed, player: fumbling });
  expectConverged(played);
  expect(played.corrections).toBe(0);
});
