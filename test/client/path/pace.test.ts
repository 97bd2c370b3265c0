import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paceAdvice } from '../../../client/model/path/pace.ts';
import type { Try } from '../../../client/model/path/progress.ts';
import { SPEED_CLASSES, type SpeedClass, tickMs } from '../../../shared/arena/speed.ts';

const lost = (speed: SpeedClass, ticks: number): Try => ({ speed, ticks, won: false });
const tries = fc.array(
  fc.record({ speed: fc.constantFrom(...SPEED_CLASSES), ticks: fc.nat(1200), won: fc.boolean() }),
  { maxLength: 8 },
);
const seconds = ({ speed, ticks }: Try): number => (ticks * tickMs(speed)) / 1000;

it('[PATH3] two falls within a second of real time offer the slower class, three at the slowest practice', () => {
  expect(paceAdvice([])).toBeNull();
  expect(paceAdvice([lost('1x', 30)])).toBeNull();
  expect(paceAdvice([lost('1x', 30), lost('1x', 49)])).toEqual({ kind: 'slower', speed: '0.75x' });
  expect(paceAdvice([lost('1x', 30), lost('1x', 50)])).toBeNull();
  expect(paceAdvice([lost('1x', 30), { speed: '1x', ticks: 9, won: true }, lost('1x', 30)])).toBeNull();
  const atSlowest = [lost('0.5x', 9), lost('0.5x', 10), lost('0.5x', 24)];
  expect(paceAdvice(atSlowest.slice(1))).toBeNull();
  expect(paceAdvice(atSlowest)).toEqual({ kind: 'practice' });
});

it('[PATH3] ten seconds on one’s feet offer the faster class', () => {
  expect(paceAdvice([lost('0.5x', 249)])).toBeNull();
  expect(paceAdvice([lost('0.5x', 250)])).toEqual({ kind: 'faster', speed: '0.75x' });
  expect(paceAdvice([lost('0.75x', 376)])).toEqual({ kind: 'faster', speed: '1x' });
  expect(paceAdvice([lost('1x', 1000)])).toBeNull();
});

it('[PATH3] is of the newest try’s neighbour, never after a middling one, and never slower after a win', () => {
  fc.assert(
    fc.property(tries, (all) => {
      const advice = paceAdvice(all);
      const newest = all.at(-1);
      if (!advice || !newest) return;
      const at = SPEED_CLASSES.indexOf(newest.speed);
      if (advice.kind === 'faster') {
        expect(advice.speed).toBe(SPEED_CLASSES[at + 1]);
        expect(seconds(newest)).toBeGreaterThanOrEqual(10);
      } else {
        expect(newest.won).toBe(false);
        expect(seconds(newest)).toBeLessThan(1);
        if (advice.kind === 'slower') expect(advice.speed).toBe(SPEED_CLASSES[at - 1]);
        else expect(at).toBe(0);
      }
    }),
  );
});
