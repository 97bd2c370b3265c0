/** A whole board as a file, read page by page while it is sent: no export holds more than one page in memory (API7). */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { BoardName, BoardPage, BoardRow, Division } from '../../shared/protocol/boards.ts';
import type { Boards, Wanted } from '../boards/boards.ts';
import { divisionParams, knownBoard } from './boardParams.ts';
import { csvHead, csvLine } from './csv.ts';
import { LARGE_MS } from './httpLimits.ts';
import { sendProblem } from './problem.ts';
import { bytesSchema, told } from './schemas/route.ts';

export const MOST_EXPORTED = 10_000; // rows
const PAGE = 200;
const MOST_AT_ONCE = 4; // exports, of everybody

/** Pages down from the first one, until the cap or the end. */
async function* rowsFrom(
  boards: Boards,
  first: BoardPage,
  of: { readonly board: BoardName; readonly division: Division },
): AsyncGenerator<readonly BoardRow[]> {
  let page: BoardPage | null = first;
  let left = MOST_EXPORTED;
  while (page && page.rows.length > 0 && left > 0) {
    yield page.rows.slice(0, left);
    left -= page.rows.length;
    const wanted: Wanted | null = page.next === null ? null : { by: 'after', cursor: page.next };
    page = wanted && left > 0 ? await boards.page(of.board, of.division, wanted, PAGE) : null;
  }
}

async function* asCsv(board: BoardName, pages: AsyncGenerator<readonly BoardRow[]>): AsyncGenerator<string> {
  yield csvHead(board);
  for await (const rows of pages) yield rows.map(csvLine).join('');
}

async function* asJson(pages: AsyncGenerator<readonly BoardRow[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

export function addExportRoute(untyped: FastifyInstance, boards: Boards): void {
  const app = untyped.withTypeProvider<ZodTypeProvider>();
  let going = 0;
  /** Until the last row is sent, or whoever asked is gone. */
  async function* counted(pages: AsyncGenerator<readonly BoardRow[]>): AsyncGenerator<readonly BoardRow[]> {
    going++;
    try {
      yield* pages;
    } finally {
      going--;
    }
  }
  app.get(
    '/api/v1/boards/:board/:division/export',
    {
      handlerTimeout: LARGE_MS,
      schema: {
        ...told(
          {
            topic: 'boards',
            summary: 'A board as a file',
            description: `The best ${MOST_EXPORTED.toLocaleString('en')} rows. X-Total-Rows says how many there are, X-Rows-Truncated whether some are left out.`,
            codes: ['bad-payload', 'unknown-board', 'rate-limited'],
          },
          { is: 'A line a row; as JSON a list of BoardRow', schema: bytesSchema, type: 'text/csv' },
        ),
        params: divisionParams,
        querystring: z.object({ format: z.enum(['csv', 'json']).meta({ description: 'What kind of file' }) }),
      },
    },
    async (request, reply) => {
      const { division } = request.params;
      const board = knownBoard(request.params, boards, reply);
      if (!board) return reply;
      if (going >= MOST_AT_ONCE)
        return sendProblem(
          reply,
          'rate-limited',
          'too many boards are fetched as files now: try again in some seconds',
        );
      const first = await boards.page(board, division, { by: 'top' }, PAGE);
      const total = first?.total ?? 0;
      const pages = counted(rowsFrom(boards, first!, { board, division }));
      const { format } = request.query;
      reply
        .header('X-Total-Rows', String(total))
        .header('X-Rows-Truncated', total > MOST_EXPORTED ? `yes, after ${MOST_EXPORTED}` : 'no')
        .header('Cache-Control', 'no-store')
        .header('Content-Disposition', `attachment; filename="${board}-${division}.${format}"`)
        .type(format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8');
      return reply.send(Readable.from(format === 'csv' ? asCsv(board, pages) : asJson(pages), { objectMode: false }));
    },
  );
}
