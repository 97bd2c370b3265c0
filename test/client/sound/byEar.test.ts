import { describe, expect, it } from 'vitest';
import { EVERY_MS } from '../../../client/game/sound/angleTone.ts';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import { type Ear, PRACTISED, playByEar } from './listener.ts';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);
const GOOD: Ear = { lateMs: 200, everyMs: EVERY_MS, cents: 10, pan: 0.02 };
const COARSE: Ear = { ...GOOD, cents: 25, pan: 0.06 };

function lasting(ear: Ear, speed: SpeedClass) {
  const ticks = SEEDS.map((seed) => playByEar(seed, speed, ear, PRACTISED)).sort((a, b) => a - b);
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

  it('it is the tone that does it: without its pitch, or without its pan, nobody does', () => {
    expect(lasting({ ...GOOD, cents: 4800 }, '0.5x').reach300).toBe(0);
    expect(lasting({ ...GOOD, pan: 4 }, '0.5x').reach300).toBe(0);
  });
});
