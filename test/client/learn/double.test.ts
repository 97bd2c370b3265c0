import { describe, expect, it } from 'vitest';
import {
  advanceDouble,
  beginDouble,
  type DoubleFigure,
  type DoubleSetting,
} from '../../../client/model/learn/doubleFigure.ts';
import {
  advanceDoubleRun,
  beginDoubleRun,
  DOUBLE_RECIPES,
  expectation,
} from '../../../client/model/learn/doubleRun.ts';

const TRIES = 3_000;

function tried(setting: DoubleSetting, seed: number): DoubleFigure {
  let figure = beginDouble(setting, seed);
  for (let i = 0; i < TRIES; i++) figure = advanceDouble(figure);
  return figure;
}

describe('[CHAPTER9] where every action is worth 0', () => {
  it('the largest guess is too high, of a lagging copy too; chosen by one and valued by another that knows nothing of it, it is not', () => {
    for (const [actions, expected] of [
      [2, 1 / Math.sqrt(Math.PI)], // the mean of the larger of two standard normal draws
      [10, 1.5388],
    ] as const) {
      const { means } = tried({ actions, alike: 0 }, 11);
      expect(Math.abs(means.own - expected)).toBeLessThan(0.05);
      expect(Math.abs(means.lagging - expected)).toBeLessThan(0.05);
      expect(Math.abs(means.double)).toBeLessThan(0.06);
    }
  });

  it('two networks that are alike share their mistake: the bias left is that much of it', () => {
    const { means } = tried({ actions: 4, alike: 0.5 }, 12);
    expect(Math.abs(means.double - 0.5 * means.own)).toBeLessThan(0.06);
    const same = tried({ actions: 4, alike: 1 }, 13).means;
    expect(same.double).toBeCloseTo(same.own, 6);
  });

  it('each target is what its definition says', () => {
    let figure = beginDouble({ actions: 5, alike: 0.3 }, 14);
    for (let i = 0; i < 100; i++) {
      figure = advanceDouble(figure);
      const { online, target, own, lagging, double } = figure.newest;
      const chosen = online.indexOf(Math.max(...online));
      expect(own).toBeCloseTo(Math.max(...online), 5);
      expect(lagging).toBeCloseTo(Math.max(...target), 5);
      expect(double).toBeCloseTo(target[chosen]!, 5);
    }
  });
});

it('[CHAPTER9] a run is measured by what it expects and what it then gets', () => {
  let figure = beginDoubleRun('lagging', 1);
  while (figure.measured.length < 3) figure = advanceDoubleRun(figure);
  const { gamma, rewards } = DOUBLE_RECIPES.lagging;
  for (const { gets } of figure.measured) {
    expect(gets).toBeGreaterThan(rewards.scale * 5);
    expect(gets).toBeLessThanOrEqual(rewards.scale / (1 - gamma));
  }
  expect(figure.measured.at(-1)).toMatchObject(expectation(figure.learning.run.engine, DOUBLE_RECIPES.lagging));
});
