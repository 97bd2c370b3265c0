import { expect, it } from 'vitest';
import { createLateness } from '../../server/arena/lateness.ts';
import { createGovernor } from '../../server/arena/pace.ts';

it('[ARENA5] lateness is told of the newest ten to twenty seconds, however many ticks they had', () => {
  const lateness = createLateness();
  expect(lateness.quantile(0.99)).toBe(0);
  for (let i = 0; i < 10_000; i++) lateness.add(i % 100 === 99 ? 40 : 1, i);
  expect([0.5, 0.98, 0.995].map(lateness.quantile)).toEqual([1, 1, 40]);
  lateness.add(2, 10_000);
  expect(lateness.quantile(0.5)).toBe(1);
  lateness.add(2, 20_000);
  expect([0, 0.5, 1].map(lateness.quantile)).toEqual([0, 2, 2]);
  expect(lateness.count()).toBe(10_002);
});

it('[ARENA5] lateness is rounded up, never down, and an hour late counts too', () => {
  const lateness = createLateness();
  lateness.add(0.01, 0);
  expect(lateness.quantile(0.5)).toBe(0.05);
  lateness.add(3_600_000, 1);
  expect(lateness.quantile(1)).toBeGreaterThan(499);
});

it('[PACE1] a fixed pace stays, whatever the load', () => {
  const governor = createGovernor(2);
  for (let second = 0; second < 60; second++) governor.measured(second < 30 ? 1 : 0);
  expect(governor.level()).toBe(2);
});
