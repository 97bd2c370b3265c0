import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import type { MatchResult } from '../../shared/protocol/matchEvents.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { createHistogram } from '../load/histogram.ts';
import { createIntentions } from './net/intentions.ts';
import { promises } from './net/promises.ts';
import type { CellSummary } from './net/summary.ts';

const setup = { seed: 7, wind: 0, speed: '1x', seats: 1 } as const;

/** A match of one seat that was cut off after these pushes. */
function resultOf(pushes: readonly Action[]): MatchResult {
  const actions = [Uint8Array.from(pushes)];
  const plain = { setup, ticks: pushes.length, actions, hash: 0 };
  const { match, hash } = simulateReplay(plain);
  const replay = encodeReplay({ ...plain, ticks: match.tick, hash });
  return { match: 'm', tick: match.tick, winner: 0, falls: [null], absent: [null], lateInputs: 0, end: 'left', replay };
}

describe('[BENCH1] what a player meant', () => {
  it('is what was done where every change acted at its tick', () => {
    const intentions = createIntentions(0);
    intentions.change(2, 1);
    intentions.change(5, 0);
    expect(intentions.heldAgainst(resultOf([0, 0, 1, 1, 1, 0, 0]), 0)).toEqual({ changes: 0, ticks: 0 });
  });
  it('differs where one acted later, or never before the end', () => {
    const late = createIntentions(0);
    late.change(2, 1);
    late.change(5, 0);
    expect(late.heldAgainst(resultOf([0, 0, 0, 1, 1, 0, 0]), 0)).toEqual({ changes: 1, ticks: 1 });
    const never = createIntentions(0);
    never.change(5, 1);
    expect(never.heldAgainst(resultOf([0, 0, 0, 0, 0, 0, 0]), 0)).toEqual({ changes: 1, ticks: 2 });
    const afterwards = createIntentions(0);
    afterwards.change(7, 1);
    expect(afterwards.heldAgainst(resultOf([0, 0, 0, 0, 0, 0, 0]), 0)).toEqual({ changes: 0, ticks: 0 });
  });
  it('for after a freeze is void, but what is held stays', () => {
    const intentions = createIntentions(0);
    intentions.change(1, 1);
    intentions.change(5, 0);
    intentions.change(6, 1);
    intentions.freeze(4);
    intentions.change(6, 0);
    expect(intentions.heldAgainst(resultOf([0, 1, 1, 1, 1, 1, 0]), 0)).toEqual({ changes: 0, ticks: 0 });
  });
});

const quantiles = { p50: 20, p99: 30, max: 40 };
const CELL: CellSummary = {
  latencyMs: 100,
  jitterMs: 20,
  stallMs: 0,
  mishap: 'none',
  matches: 4,
  ticks: 4_000,
  changes: 500,
  changesPerSecond: 9,
  late: 0,
  lateByServer: 0,
  lateShare: 0,
  corrections: 0,
  causeless: 0,
  mismatches: 0,
  confirmedFrames: 4_000,
  freezes: 0,
  unfinished: 0,
  own: quantiles,
  server: quantiles,
  view: quantiles,
  bufferTicks: 2,
  downPerSecond: 1_540,
  upPerSecond: 250,
  drawnLateP99: 3,
};
const REST = { spectatorPerSecond: 310, rolledBack: 20_000, differences: 0 };
const broken = (cell: Partial<CellSummary>, rest: Partial<typeof REST> = {}): string[] =>
  promises([CELL, { ...CELL, ...cell }], { ...REST, ...rest })
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

describe('[BENCH1] the promises', () => {
  it('are kept where nothing is wrong, and each is broken by what it names alone', () => {
    expect(broken({})).toEqual([]);
    expect(broken({ causeless: 1 })).toEqual(['corrections where no input was late']);
    expect(broken({ mismatches: 1 })).toEqual(['states that differ from the server']);
    expect(broken({ lateShare: 0.02 })).toEqual(['late changes at 100 +- 20 ms']);
    expect(broken({ lateShare: 0.02, stallMs: 200 })).toEqual([]);
    expect(broken({ own: { ...quantiles, p99: 60 } })).toEqual(['key to own cart, p99, any cell']);
    expect(broken({ downPerSecond: 1_601 })).toEqual(['a player down, any cell']);
    expect(broken({ upPerSecond: 501 })).toEqual(['a player up, any cell']);
    expect(broken({}, { spectatorPerSecond: 701 })).toEqual(['a spectator down']);
    expect(broken({}, { differences: 1 })).toEqual(['ticks rolled back that came out otherwise']);
  });
  it('are not kept by a cell in which nothing was played', () => {
    expect(broken({ ticks: 0, confirmedFrames: 0 })).toEqual(['every cell was played']);
  });
});

it('[BENCH1] a histogram tells quantiles within a bin', () => {
  const duration = fc.double({ min: 0, max: 900, noNaN: true });
  fc.assert(
    fc.property(fc.array(duration, { minLength: 1 }), fc.constantFrom(0.01, 0.5, 0.99, 1), (values, share) => {
      const histogram = createHistogram();
      for (const value of values) histogram.add(value);
      const sorted = [...values].sort((a, b) => a - b);
      const exact = sorted[Math.max(Math.ceil(share * sorted.length - 1e-9), 1) - 1]!;
      expect(Math.abs(histogram.quantile(share) - exact)).toBeLessThanOrEqual(0.0501);
    }),
  );
});
