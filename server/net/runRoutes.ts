/** Runs by REST: what is stored and what goes on, and the two wishes of a session, one more run and one less. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isTableFile } from '../../shared/learner/tableFile.ts';
import { slug, whole } from '../../shared/protocol/fields.ts';
import { PACES, RUN_STATUSES } from '../../shared/protocol/parseRun.ts';
import type { Pace, RunStatus } from '../../shared/protocol/runEvents.ts';
import { packCurve } from '../../shared/protocol/runPack.ts';
import { readRecipeSettings } from '../../shared/training/recipeReader.ts';
import { tooMuch } from '../training/recipeLimits.ts';
import type { Runs } from '../training/runs.ts';
import type { Whose } from './person.ts';
import { type Refusal, sendRefusal } from './problem.ts';

export interface RunRoutesNeeds {
  readonly runs: Runs;
  readonly whose: Whose;
}

const MAX_BODY = 65_536; // a recipe with demonstrations
const MAX_RUNS = 100; // in one list
const MAX_PAGE = 5_000; // events
const SMALL = 1_024; // bytes: compressing less is not worth it
const YEAR = 'public, max-age=31536000, immutable';

const refusal = (code: string, ...problems: readonly string[]): Refusal => ({ code, problems });
const UNKNOWN = refusal('unknown-run', 'there is no such run');

const compress = promisify(gzip);

/** JSON, compressed for who takes it. */
async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
  cache = 'no-store',
): Promise<FastifyReply> {
  const text = Buffer.from(JSON.stringify(value));
  reply.header('Cache-Control', cache).header('Vary', 'Accept-Encoding').type('application/json; charset=utf-8');
  const takes = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takes || text.length < SMALL) return reply.send(text);
  return reply.header('Content-Encoding', 'gzip').send(await compress(text));
}

/** A whole number of the query; undefined if it is not there, null if it is none. */
function asked(raw: unknown, min: number, max: number): number | null | undefined {
  if (raw === undefined) return undefined;
  return typeof raw === 'string' && /^\d{1,16}$/.test(raw) ? whole(Number(raw), min, max) : null;
}

function statuses(raw: unknown): readonly RunStatus[] | null | undefined {
  if (raw === undefined) return undefined;
  const wanted = String(raw).split(',');
  const known = RUN_STATUSES.filter((status) => wanted.includes(status));
  return known.length === wanted.length ? known : null;
}

interface Wish {
  readonly recipe: unknown;
  readonly seed: number;
  readonly pace: Pace;
}

function readWish(body: unknown): Wish | string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['the body is not a JSON object'];
  const { recipe, seed: givenSeed, pace: givenPace, ...others } = body as Record<string, unknown>;
  const seed = whole(givenSeed, 0, 0xffff_ffff);
  const pace = PACES.find((known) => known === givenPace);
  const problems = Object.keys(others).map((field) => `${field} is no field of a run: recipe, seed and pace are`);
  if (recipe === undefined) problems.push('recipe is missing');
  if (seed === null) problems.push('seed is not a whole number from 0 to 4294967295');
  if (!pace) problems.push('pace is not "watch" or "max"');
  return problems.length > 0 || seed === null || !pace ? problems : { recipe, seed, pace };
}

