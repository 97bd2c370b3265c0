import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH_KINDS, PLAIN, replayRecipe } from '../../../client/model/learn/figureRecipes.ts';
import { neighbourCorrelation } from '../../../client/model/learn/neighbours.ts';
import { beginProbed, recentMean } from '../../../client/model/learn/probedRun.ts';
import { nextUniform, randomStream } from '../../../shared/sim/random.ts';
import { newRun } from '../../learner/support.ts';

const anyNumber = fc.integer({ min: -999, max: 999 });
const anyRows = fc.array(fc.tuple(anyNumber, anyNumber), { minLength: 3, maxLength: 40 });

describe('[CHAPTER5] the correlation of neighbours', () => {
  it('lies within -1 and 1, and does not depend on scale or direction', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 50 }), (rows, scale) => {
        const one = neighbourCorrelation(rows.flat(), 2);
        expect(Math.abs(one)).toBeLessThanOrEqual(1 + 1e-9);
        expect(neighbourCorrelation(rows.toReversed().flat(), 2)).toBeCloseTo(one, 6);
        expect(
          neighbourCorrelation(
            rows.flat().map((value) => scale * value),
            2,
          ),
        ).toBeCloseTo(one, 6);
      }),
    );
  });

  it('is near 1 along a smooth curve and near 0 for noise', () => {
    const curve = Array.from({ length: 64 }, (_, i) => [i, (i - 32) ** 2]).flat();
    expect(neighbourCorrelation(curve, 2)).toBeGreaterThan(0.95);
    const stream = randomStream(1, 'noise');
    const noise = Array.from({ length: 4_000 }, () => nextUniform(stream));
    expect(Math.abs(neighbourCorrelation(noise, 2))).toBeLessThan(0.06);
    expect(neighbourCorrelation([1, 2, 3], 1)).toBeCloseTo(1, 9);
    expect(neighbourCorrelation([5, 5, 5, 5], 1)).toBe(0);
  });
});

describe('[CHAPTER5] two kinds of batches', () => {
  const views = BATCH_KINDS.map((kind) => {
    const run = beginProbed(replayRecipe(kind), 1, 'kernel');
    run.advance(3_000);
    return run.view();
  });
  const [shuffled, newest] = [views[0]!, views[1]!];

  it('differ in the capacity of the replay alone', () => {
    const [one, other] = BATCH_KINDS.map(replayRecipe);
    expect({ ...other!, name: one!.name, replayCapacity: one!.replayCapacity }).toEqual(one);
    expect(other!.replayCapacity).toBe(PLAIN.batchSize);
  });

  it('shuffled: of many episodes, hardly correlated; the newest: of few, and correlated', () => {
    expect(shuffled.batch!.episodes).toBeGreaterThan(8);
    expect(shuffled.batch!.correlation).toBeLessThan(0.35);
    expect(newest.batch!.episodes).toBeLessThan(5);
    expect(newest.batch!.correlation).toBeGreaterThan(0.5);
    expect(newest.batch!.correlation).toBeGreaterThan(shuffled.batch!.correlation + 0.2);
  });

  it('shuffled, the error on the batches is that on all; the newest are learned by heart at the cost of the rest', () => {
    expect(shuffled.batch!.errorOfAll).toBeLessThan(2 * shuffled.batch!.error);
    expect(newest.batch!.errorOfAll).toBeGreaterThan(3 * newest.batch!.error);
  });

  it('a run that is looked at is the run that nobody looks at', () => {
    const plain = newRun(replayRecipe('newest'), 1);
    const returns: number[] = [];
    for (const event of plain.events()) {
      if (event.kind === 'episode') returns.push(event.episodicReturn);
      else if (event.step === 3_000) break;
    }
    expect(newest.steps).toBe(3_000);
    expect(newest.returns).toEqual(returns);
  });

  it('advanced in pieces it comes to the same, and ends with its budget', () => {
    const run = beginProbed({ ...replayRecipe('shuffled'), budget: { steps: 700 } }, 1, 'kernel');
    for (let i = 0; i < 20; i++) {
      run.advance(50);
      run.view();
    }
    expect(run.view()).toMatchObject({ steps: 700, over: true });
    expect(run.view().returns).toEqual(shuffled.returns.filter((_, i) => shuffled.ends[i]! <= 700));
    expect(recentMean([])).toBeNull();
    expect(recentMean([1, 2, 6], 2)).toBe(4);
  });
});
