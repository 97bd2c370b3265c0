import { expect, it } from 'vitest';
import { windShare } from '../../client/model/windShare.ts';

it("a breeze is seen, a storm is longer, and the cart's own push fills the bar", () => {
  expect(windShare(0)).toBe(0);
  expect(windShare(1)).toBeGreaterThan(0.3);
  const shares = [0.5, 1, 2, 4, 6, 10].map(windShare);
  expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
  expect([windShare(10), windShare(-10), windShare(26)]).toEqual([1, 1, 1]);
});
