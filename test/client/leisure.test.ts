import { expect, it } from 'vitest';
import { createLeisure } from '../../client/game/leisure.ts';

/** What is said at the end of so many frames, each so long. */
function after(frames: readonly number[]): boolean {
  const leisure = createLeisure();
  let now = 1_000;
  let said = leisure.has(now);
  for (const ms of frames) {
    now += ms;
    said = leisure.has(now);
  }
  return said;
}
const many = (ms: number, count = 200): number[] => Array.from({ length: count }, () => ms);

it('[FX3] a stage decorates at 60 and at 40 frames a second, and stops for good below 38', () => {
  expect(after(many(16.7))).toBe(true);
  expect(after(many(25))).toBe(true);
  expect(after(many(27))).toBe(false);
  expect(after([...many(50, 30), ...many(16.7)])).toBe(false);
});

it('[FX3] single long frames and hidden tabs do not count', () => {
  expect(after(many(16.7).map((ms, i) => (i % 24 === 0 ? 200 : ms)))).toBe(true);
  expect(after(many(16.7).flatMap((ms) => [ms, 5_000]))).toBe(true);
});
