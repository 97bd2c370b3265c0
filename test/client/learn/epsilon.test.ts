import { describe, expect, it } from 'vitest';
import {
  beginExploring,
  type Exploration,
  exploringRecipe,
  FALL_STEPS,
  scheduleOf,
} from '../../../client/model/learn/exploring.ts';
import { problemsOf } from '../../../shared/learner/anyRecipe.ts';
import { epsilonAt } from '../../../shared/learner/schedules.ts';

function explored(exploration: Exploration, seed: number) {
  const state = beginExploring(exploration, seed);
  while (!state.over) state.next();
  return state;
}

describe('[CHAPTER4] exploration', () => {
  it('falls from 1 to the chosen value, or has it from the start; every choice is a recipe that runs', () => {
    for (let tenth = 0; tenth <= 10; tenth++) {
      for (const falls of [false, true]) {
        const exploration = { epsilon: tenth / 10, falls };
        const schedule = scheduleOf(exploration);
        expect(epsilonAt(schedule, 0, 0)).toBe(falls ? 1 : exploration.epsilon);
        for (const step of [FALL_STEPS, 2 * FALL_STEPS]) {
          expect(epsilonAt(schedule, step, 0)).toBeCloseTo(exploration.epsilon, 9);
        }
        expect(problemsOf(exploringRecipe(exploration))).toEqual([]);
      }
    }
  });

  it('counts every step where it was begun', () => {
    const { visits, steps } = explored({ epsilon: 0.5, falls: false }, 3);
    expect(visits.reduce((sum, count) => sum + count, 0)).toBe(steps);
    expect(steps).toBe(30_000);
  });

  it.each([1, 2, 3])('none never leaves the start; all of it knows the way and does not walk it, seed %i', (seed) => {
    const none = explored({ epsilon: 0, falls: false }, seed);
    expect(none.visits.filter(Boolean)).toEqual([30_000]);
    expect(none.firstGoal).toBeNull();
    const all = explored({ epsilon: 1, falls: false }, seed);
    expect(all.greedyArrives).toBe(true);
    expect(all.arrived).toBeLessThan(10);
  });

  it('a fall to a tenth walks there most of the time, and with seed 2 falls too early: as the chapter says', () => {
    const fallen = explored({ epsilon: 0.1, falls: true }, 1);
    expect(fallen.greedyArrives).toBe(true);
    expect(fallen.arrived).toBeGreaterThan(85);
    expect(explored({ epsilon: 0.1, falls: true }, 2).greedyArrives).toBe(false);
  });
});
