import { describe, expect, it } from 'vitest';
import { parseBoardPage, parseBoardSummaries } from '../../shared/protocol/parseBoards.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import { boardApp, memoryBoards, playerRow } from './apiApp.ts';

const ROWS = Array.from({ length: 60 }, (_, i) => playerRow(i));
const app = await boardApp(
  memoryBoards([...ROWS, playerRow(70, { hidden: true }), playerRow(71, { division: '0.5x', name: 'Slow Ada' })]),
);
const BOARD = '/api/v1/boards/players/1x';

async function page(query: string) {
  const answer = await app.inject(`${BOARD}?${query}`);
  const parsed = parseBoardPage(answer.json());
  if (!parsed) throw new Error(`${query}: ${answer.body.slice(0, 200)}`);
  return parsed;
}
const code = async (path: string) => ((await app.inject(path)).json() as { code: string }).code;

describe('boards by REST', () => {
  it('[API6] lists every board with its divisions, empty ones too', async () => {
    const all = parseBoardSummaries((await app.inject('/api/v1/boards')).json());
    expect(all?.map(({ board }) => board)).toEqual(['players', 'agents', 'learners', 'ratings']);
    expect(all?.[0]?.divisions).toEqual([
      { division: '0.5x', total: 1 },
      { division: '0.75x', total: 0 },
      { division: '1x', total: 60 },
    ]);
    expect(all?.[1]?.divisions).toEqual([{ division: 'CartPole-v1', total: 0 }]);
  });
  it('[API6] walks down the whole board and up again by its cursors, each row once', async () => {
    const down: number[] = [];
    let at = await page('limit=7');
    expect(at.before).toBeNull();
    for (;;) {
      down.push(...at.rows.map(({ rank }) => rank));
      if (at.next === null) break;
      at = await page(`limit=7&after=${at.next}`);
    }
    expect(down).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    const up: number[] = [];
    while (at.before !== null) {
      at = await page(`limit=7&before=${at.before}`);
      up.unshift(...at.rows.map(({ rank }) => rank));
    }
    expect(up[0]).toBe(1);
    expect(new Set(up).size).toBe(up.length);
  });
  it('[API6] shows the rows about one, and those of a name', async () => {
    const about = await page(`around=${ROWS[30]!.id}&limit=5`);
    expect(about.rows.map(({ rank }) => rank)).toEqual([29, 30, 31, 32, 33]);
    expect([about.next, about.before]).toEqual([ROWS[32]!.place, ROWS[28]!.place]);
    const found = await page('search=PLAYER%205&limit=100');
    expect(found.rows.map(({ name }) => name)).toEqual([
      'Player 5',
      ...Array.from({ length: 10 }, (_, i) => `Player 5${i}`),
    ]);
    expect([found.next, found.before, found.total]).toEqual([null, null, 60]);
  });
  it('[API6] gives a row with its proof, and never whose session it is', async () => {
    const answer = await app.inject(`${BOARD}/rows/${ROWS[3]!.id}`);
    expect(parseRowDetail(answer.json())).toEqual({
      row: {
        board: 'players',
        division: '1x',
        id: ROWS[3]!.id,
        rank: 4,
        name: 'Player 3',
        by: null,
        house: false,
        at: ROWS[3]!.at,
        figures: ROWS[3]!.figures,
      },
      proof: ROWS[3]!.proof,
    });
    for (const path of [
      `${BOARD}/rows/${ROWS[3]!.id}`,
      BOARD,
      `${BOARD}/export?format=json`,
      `${BOARD}/export?format=csv`,
    ])
      expect((await app.inject(path)).body).not.toMatch(/session|owner|hidden/);
  });
  it('[API6] refuses with a code what is not there and what cannot be asked', async () => {
    expect(await code('/api/v1/boards/players/2x')).toBe('unknown-board');
    expect(await code('/api/v1/boards/constructor/1x')).toBe('unknown-board');
    expect(await code('/api/v1/boards/agents/1x/export?format=csv')).toBe('unknown-board');
    expect(await code(`${BOARD}/rows/nobody`)).toBe('unknown-row');
    expect(await code(`${BOARD}/rows/${playerRow(70).id}`)).toBe('unknown-row');
    expect(await code(`${BOARD}?around=..%2F..`)).toBe('unknown-row');
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=5&limit=6',
      'after=1%27%20or',
      'before=',
      'search=',
      `search=${'x'.repeat(41)}`,
      'after=1&before=2',
      'after=1&after=2',
    ])
      expect(await code(`${BOARD}?${query}`), query).toBe('bad-payload');
    expect(await code(`${BOARD}/export?format=xml`)).toBe('bad-payload');
    const wrong = (await app.inject(`${BOARD}?limit=0`)).json() as { detail: string };
    expect(wrong.detail).toBe('limit: is not a whole number from 1 to 100');
  });
  it('[API6] is not sent again to who has it', async () => {
    const first = await app.inject(BOARD);
    const tag = String(first.headers['etag']);
    const again = await app.inject({ url: BOARD, headers: { 'if-none-match': `W/"x", ${tag}` } });
    expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', tag]);
    const other = await app.inject({ url: `${BOARD}?limit=3`, headers: { 'if-none-match': tag } });
    expect(other.statusCode).toBe(200);
  });
});
