import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceLoss,
  beginLoss,
  countOutside,
  recentLargest,
  recentShare,
} from '../../../client/model/learn/lossFigure.ts';
import { createLossProbe, shareOfLargest } from '../../../client/model/learn/lossProbe.ts';
import { openPageRun } from '../../../client/model/learn/pageRun.ts';
import { KERAS_BLOG } from '../../../shared/learner/recipes/index.ts';

const huber = createLossProbe('huber');
const squared = createLossProbe('mse');
const errors = (most: number) =>
  fc.float({ min: -most, max: most, noNaN: true, noDefaultInfinity: true }).map(Math.fround);
const near = (value: number): number => 1e-5 * Math.max(1, Math.abs(value));

describe('[CHAPTER7] the losses that the figure asks the engine for', () => {
  it('Huber is half the square within its bend, and so is its pull', () => {
    fc.assert(
      fc.property(errors(1), (d) => {
        const found = huber.at(d);
        const same = squared.at(d);
        expect(Math.abs(found.loss - same.loss / 2)).toBeLessThan(1e-6);
        expect(Math.abs(found.pull - same.pull / 2)).toBeLessThan(1e-6);
        expect(Math.abs(same.loss - d * d)).toBeLessThan(1e-6);
      }),
    );
  });

  it('beyond it Huber grows by 1 for each 1 of error, and never pulls harder than 1; the square pulls ever harder', () => {
    fc.assert(
      fc.property(errors(1000), (d) => {
        const size = Math.abs(d);
        if (size > 1) expect(Math.abs(huber.at(d).loss - (size - 0.5))).toBeLessThan(near(size));
        expect(huber.at(d).pull).toBeLessThanOrEqual(1 + 1e-6);
        expect(Math.abs(squared.at(d).pull - 2 * size)).toBeLessThan(near(2 * size));
      }),
    );
  });

  it('a single large error has a smaller share of the pull under Huber', () => {
    fc.assert(
      fc.property(
        fc.array(errors(1), { minLength: 31, maxLength: 31 }),
        fc.float({ min: 2, max: 100, noNaN: true }),
        (few, one) => {
          const batch = [...few, Math.fround(one)];
          expect(shareOfLargest(huber, batch)).toBeLessThanOrEqual(shareOfLargest(squared, batch) + 1e-6);
        },
      ),
    );
    expect(shareOfLargest(huber, [0, 0])).toBe(0);
  });
});

describe('[CHAPTER7] the run of the figure', () => {
  it('ends with the weights of a run that nobody looks at', () => {
    const { run } = beginAndGo();
    const plain = openPageRun({ ...KERAS_BLOG, loss: 'huber' }, 3);
    while (plain.run.updates < run.updates) plain.advance();
    expect(run.served()).toEqual(plain.run.served());
  });

  it('sees errors beyond the bend where a fall costs 10, and none where a step is worth a hundredth', () => {
    const steps = (base: 'keras-blog' | 'minimal-rl', loss: 'huber' | 'mse'): number => {
      let figure = beginLoss(base, loss, 1);
      for (let i = 0; i < 60; i++) figure = advanceLoss(figure);
      return recentShare(figure);
    };
    expect(steps('keras-blog', 'mse')).toBeGreaterThan(0.02);
    expect(steps('minimal-rl', 'huber')).toBe(0);
    expect(steps('minimal-rl', 'mse')).toBe(0);
    expect(countOutside([-1.01, -1, 0, 1, 5])).toBe(2);
  });

  it('runs away under Huber without a target network, and is held by one', () => {
    const largest = (base: 'keras-blog' | 'held', loss: 'huber' | 'mse'): number => {
      let figure = beginLoss(base, loss, 2);
      for (let i = 0; i < 1_500; i++) figure = advanceLoss(figure);
      return recentLargest(figure);
    };
    expect(largest('keras-blog', 'huber')).toBeGreaterThan(10_000);
    expect(largest('keras-blog', 'mse')).toBeLessThan(1_000);
    expect(largest('held', 'huber')).toBeLessThan(100);
  });

  function beginAndGo() {
    let figure = beginLoss('keras-blog', 'huber', 3);
    for (let i = 0; i < 200; i++) figure = advanceLoss(figure);
    return figure.learning;
  }
});
