import { describe, expect, it } from 'vitest';
import { EVERY_MS } from '../../../client/game/sound/angleTone.ts';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import { type Ear, PRACTISED, playByEar, QUICK, type Skill } from './listener.ts';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);
const GOOD: Ear = { lateMs: 200, everyMs: EVERY_MS, cents: 10, pan: 0.02 };
const COARSE: Ear = { ...GOOD, cents: 25, pan: 0.06 };

function lasting(ear: Ear, speed: SpeedClass, skill: Skill = PRACTISED) {
  const ticks = SEEDS.map((seed) => playByEar(seed, speed, ear, skill)).sort((a, b) => a - b);
  return { worst: ticks[0]!, median: ticks[50]!, reach300: ticks.filter((one) => one >= 300).length };
}

describe('[HANDS1] by ear alone, 200 ms late', () => {
  it.each([
    ['a good ear at half speed', GOOD, '0.5x'],
    ['one that takes a quarter of a semitone for nothing', COARSE, '0.5x'],
    ['a good ear at three quarters', GOOD, '0.75x'],
  ] as const)('%s lasts 300 ticks from nearly every start', (_, ear, speed) => {
    const told = lasting(ear, speed);
    expect(told.median).toBeGreaterThanOrEqual(300);
    expect(told.reach300).toBeGreaterThanOrEqual(95);
  });

  it('quick hands last 300 ticks at real time from most starts', () => {
    const told = lasting(GOOD, '1x', QUICK);
    expect(told.median).toBeGreaterThanOrEqual(300);
    expect(told.reach300).toBeGreaterThanOrEqual(85);
  });

  it('it is the tone that does it: where the pitch says nothing, nobody lasts', () => {
    expect(lasting({ ...GOOD, cents: 4800 }, '0.5x').reach300).toBe(0);
    expect(lasting({ ...GOOD, cents: 4800 }, '0.5x', QUICK).median).toBeLessThan(100);
  });
});
