/** The REST interface of boards alone, over rows in memory. */
import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { type Boards, createBoards } from '../../server/boards/boards.ts';
import type { BoardStore, ListedRow, RatingStore, RowPage, StoredRow } from '../../server/boards/stores.ts';
import { addBoardRoutes } from '../../server/net/boardRoutes.ts';
import { answerErrors } from '../../server/net/errors.ts';
import { addOpenApiRoute, prepareOpenApi } from '../../server/net/openApi.ts';
import type { BoardName, Division } from '../../shared/protocol/boards.ts';

/** A row of players; the more ticks, the higher. */
export function playerRow(number: number, changes: Partial<StoredRow> = {}): StoredRow {
  const ticks = 10_000 - number;
  return {
    board: 'players',
    division: '1x',
    id: number.toString(16).padStart(16, '0'),
    owner: `session-${number}`,
    name: `Player ${number}`,
    by: null,
    place: String(number).padStart(12, '0'),
    at: 1_700_000_000_000 + number,
    figures: { kind: 'players', ticks, runs: 3, abandoned: 1 },
    proof: {
      kind: 'players',
      run: `run-${number}`,
      link: 'abc',
      seed: number,
      speed: '1x',
      ticks,
      hash: '0123abcd',
      every: 50,
      hashes: ['0123abcd'],
      startedAt: 1_700_000_000_000,
      endedAt: 1_700_000_100_000,
      lateInputs: 0,
    },
    hidden: false,
    ...changes,
  };
}

/** As the database answers, over a list. */
export function memoryStore(stored: readonly StoredRow[]): BoardStore {
  const ranked = (board: BoardName, division: Division) =>
    stored
      .filter((row) => row.board === board && row.division === division && !row.hidden)
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map((row, i) => ({ ...row, rank: i + 1 }));
  const page = (total: number, rows: readonly ListedRow[]): RowPage => ({ total, rows });
  return {
    put: () => Promise.reject(new Error('nothing is stored here')),
    hide: () => Promise.reject(new Error('nothing is hidden here')),
    ofOwner: () => Promise.resolve([]),
    async find(board, division, id) {
      const row = stored.find((one) => one.board === board && one.division === division && one.id === id);
      return row ? (ranked(board, division).find((one) => one.id === id) ?? { ...row, rank: 0 }) : null;
    },
    async page(board, division, from, limit) {
      const all = ranked(board, division);
      if (!from) return page(all.length, all.slice(0, limit));
      if ('after' in from) return page(all.length, all.filter(({ place }) => place > from.after).slice(0, limit));
      return page(all.length, all.filter(({ place }) => place < from.before).slice(-limit));
    },
    async around(board, division, id, limit) {
      const all = ranked(board, division);
      const at = all.findIndex((row) => row.id === id);
      const from = Math.max(0, Math.min(at - Math.floor(limit / 2), all.length - limit));
      return at < 0 ? null : page(all.length, all.slice(from, from + limit));
    },
    async search(board, division, text, limit) {
      const all = ranked(board, division);
      return page(
        all.length,
        all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).slice(0, limit),
      );
    },
    async divisions() {
      const keys = new Set(stored.map(({ board, division }) => JSON.stringify([board, division])));
      return [...keys].map((key) => {
        const [board, division] = JSON.parse(key) as [BoardName, Division];
        return { board, division, total: ranked(board, division).length };
      });
    },
  };
}

const NO_RATINGS = { find: () => Promise.resolve(null) } as unknown as RatingStore;

export function memoryBoards(stored: readonly StoredRow[]): Boards {
  return createBoards({ store: memoryStore(stored), ratings: NO_RATINGS, humanNormalised: () => null });
}

export async function boardApp(boards: Boards): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: 4_096 });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  await prepareOpenApi(app);
  answerErrors(app, (error) => {
    throw error;
  });
  addBoardRoutes(app, { boards });
  addOpenApiRoute(app);
  return app;
}
