/** Runs by REST: what is stored and what goes on. What a session may wish is in runWishes.ts. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isTableFile } from '../../shared/learner/tableFile.ts';
import { slug } from '../../shared/protocol/fields.ts';
import { RUN_STATUSES } from '../../shared/protocol/parseRun.ts';
import type { RunStatus } from '../../shared/protocol/runEvents.ts';
import { packCurve } from '../../shared/protocol/runPack.ts';
import type { Runs } from '../training/runs.ts';
import { type Refusal, sendProblem, sendRefusal } from './problem.ts';
import { bytesSchema, idSchema, told, wholeInQuery } from './schemas/route.ts';
import { checkpointsSchema, curveSchema, eventPageSchema, runDetailSchema, runListSchema } from './schemas/runs.ts';
import { sendJson, YEAR } from './sendJson.ts';

export interface RunRoutesNeeds {
  readonly runs: Runs;
}

const topic = 'runs';
const MAX_RUNS = 100; // in one list
const MAX_PAGE = 5_000; // events

const refusal = (code: string, ...problems: readonly string[]): Refusal => ({ code, problems });
const UNKNOWN = refusal('unknown-run', 'there is no such run');

const params = z.object({ id: idSchema });
const listQuery = z.object({
  status: z
    .string()
    .refine((text) => text.split(',').every((one) => RUN_STATUSES.some((known) => known === one)), {
      error: `is not one of ${RUN_STATUSES.join(', ')}`,
    })
    .optional()
    .meta({ description: `Only these, with commas between: ${RUN_STATUSES.join(', ')}`, example: 'queued,running' }),
  before: wholeInQuery(0, Number.MAX_SAFE_INTEGER, 'Only those created before it, ms since 1970'),
  limit: wholeInQuery(1, MAX_RUNS, 'Runs at most; 50 if it is left out'),
});
const eventsQuery = z.object({
  after: wholeInQuery(0, Number.MAX_SAFE_INTEGER, 'Number of an event: those that follow it'),
  limit: wholeInQuery(1, MAX_PAGE, `Events at most; ${MAX_PAGE} if it is left out`),
});

export function addRunRoutes(untyped: FastifyInstance, needs: RunRoutesNeeds): void {
  const app = untyped.withTypeProvider<ZodTypeProvider>();
  addReading(app, needs);
  addLogs(app, needs);
}

type Typed = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

function addReading(app: Typed, { runs }: RunRoutesNeeds): void {
  app.get(
    '/api/v1/runs',
    {
      schema: {
        ...told(
          { topic, summary: 'Runs, newest first', codes: ['bad-payload'] },
          { is: 'At most as many as asked for', schema: runListSchema },
        ),
        querystring: listQuery,
      },
    },
    async (request, reply) => {
      const { status, before, limit = 50 } = request.query;
      const statuses = status?.split(',') as readonly RunStatus[] | undefined;
      const filter = { ...(statuses ? { status: statuses } : {}), ...(before === undefined ? {} : { before }), limit };
      return sendJson(request, reply, await runs.list(filter));
    },
  );
  app.get(
    '/api/v1/runs/live',
    {
      schema: told(
        { topic, summary: 'The showcase: the run that the page Watch shows', codes: ['unknown-run'] },
        { is: 'With its recipe', schema: runDetailSchema },
      ),
    },
    async (request, reply) => {
      const id = runs.showcase();
      const run = id === null ? null : await runs.detail(id);
      return run ? sendJson(request, reply, run) : sendRefusal(reply, UNKNOWN);
    },
  );
  app.get(
    '/api/v1/runs/:id',
    {
      schema: {
        ...told(
          { topic, summary: 'A run with its recipe', codes: ['unknown-run'] },
          { is: 'As it is now', schema: runDetailSchema },
        ),
        params,
      },
    },
    async (request, reply) => {
      const id = slug(request.params.id);
      const run = id === null ? null : await runs.detail(id);
      return run ? sendJson(request, reply, run) : sendRefusal(reply, UNKNOWN);
    },
  );
}

function addLogs(app: Typed, { runs }: RunRoutesNeeds): void {
  app.get(
    '/api/v1/runs/:id/points',
    {
      schema: {
        ...told(
          {
            topic,
            summary: 'The whole curve of a run, as a chart draws it',
            description: 'At most a few thousand points, however long it ran: neighbouring episodes are joined.',
            codes: ['unknown-run'],
          },
          { is: 'Points and what happened', schema: curveSchema },
        ),
        params,
      },
    },
    async (request, reply) => {
      const id = slug(request.params.id);
      const curve = id === null ? null : await runs.curve(id);
      return curve ? sendJson(request, reply, packCurve(curve)) : sendRefusal(reply, UNKNOWN);
    },
  );
  app.get(
    '/api/v1/runs/:id/events',
    {
      schema: {
        ...told(
          {
            topic,
            summary: 'The log of a run, page by page',
            description: 'A page that can no longer change says so to caches.',
            codes: ['bad-payload', 'unknown-run'],
          },
          { is: 'In order, without a gap', schema: eventPageSchema },
        ),
        params,
        querystring: eventsQuery,
      },
    },
    async (request, reply) => {
      const id = slug(request.params.id);
      const { after = 0, limit = MAX_PAGE } = request.query;
      const page = id === null ? null : await runs.events(id, after, limit);
      if (!page) return sendRefusal(reply, UNKNOWN);
      const last = page.events.at(-1)?.number ?? 0;
      const isWhole = page.events.length === limit && last < page.newest; // it never changes, and says that more follows
      return sendJson(request, reply, page, isWhole ? YEAR : 'no-store');
    },
  );
  app.get(
    '/api/v1/runs/:id/checkpoints',
    {
      schema: {
        ...told(
          { topic, summary: 'The checkpoints of a run', codes: ['unknown-run'] },
          { is: 'Those that are kept, by step', schema: checkpointsSchema },
        ),
        params,
      },
    },
    async (request, reply) => {
      const id = slug(request.params.id);
      const all = id === null ? null : await runs.checkpoints(id);
      return all ? sendJson(request, reply, all) : sendRefusal(reply, UNKNOWN);
    },
  );
  app.get(
    '/api/v1/checkpoints/:id',
    {
      schema: {
        ...told(
          { topic, summary: 'The file of a checkpoint', codes: ['unknown-run'] },
          { is: 'A policy (.cpa) or a table (.cpt)', schema: bytesSchema, type: 'application/octet-stream' },
        ),
        params,
      },
    },
    async (request, reply) => {
      const id = slug(request.params.id);
      const bytes = id === null ? null : await runs.checkpoint(id);
      if (!bytes) return sendProblem(reply, 'unknown-run', 'there is no such checkpoint, or it is kept no longer');
      const ending = isTableFile(bytes) ? 'cpt' : 'cpa';
      reply.header('Content-Disposition', `attachment; filename="${id}.${ending}"`).header('Cache-Control', YEAR);
      return reply.type('application/octet-stream').send(Buffer.from(bytes));
    },
  );
}
