/** The two wishes of a session over REST: one more run, and one less. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { slug, whole } from '../../shared/protocol/fields.ts';
import { PACES } from '../../shared/protocol/parseRun.ts';
import type { Pace } from '../../shared/protocol/runEvents.ts';
import { readRecipeSettings } from '../../shared/training/recipeReader.ts';
import { tooMuch } from '../training/recipeLimits.ts';
import type { Runs } from '../training/runs.ts';
import type { Whose } from './person.ts';
import { type Refusal, sendRefusal } from './problem.ts';
import { asItCame, idSchema, told } from './schemas/route.ts';
import { runDetailSchema, runSchema, wishSchema } from './schemas/runs.ts';
import { sendJson } from './sendJson.ts';

export interface RunWishesNeeds {
  readonly runs: Runs;
  readonly whose: Whose;
}

const topic = 'runs';
const MAX_BODY = 65_536; // a recipe with demonstrations

const refusal = (code: string, ...problems: readonly string[]): Refusal => ({ code, problems });
const UNKNOWN = refusal('unknown-run', 'there is no such run');

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

export function addRunWishes(untyped: FastifyInstance, { runs, whose }: RunWishesNeeds): void {
  const app = untyped.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/v1/runs',
    {
      bodyLimit: MAX_BODY,
      schema: {
        ...told(
          {
            topic,
            summary: 'Queue a run of any recipe',
            description: 'Visible to all. Two of yours may wait; the server trains what stays within its limits.',
            secured: true,
            codes: [
              'bad-payload',
              'bad-json',
              'bad-type',
              'too-large',
              'bad-recipe',
              'queue-full',
              'no-training',
              'server-closing',
            ],
          },
          { status: 201, is: 'It waits, or trains already', schema: runSchema },
        ),
        body: wishSchema,
      },
      validatorCompiler: asItCame,
    },
    async (request, reply) => {
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
    },
  );
  app.delete(
    '/api/v1/runs/:id',
    {
      schema: {
        ...told(
          { topic, summary: 'Stop a run of yours', secured: true, codes: ['unknown-run', 'not-yours', 'is-over'] },
          { is: 'As it is now', schema: runDetailSchema },
        ),
        params: z.object({ id: idSchema }),
      },
    },
    async (request, reply) => {
      const owner = await whose(request, reply);
      if (!owner) return reply;
      const id = slug(request.params.id);
      const why = id === null ? UNKNOWN : await runs.stop(owner.id, id);
      return why ? sendRefusal(reply, why) : sendJson(request, reply, await runs.detail(id!));
    },
  );
}
