import { expect, it } from 'vitest';
import { createSpareTime } from '../../server/spareTime.ts';

it('[ARENA9] work that can wait is done one piece a turn, in order, and all of it before the end', () => {
  const turns: (() => void)[] = [];
  const done: number[] = [];
  const spare = createSpareTime((run) => void turns.push(run));
  for (const piece of [1, 2, 3, 4]) spare.soon(() => void done.push(piece));
  expect([done, turns.length]).toEqual([[], 1]);
  turns.shift()!();
  expect([done, turns.length]).toEqual([[1], 1]);
  turns.shift()!();
  spare.finish();
  expect(done).toEqual([1, 2, 3, 4]);
  turns.shift()!();
  expect([done, turns.length]).toEqual([[1, 2, 3, 4], 0]);
});
