import { describe, expect, it } from 'vitest';
import { PERIODS, targetRecipe } from '../../../client/model/learn/figureRecipes.ts';
import { beginProbed } from '../../../client/model/learn/probedRun.ts';
import { recipeProblems } from '../../../shared/learner/recipeProblems.ts';

const STEPS = 1_500;

function run(period: number, steps: number, seed = 1) {
  const probed = beginProbed(targetRecipe(period), seed, 'kernel');
  probed.advance(steps);
  return probed.view();
}

describe('[CHAPTER6] the target network', () => {
  it.each(PERIODS)('is copied after every %i updates, and every period is a recipe that runs', (period) => {
    expect(recipeProblems(targetRecipe(period))).toEqual([]);
    const { updates, copies, sinceCopy } = run(period, STEPS);
    expect(updates).toBeGreaterThan(1_400);
    expect(copies).toBe(Math.floor(updates / period));
    expect(sinceCopy).toBe(updates % period);
  });

  it('equals the online one after each update with C = 1, and stands still between copies', () => {
    for (const { online, target } of run(1, STEPS).track) expect(target).toBe(online);
    const { track } = run(200, STEPS);
    const stairs = new Map<number, Set<number>>();
    for (const { updates, target } of track) {
      const stair = Math.floor(updates / 200);
      stairs.set(stair, (stairs.get(stair) ?? new Set()).add(target));
    }
    expect(stairs.size).toBeGreaterThan(5);
    for (const values of stairs.values()) expect(values.size).toBe(1);
  });

  it('short periods believe more than can be, long ones next to nothing: as the chapter says', () => {
    const most = (period: number) => Math.max(...run(period, 6_000).track.map(({ online }) => online));
    expect(most(1)).toBeGreaterThan(150);
    expect(most(200)).toBeLessThan(60);
    expect(most(5_000)).toBeLessThan(5);
  });
});
