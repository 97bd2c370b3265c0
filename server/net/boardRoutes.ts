/** Boards by REST: what there is, pages of rows, a row with its proof. All may ask; a search or a neighbourhood is one page. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { slug } from '../../shared/protocol/fields.ts';
import { type Boards, isCursor, MOST_FOUND, type Wanted } from '../boards/boards.ts';
import { divisionParams, knownBoard } from './boardParams.ts';
import { addExportRoute } from './exports.ts';
import { sendProblem } from './problem.ts';
import { pageSchema, summariesSchema } from './schemas/boards.ts';
import { detailSchema } from './schemas/proofs.ts';
import { idSchema, told, wholeInQuery } from './schemas/route.ts';
import { ASK_FIRST, sendJson } from './sendJson.ts';

export interface BoardRoutesNeeds {
  readonly boards: Boards;
}

export const MOST_ROWS = 100; // in one page
const ROWS = 25; // where nobody says how many
const MAX_SEARCH = 40; // characters

const queryOfPage = z.object({
  limit: wholeInQuery(1, MOST_ROWS, `Rows at most; ${ROWS} if it is left out`),
  after: z.string().optional().meta({ description: 'A cursor: `next` of another page. Nothing may be read from it' }),
  before: z.string().optional().meta({ description: 'A cursor: `before` of another page' }),
  around: z.string().optional().meta({ description: 'Id of a row, which will be in the middle' }),
  search: z
    .string()
    .optional()
    .meta({ description: `Text in the name, of 1 to ${MAX_SEARCH} characters; at most ${MOST_FOUND} rows` }),
});

/** What a query asks for, or what is wrong with it. */
function wantedOf({ after, before, around, search }: z.infer<typeof queryOfPage>): Wanted | string {
  const given = [after, before, around, search].filter((value) => value !== undefined);
  if (given.length > 1) return 'give only one of after, before, around and search';
  if (after !== undefined)
    return isCursor(after) ? { by: 'after', cursor: after } : 'after: is not what a page gave as "next"';
  if (before !== undefined)
    return isCursor(before) ? { by: 'before', cursor: before } : 'before: is not what a page gave as "before"';
  if (search !== undefined) {
    const text = search.trim();
    const length = [...text].length;
    return length >= 1 && length <= MAX_SEARCH
      ? { by: 'search', text }
      : `search: is not of 1 to ${MAX_SEARCH} characters`;
  }
  return around === undefined ? { by: 'top' } : { by: 'around', id: around };
}

export function addBoardRoutes(untyped: FastifyInstance, { boards }: BoardRoutesNeeds): void {
  const app = untyped.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/api/v1/boards',
    {
      schema: told(
        { topic: 'boards', summary: 'All boards, their divisions and how many rows each has' },
        { is: 'In the order of the pages; empty divisions too', schema: summariesSchema },
      ),
    },
    async (request, reply) => sendJson(request, reply, await boards.summaries(), ASK_FIRST),
  );

  app.get(
    '/api/v1/boards/:board/:division',
    {
      schema: {
        ...told(
          {
            topic: 'boards',
            summary: 'A page of a board, best first',
            description:
              'From the top; from a cursor on; about a row; or by name. An ETag comes with it: give it back as If-None-Match.',
            codes: ['bad-payload', 'unknown-board', 'unknown-row'],
          },
          { is: 'Rows with their ranks', schema: pageSchema },
        ),
        params: divisionParams,
        querystring: queryOfPage,
      },
    },
    async (request, reply) => {
      const board = knownBoard(request.params, boards, reply);
      if (!board) return reply;
      const wanted = wantedOf(request.query);
      if (typeof wanted === 'string') return sendProblem(reply, 'bad-payload', wanted);
      const isRow = wanted.by !== 'around' || slug(wanted.id) !== null;
      const page = isRow
        ? await boards.page(board, request.params.division, wanted, request.query.limit ?? ROWS)
        : null;
      if (!page) return sendProblem(reply, 'unknown-row', 'there is no such row in this division, or it is hidden');
      return sendJson(request, reply, page, ASK_FIRST);
    },
  );

  app.get(
    '/api/v1/boards/:board/:division/rows/:id',
    {
      schema: {
        ...told(
          {
            topic: 'boards',
            summary: 'A row with its proof',
            description: 'Whoever has it can compute the row again; the page Verify does, and `npm run verify`.',
            codes: ['unknown-board', 'unknown-row'],
          },
          { is: 'The row and what proves it', schema: detailSchema },
        ),
        params: divisionParams.extend({ id: idSchema }),
      },
    },
    async (request, reply) => {
      const board = knownBoard(request.params, boards, reply);
      if (!board) return reply;
      const id = slug(request.params.id);
      const detail = id === null ? null : await boards.find(board, request.params.division, id);
      if (!detail) return sendProblem(reply, 'unknown-row', 'there is no such row in this division, or it is hidden');
      return sendJson(request, reply, detail, ASK_FIRST);
    },
  );

  addExportRoute(app, boards);
}