export function addRunRoutes(app: FastifyInstance, { runs, whose }: RunRoutesNeeds): void {
  type WithId = { Params: { id: string } };

  app.get<{ Querystring: Record<string, unknown> }>('/api/v1/runs', async (request, reply) => {
    const status = statuses(request.query['status']);
    const before = asked(request.query['before'], 0, Number.MAX_SAFE_INTEGER);
    const limit = asked(request.query['limit'], 1, MAX_RUNS);
    if (status === null)
      return sendRefusal(reply, refusal('bad-payload', `status is not one of ${RUN_STATUSES.join(', ')}`));
    if (before === null) return sendRefusal(reply, refusal('bad-payload', 'before is not a time in ms since 1970'));
    if (limit === null) return sendRefusal(reply, refusal('bad-payload', `limit is not within 1..${MAX_RUNS}`));
    const filter = { ...(status ? { status } : {}), ...(before === undefined ? {} : { before }), limit: limit ?? 50 };
    return send(request, reply, await runs.list(filter));
  });
  app.get('/api/v1/runs/live', async (request, reply) => {
    const id = runs.showcase();
    const run = id === null ? null : await runs.detail(id);
    return run ? send(request, reply, run) : sendRefusal(reply, UNKNOWN);
  });
  app.get<WithId>('/api/v1/runs/:id', async (request, reply) => {
    const id = slug(request.params.id);
    const run = id === null ? null : await runs.detail(id);
    return run ? send(request, reply, run) : sendRefusal(reply, UNKNOWN);
  });
  app.get<WithId>('/api/v1/runs/:id/points', async (request, reply) => {
    const id = slug(request.params.id);
    const curve = id === null ? null : await runs.curve(id);
    return curve ? send(request, reply, packCurve(curve)) : sendRefusal(reply, UNKNOWN);
  });
  app.get<WithId & { Querystring: Record<string, unknown> }>('/api/v1/runs/:id/events', async (request, reply) => {
    const id = slug(request.params.id);
    const after =
      asked(request.query['after'], 0, Number.MAX_SAFE_INTEGER) ?? (request.query['after'] === undefined ? 0 : null);
    const limit =
      asked(request.query['limit'], 1, MAX_PAGE) ?? (request.query['limit'] === undefined ? MAX_PAGE : null);
    if (after === null) return sendRefusal(reply, refusal('bad-payload', 'after is not the number of an event'));
    if (limit === null) return sendRefusal(reply, refusal('bad-payload', `limit is not within 1..${MAX_PAGE}`));
    const page = id === null ? null : await runs.events(id, after, limit);
    if (!page) return sendRefusal(reply, UNKNOWN);
    const last = page.events.at(-1)?.number ?? 0;
    const isWhole = page.events.length === limit && last < page.newest; // it never changes, and says that more follows
    return send(request, reply, page, isWhole ? YEAR : 'no-store');
  });
  app.get<WithId>('/api/v1/runs/:id/checkpoints', async (request, reply) => {
    const id = slug(request.params.id);
    const all = id === null ? null : await runs.checkpoints(id);
    return all ? send(request, reply, all) : sendRefusal(reply, UNKNOWN);
  });
  app.get<WithId>('/api/v1/checkpoints/:id', async (request, reply) => {
    const id = slug(request.params.id);
    const bytes = id === null ? null : await runs.checkpoint(id);
    if (!bytes)
      return sendRefusal(reply, refusal('unknown-run', 'there is no such checkpoint, or it is kept no longer'));
    const ending = isTableFile(bytes) ? 'cpt' : 'cpa';
    reply.header('Content-Disposition', `attachment; filename="${id}.${ending}"`).header('Cache-Control', YEAR);
    return reply.type('application/octet-stream').send(Buffer.from(bytes));
  });
  app.post('/api/v1/runs', { bodyLimit: MAX_BODY }, async (request, reply) => {
    const owner = await whose(request, reply);
    if (!owner) return reply;
    const wish = readWish(request.body);
    if (!('recipe' in wish)) return sendRefusal(reply, refusal('bad-payload', ...wish));
    const { recipe, problems } = readRecipeSettings(wish.recipe);
    const all = recipe && problems.length === 0 ? tooMuch(recipe) : problems;
    if (!recipe || all.length > 0) return sendRefusal(reply, refusal('bad-recipe', ...all));
    const { seed, pace } = wish;
    const run = await runs.submit({ owner: owner.id, by: owner.name, settings: recipe, seed, pace });
    return 'code' in run ? sendRefusal(reply, run) : reply.header('Cache-Control', 'no-store').code(201).send(run);
  });
  app.delete<WithId>('/api/v1/runs/:id', async (request, reply) => {
    const owner = await whose(request, reply);
    if (!owner) return reply;
    const id = slug(request.params.id);
    const why = id === null ? UNKNOWN : await runs.stop(owner.id, id);
    return why ? sendRefusal(reply, why) : reply.header('Cache-Control', 'no-store').send(await runs.detail(id!));
  });
}
