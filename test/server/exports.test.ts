import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoards } from '../../server/boards/boards.ts';
import type { RatingStore } from '../../server/boards/stores.ts';
import { csvHead, csvLine } from '../../server/net/csv.ts';
import { MOST_EXPORTED } from '../../server/net/exports.ts';
import { csvCell } from '../../shared/boards/csvCell.ts';
import { BOARDS } from '../../shared/protocol/boards.ts';
import { parseBoardRow } from '../../shared/protocol/parseBoards.ts';
import { anyRow } from '../protocol/boardValues.ts';
import { boardApp, memoryBoards, memoryStore, playerRow } from './apiApp.ts';

/** A reader of CSV as RFC 4180 has it. */
function cells(text: string): string[][] {
  const lines: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    lines.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === '\r\n') lines.push([]);
    if (match[3] === '') break;
  }
  return lines.slice(0, -1); // what follows the last line's end
}

const BOARD = '/api/v1/boards/players/1x/export';

describe('a board as a file', () => {
  it('[API7] has every row once, best first, as CSV and as JSON', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => playerRow(i));
    const app = await boardApp(memoryBoards(rows));
    const json = await app.inject(`${BOARD}?format=json`);
    const parsed = (json.json() as unknown[]).map(parseBoardRow);
    expect(parsed.map((row) => row?.rank)).toEqual(rows.map((_, i) => i + 1));
    expect(json.headers).toMatchObject({
      'x-total-rows': '450',
      'x-rows-truncated': 'no',
      'content-disposition': 'attachment; filename="players-1x.json"',
    });
    const csv = cells((await app.inject(`${BOARD}?format=csv`)).body);
    expect(csv[0]).toEqual(['rank', 'id', 'name', 'by', 'house', 'at', 'ticks', 'runs', 'abandoned']);
    expect(csv.slice(1).map(([rank]) => Number(rank))).toEqual(rows.map((_, i) => i + 1));
    expect(csv[1]!.slice(4)).toEqual(['false', '2023-11-14T22:13:20.000Z', '10000', '3', '1']);
  });
  it('[API7] is empty in its own form where nobody is', async () => {
    const app = await boardApp(memoryBoards([]));
    expect((await app.inject(`${BOARD}?format=json`)).json()).toEqual([]);
    expect(cells((await app.inject(`${BOARD}?format=csv`)).body)).toHaveLength(1);
  });
  it('[API7] ends at the cap and says so, and never reads a larger piece than a page', async () => {
    const rows = Array.from({ length: MOST_EXPORTED + 150 }, (_, i) => playerRow(i));
    const byPlace = memoryStore(rows);
    let largest = 0;
    const store = {
      ...byPlace,
      async page(...asked: Parameters<typeof byPlace.page>) {
        const [, , from, limit] = asked;
        largest = Math.max(largest, limit);
        const start = from && 'after' in from ? Number(from.after) + 1 : 0;
        return {
          total: rows.length,
          rows: rows.slice(start, start + limit).map((row, i) => ({ ...row, rank: start + i + 1 })),
        };
      },
    };
    const boards = createBoards({ store, ratings: {} as RatingStore, humanNormalised: () => null });
    const answer = await (await boardApp(boards)).inject(`${BOARD}?format=csv`);
    expect(answer.headers['x-rows-truncated']).toBe('yes, after 10000');
    const all = cells(answer.body);
    expect(all).toHaveLength(MOST_EXPORTED + 1);
    expect(all.at(-1)![0]).toBe(String(MOST_EXPORTED));
    expect(largest).toBeLessThanOrEqual(200);
  });
  it('[API7] is sent to four at once, and to others when one of them is done or gone', async () => {
    const stored = memoryStore(Array.from({ length: 300 }, (_, i) => playerRow(i)));
    let go = (): void => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const store = {
      ...stored,
      async page(...asked: Parameters<typeof stored.page>) {
        if (asked[2]) await gate; // what follows the first page waits
        return stored.page(...asked);
      },
    };
    const boards = createBoards({ store, ratings: {} as RatingStore, humanNormalised: () => null });
    const app = await boardApp(boards);
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    const begun = await Promise.all([1, 2, 3, 4].map(() => fetch(`${base}${BOARD}?format=csv`)));
    const fifth = await fetch(`${base}${BOARD}?format=csv`);
    expect([fifth.status, await fifth.json()]).toMatchObject([429, { code: 'rate-limited' }]);
    go();
    for (const answer of begun) expect(cells(await answer.text())).toHaveLength(301);
    expect(cells(await (await fetch(`${base}${BOARD}?format=csv`)).text())).toHaveLength(301);
    await app.close();
  });
  it('[API7] any text comes back from its cell, and none is a formula', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '"', 'a,b', 'a\r\nb'),
    );
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (texts) => {
        const [read] = cells(`${texts.map(csvCell).join(',')}\r\n`);
        for (const [i, text] of texts.entries()) {
          expect([text, `'${text}`]).toContain(read![i]);
          expect(read![i]!.trimStart()).not.toMatch(/^[=+\-@]/);
        }
      }),
      { seed: 6 },
    );
  });
  it('[API7] has as many cells in every line as in the head, on every board', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const [head, line] = cells(csvHead(row.board) + csvLine(row));
        expect(line).toHaveLength(head!.length);
        expect(line![0]).toBe(String(row.rank));
      }),
      { seed: 6 },
    );
    for (const board of BOARDS) expect(new Set(cells(csvHead(board))[0]).size).toBe(cells(csvHead(board))[0]!.length);
  });
});
