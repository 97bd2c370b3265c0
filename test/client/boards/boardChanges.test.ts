import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedRows, moveOf } from '../../../client/model/boards/boardChanges.ts';
import { cellStrength, crossCells } from '../../../client/model/boards/crossPlay.ts';
import { ratingPath } from '../../../client/model/boards/ratingPath.ts';
import type { BoardPage, CrossPlay } from '../../../shared/protocol/boards.ts';
import { FIXED } from '../../support/states.ts';

/** A page of players by their ticks, in the order given. */
function pageOf(ticks: Readonly<Record<string, number>>): BoardPage {
  const rows = Object.entries(ticks).map(([id, stood], i) => ({
    board: 'players' as const,
    division: '1x',
    id,
    rank: i + 1,
    name: id,
    by: null,
    house: false,
    at: 0,
    figures: { kind: 'players' as const, ticks: stood, runs: 1, abandoned: 0 },
  }));
  return { board: 'players', division: '1x', total: rows.length, rows, next: null, before: null };
}

describe('[BOARDPAGE9] what has changed between two looks at a page', () => {
  it('is nothing where nothing has', () => {
    const ticks = { ann: 9, bob: 7, cho: 3 };
    expect(changedRows(pageOf(ticks), pageOf(ticks)).size).toBe(0);
  });

  it('is every row that is new, moved or better, and no other', () => {
    const before = pageOf({ ann: 9, bob: 7, cho: 3, dan: 1 });
    const now = pageOf({ ann: 9, cho: 8, bob: 7, eve: 2 });
    expect([...changedRows(before, now)].sort()).toEqual(['bob', 'cho', 'eve']);
  });

  it('is a move of the own row only where it is in both and its rank is another', () => {
    const [before, now] = [pageOf({ ann: 9, bob: 7 }), pageOf({ bob: 10, ann: 9, cho: 1 })];
    expect(moveOf(before, now, 'bob')).toEqual({ from: 2, to: 1 });
    expect(moveOf(before, now, 'ann')).toEqual({ from: 1, to: 2 });
    expect(moveOf(before, now, 'cho')).toBeNull();
    expect(moveOf(before, now, null)).toBeNull();
    expect(moveOf(before, before, 'ann')).toBeNull();
  });
});

const crossPlay: fc.Arbitrary<CrossPlay> = fc.integer({ min: 0, max: 6 }).chain((size) => {
  const games = fc.array(fc.array(fc.nat({ max: 40 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  });
  return fc.record({
    division: fc.constant('1x'),
    agents: fc.constant(Array.from({ length: size }, (_, i) => ({ id: `a${i}`, name: `a${i}`, rating: 1500 }))),
    wins: games,
    draws: games.map((rows) => rows.map((row, i) => row.map((_, j) => rows[Math.min(i, j)]![Math.max(i, j)]!))),
  });
});

describe('[BOARDPAGE10] the table of agents against agents', () => {
  it('says of both sides the same games: shares of a pair add up to one, and so much is painted', () => {
    fc.assert(
      fc.property(crossPlay, (table) => {
        const cells = crossCells(table);
        for (const [i, row] of cells.entries()) {
          expect(row[i]).toBeNull();
          for (const [j, cell] of row.entries()) {
            const other = cells[j]![i] ?? null;
            expect(other === null).toBe(cell === null);
            if (!cell || !other) continue;
            expect(cell.share + other.share).toBeCloseTo(1, 12);
            expect([other.wins, other.draws, other.losses]).toEqual([cell.losses, cell.draws, cell.wins]);
            expect(Math.abs(cellStrength(cell.share) - cellStrength(other.share))).toBeLessThanOrEqual(1); // rounded
          }
        }
      }),
      FIXED,
    );
    expect([0, 0.5, 0.75, 1].map(cellStrength)).toEqual([100, 0, 50, 100]);
  });
});

describe('[BOARDPAGE10] the curve of a rating', () => {
  it('ends with the newest game, whatever is no longer told of the first ones', () => {
    const history = [300, 100, 200].map((at) => ({ at, rating: 1500 + at, deviation: 50 }));
    expect(ratingPath(history, 12)).toEqual({
      game: [10, 11, 12],
      low: [1550, 1650, 1750],
      high: [1650, 1750, 1850],
      rating: [1600, 1700, 1800],
    });
    expect(ratingPath([], 0).game).toEqual([]);
    expect(ratingPath(history, 3).game[0]).toBe(1);
  });
});
