import { describe, expect, it } from 'vitest';
import { readWish } from './loadOptions.ts';
import { brokenBy, findBreak, isSaturated, type Judged } from './loadSearch.ts';
import { populationProblem, scaled, socketsOf } from './population.ts';

const MIXED = { duels: 250, spectators: 500, watched: 10, idle: 250 };

const WHOLE: Judged = {
  latenessMs: { p50: 0.6, p99: 4 },
  droppedTicks: 0,
  delivered: 0.995,
  paceLevel: 0,
  generated: { lost: 0, refused: 0, late: 0, changes: 1_000, busy: 0.2, turnP99: 0.1, guests: { lost: 0, refused: 0 } },
};

describe('[LOAD1] who is connected under load', () => {
  it('is the same mixture at any size, with as many at each watched match', () => {
    expect(socketsOf(MIXED)).toBe(1_000);
    expect(scaled(MIXED, 1.5)).toEqual({ duels: 375, spectators: 750, watched: 15, idle: 375 });
  });
  it('is refused in words where it cannot be', () => {
    expect(populationProblem(MIXED)).toBeNull();
    expect(populationProblem({ ...MIXED, watched: 251 })).toContain('--watched 251');
    expect(populationProblem({ ...MIXED, watched: 0 })).toContain('--spectators 500');
    expect(populationProblem({ ...MIXED, idle: Number.NaN })).toContain('--idle');
  });
  it('is read from the command, each count with its own pace', () => {
    const wish = readWish(['--duels', '250@0,500@2', '--spectators', '500', '--idle', '3', '--core', '1']);
    expect(wish).toMatchObject({
      plans: [
        { population: { duels: 250, spectators: 500, watched: 10, idle: 3 }, pace: '0', core: 1 },
        { population: { duels: 500 }, pace: '2' },
      ],
    });
    expect(readWish(['--matches', '7'])).toMatchObject({ plans: [{ population: { duels: 7 } }] });
    for (const wrong of [['--duels', '0'], ['--seconds', '1'], ['--pace', '9'], ['--nothing'], ['--repeat', '0']])
      expect(readWish(wrong), wrong.join(' ')).toBeTypeOf('string');
  });
  it('is small when reduced, unless told otherwise', () => {
    expect(readWish(['--reduced', '--idle', '7'])).toMatchObject({
      reduced: true,
      plans: [{ population: { duels: 10, idle: 7 }, bareSeconds: 0 }],
    });
  });
});

describe('[LOAD2] a server under load is broken', () => {
  it('by each thing that it no longer keeps, and by nothing else', () => {
    expect(brokenBy(WHOLE)).toEqual([]);
    const { generated } = WHOLE;
    const broken: readonly Judged[] = [
      { ...WHOLE, latenessMs: { p50: 1, p99: 21 } },
      { ...WHOLE, droppedTicks: 1 },
      { ...WHOLE, delivered: 0.97 },
      { ...WHOLE, paceLevel: 1 },
      { ...WHOLE, generated: { ...generated, late: 11 } },
      { ...WHOLE, generated: { ...generated, lost: 1 } },
      { ...WHOLE, generated: { ...generated, guests: { lost: 0, refused: 1 } } },
    ];
    for (const run of broken) expect(brokenBy(run)).toHaveLength(1);
  });
  it('and the generator saturated, by its own turns', () => {
    expect(isSaturated(WHOLE)).toBe(false);
    expect(isSaturated({ ...WHOLE, generated: { ...WHOLE.generated, busy: 0.9 } })).toBe(true);
    expect(isSaturated({ ...WHOLE, generated: { ...WHOLE.generated, turnP99: 3 } })).toBe(true);
  });
  it('between the largest that held and the smallest that did not', async () => {
    for (const limit of [0.4, 1.2, 2.7, 6]) {
      const { whole, broken } = await findBreak(async (factor) => factor <= limit);
      expect(whole).toBeLessThanOrEqual(limit);
      expect(broken).toBeGreaterThan(limit);
      expect(broken! / whole).toBeLessThan(1.2);
    }
    expect(await findBreak(async () => true)).toMatchObject({ broken: null });
  });
});
