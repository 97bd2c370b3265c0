import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classCsv, classJson, fileName } from '../../client/model/class/classFiles.ts';
import { type ClassRound, placeRows, totalsOf } from '../../shared/class/classScores.ts';

const rows = fc.uniqueArray(
  fc.record({ member: fc.option(fc.integer({ min: 1, max: 40 })), name: fc.constant('x'), ticks: fc.nat(30) }),
  { selector: ({ member }) => member, maxLength: 12 },
);
const rounds = fc.array(rows, { minLength: 1, maxLength: 5 }).map((all) =>
  all.map((some, i): ClassRound => {
    const fall = { cause: 'angle', side: 'left' } as const;
    const placed = placeRows(some.map((row) => ({ ...row, name: `P${row.member}`, fall })));
    return { round: i + 1, seed: 7, speed: '0.5x', wind: 0, rows: placed };
  }),
);

it('[CLASS6] places go by ticks: one more than the number of those who stood longer, and equal ticks share one', () => {
  fc.assert(
    fc.property(rows, (some) => {
      const placed = placeRows(some.map((row) => ({ ...row, fall: null })));
      expect(placed).toHaveLength(some.length);
      placed.forEach((row, i) => {
        expect(row.place).toBe(1 + some.filter(({ ticks }) => ticks > row.ticks).length);
        if (i > 0) expect(row.ticks).toBeLessThanOrEqual(placed[i - 1]!.ticks);
      });
    }),
  );
});

it('[CLASS6] the sum over rounds is that of the rounds, and its places go by it', () => {
  fc.assert(
    fc.property(rounds, (all) => {
      const totals = totalsOf(all);
      const lanes = all.flatMap((round) => round.rows);
      expect(totals.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(lanes.reduce((sum, { ticks }) => sum + ticks, 0));
      expect(totals.reduce((sum, total) => sum + total.rounds, 0)).toBe(lanes.length);
      for (const { member, best, ticks, place } of totals) {
        expect(best).toBe(Math.max(...lanes.filter((row) => row.member === member).map((row) => row.ticks)));
        expect(place).toBe(1 + totals.filter((other) => other.ticks > ticks).length);
      }
    }),
  );
});

it('[CLASS6] results are taken along as CSV and JSON, safe to open in a spreadsheet', () => {
  const fall = { cause: 'edge', side: 'right' } as const;
  const of = (round: number, ticks: number): ClassRound => ({
    ...{ round, seed: 9, speed: '1x', wind: 1 },
    rows: placeRows([
      { member: 1, name: 'Ada, "A"', ticks, fall },
      { member: 2, name: '-Bo', ticks: 12, fall },
      { member: null, name: 'house', ticks: 90, fall: null },
    ]),
  });
  expect(classCsv([of(1, 40), of(2, 5)]).split('\r\n')).toEqual([
    'round,place,name,who,ticks,fell,side,speed,wind,seed',
    '1,1,house,agent,90,,,1x,1,9',
    '1,2,"Ada, ""A""",player,40,edge,right,1x,1,9',
    "1,3,'-Bo,player,12,edge,right,1x,1,9",
    '2,1,house,agent,90,,,1x,1,9',
    "2,2,'-Bo,player,12,edge,right,1x,1,9",
    '2,3,"Ada, ""A""",player,5,edge,right,1x,1,9',
    'all,1,house,agent,180,,,,,',
    'all,2,"Ada, ""A""",player,45,,,,,',
    "all,3,'-Bo,player,24,,,,,",
    '',
  ]);
  const read = JSON.parse(classJson('CDFHJ', [of(1, 40)])) as { readonly class: string; readonly totals: unknown };
  expect(read).toMatchObject({ class: 'CDFHJ', rounds: [of(1, 40)], totals: totalsOf([of(1, 40)]) });
  expect(fileName('CDFHJ', '2026-11-23', 'csv')).toBe('class-CDFHJ-2026-11-23.csv');
});
