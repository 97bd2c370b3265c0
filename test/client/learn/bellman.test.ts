import { describe, expect, it } from 'vitest';
import {
  beginBellman,
  ENTRIES,
  errorOf,
  GAMMA,
  LAKE,
  nextMove,
  TABLE_RECIPE,
} from '../../../client/model/learn/bellman.ts';
import { exactValues, greedyWalk, isEnd } from '../../../client/model/learn/lakeValues.ts';
import { createTabularRun } from '../../../shared/learner/tabularRun.ts';
import { FROZEN_LAKE, frozenLakeEnvironment } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { policyValue } from '../../support/frozenLakeOptimum.ts';

describe('[CHAPTER1] the figure of the Bellman update', () => {
  it('is the table of a run of its recipe, step by step', () => {
    const figure = beginBellman('table', 4);
    const run = createTabularRun({ recipe: TABLE_RECIPE, seed: 4, environment: frozenLakeEnvironment(LAKE) });
    const steps = run.events();
    for (let told = 0; told < 2_000; ) {
      if (steps.next().value?.kind !== 'step') continue;
      figure.next();
      told++;
      expect(figure.q).toEqual(run.served());
    }
  });

  it('says of each update of the table what it was made of, and moves at most one entry', () => {
    const figure = beginBellman('table', 2);
    let moves = 0;
    for (let i = 0; i < 5_000; i++) {
      figure.next();
      const { reward, ended, nextBest, target, before, after, moved } = figure.update!;
      expect(target).toBeCloseTo(reward + (ended ? 0 : GAMMA * nextBest), 6);
      expect(after).toBeCloseTo(before + 0.5 * (target - before), 6);
      expect(moved.length).toBeLessThanOrEqual(1);
      moves += moved.length;
    }
    expect(moves).toBeGreaterThan(20);
  });

  it.each([1, 2, 3])('comes to the exact values of the firm lake, seed %i', (seed) => {
    const figure = beginBellman('table', seed);
    expect(errorOf(figure)).toBeGreaterThan(0.8);
    while (!figure.over) figure.next();
    expect(errorOf(figure)).toBeLessThan(1e-3);
  });

  it('moves most entries at once with a network, from its first step on', () => {
    const figure = beginBellman('network', 1);
    figure.next();
    expect(figure.update!.moved.length).toBeGreaterThan(ENTRIES.length / 2);
  });

  it('goes on to the next change: first the entry that reached the goal', () => {
    const figure = beginBellman('table', 1);
    nextMove(figure);
    expect(figure.update).toMatchObject({ reward: 1, ended: true, before: 0, target: 1, after: 0.5 });
  });
});

describe('[CHAPTER1] exact values', () => {
  it('are gamma to the power of the steps left, on firm ice', () => {
    const q = exactValues(LAKE.table, GAMMA);
    const { cells, arrives } = greedyWalk(LAKE, q);
    expect(arrives).toBe(true);
    for (const [i, cell] of cells.slice(0, -1).entries()) {
      const worth = Math.max(...q.subarray(cell * 4, cell * 4 + 4));
      expect(worth).toBeCloseTo(GAMMA ** (cells.length - 2 - i), 9);
    }
    for (const [cell] of LAKE.table.entries()) if (isEnd(LAKE.table, cell)) expect(q[cell * 4]).toBe(0);
  });

  it('lead over slippery ice as well as they say', () => {
    const q = exactValues(FROZEN_LAKE.table, 0.9999);
    const actions = FROZEN_LAKE.table.map((_, cell) => {
      const row = [...q.subarray(cell * 4, cell * 4 + 4)];
      return row.indexOf(Math.max(...row));
    });
    expect(policyValue({ ...FROZEN_LAKE, timeLimit: 3_000 }, actions)).toBeCloseTo(Math.max(...q.subarray(0, 4)), 1);
  });
});
