import { describe, expect, it } from 'vitest';
import { beginWalker, besideHoles, CLIFF, GAMMA, LEARNING_RATE } from '../../../client/model/learn/cliff.ts';
import { bestWithin, exactValues, greedyWalk } from '../../../client/model/learn/lakeValues.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';
import type { TabularRecipe } from '../../../shared/learner/tabularRecipe.ts';
import { createTabularRun } from '../../../shared/learner/tabularRun.ts';
import { FIRM_LAKE, frozenLakeEnvironment } from '../../../shared/sim/frozenLakeEnvironment.ts';

const EPSILON = 0.3;

function walked(rule: 'q-learning' | 'sarsa', epsilon: number, episodes: number, seed = 1) {
  const walker = beginWalker(rule, seed);
  while (walker.episodes < episodes) walker.step(epsilon);
  return walker;
}

describe('[CHAPTER2] two policies', () => {
  it('the Q-learner is the one that trains everywhere else, bit for bit', () => {
    const recipe: TabularRecipe = {
      ...qTable(FIRM_LAKE.id),
      learningRate: LEARNING_RATE,
      learningRateEnd: LEARNING_RATE,
      learningRateSteps: 0,
      gamma: GAMMA,
      epsilon: { kind: 'linear', start: EPSILON, end: EPSILON, per: 'step', slope: 0 },
      budget: { steps: 5_000 },
    };
    const run = createTabularRun({ recipe, seed: 9, environment: frozenLakeEnvironment(CLIFF) });
    const walker = beginWalker('q-learning', 9);
    for (const event of run.events()) if (event.kind === 'step') walker.step(EPSILON);
    expect(run.steps).toBe(5_000);
    expect(walker.table).toEqual(run.served());
  });

  it('without exploration the two are one: the action taken next is the best one', () => {
    const [one, other] = [walked('q-learning', 0, 300), walked('sarsa', 0, 300)];
    expect(greedyWalk(CLIFF, one.table).arrives).toBe(true);
    const [a, b] = [greedyWalk(CLIFF, one.table).cells.length, greedyWalk(CLIFF, other.table).cells.length];
    expect(a).toBe(b);
  });

  it.each([1, 2, 3])(
    'SARSA goes round the holes and arrives more often, Q-learning has the shorter way, seed %i',
    (seed) => {
      const [q, sarsa] = [walked('q-learning', EPSILON, 2_000, seed), walked('sarsa', EPSILON, 2_000, seed)];
      const [short, long] = [greedyWalk(CLIFF, q.table), greedyWalk(CLIFF, sarsa.table)];
      expect(short.cells.length - 1).toBe(9);
      expect(besideHoles(short.cells)).toBe(6);
      expect(long.arrives).toBe(true);
      expect(besideHoles(long.cells)).toBe(0);
      expect(long.cells.length).toBeGreaterThan(short.cells.length);
      expect(sarsa.arrived).toBeGreaterThan(q.arrived + 30);
    },
  );

  it('both ways are those of the exact values, for who explores and for who does not', () => {
    const [best, within] = [exactValues(CLIFF.table, GAMMA), exactValues(CLIFF.table, GAMMA, bestWithin(EPSILON))];
    expect(besideHoles(greedyWalk(CLIFF, best).cells)).toBe(6);
    expect(besideHoles(greedyWalk(CLIFF, within).cells)).toBe(0);
    expect(Math.max(...within.subarray(24 * 4, 25 * 4))).toBeLessThan(Math.max(...best.subarray(24 * 4, 25 * 4)));
  });
});
