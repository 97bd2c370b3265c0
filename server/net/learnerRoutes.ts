/** Recipes by REST, on their way to the Learners board. What becomes of them is told by submissionRoutes.ts. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LEARNER_BUDGET, LEARNER_REFUSALS, LEARNER_SEEDS } from '../../shared/boards/learnerRules.ts';
import { readNickname } from '../../shared/boards/nickname.ts';
import { NAME_WORDS } from '../../shared/boards/readUpload.ts';
import { readLearner } from '../boards/learners.ts';
import { createAllowance } from './allowance.ts';
import { sendProblem } from './problem.ts';
import { sendTooOften } from './requestLimits.ts';
import { asItCame, told } from './schemas/route.ts';
import { submissionSchema } from './schemas/submissions.ts';
import { type SubmissionRoutesNeeds, sendSubmitted } from './submissionRoutes.ts';

const MAX_BODY = 65_536;
const MINUTE = 60_000;
const TRIES = { session: 30, everyMs: 10 * MINUTE };

const bodySchema = z
  .object({
    name: z.string().max(200).meta({ description: 'Of the row: 2 to 20 characters' }),
    recipe: z
      .union([z.string(), z.looseObject({})])
      .meta({ description: 'The name of a recipe, or its settings: all, or `base` and those that differ' }),
  })
  .meta({ id: 'LearnerWish' });

type Wish = { readonly name: string; readonly recipe: unknown };

function readBody(body: unknown): Wish | readonly string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return ['the body is not an object {name, recipe}'];
  const { name, recipe, ...others } = body as Record<string, unknown>;
  const problems = Object.keys(others).map((field) => `${field} is no field of it: name and recipe are`);
  if (typeof name !== 'string') problems.push('name is not text');
  if (recipe === undefined) problems.push('recipe is missing');
  return typeof name === 'string' && problems.length === 0 ? { name, recipe } : problems;
}

export function addLearnerRoutes(
  plain: FastifyInstance,
  {
    submissions,
    whose,
    mayRank,
    limits,
    now,
  }: Pick<SubmissionRoutesNeeds, 'submissions' | 'whose' | 'mayRank' | 'limits' | 'now'>,
): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const people = createAllowance(TRIES.session, TRIES.everyMs, now);
  const steps = LEARNER_BUDGET.steps.toLocaleString('en');
  const schema = told(
    {
      topic: 'submissions',
      summary: 'Submit a recipe of CartPole-v1',
      description: `Its hash is stored, then ${LEARNER_SEEDS} seeds are drawn from fresh randomness, then the server trains it with each of them, to solved or for at most ${steps} steps: GET /submissions/{id} says how far it is. What was submitted before is at the answer's Location.`,
      secured: true,
      codes: [
        ...(['already-there', 'too-many-waiting', 'too-many-today', 'queue-full', 'server-closing'] as const),
        ...(['may-not-rank', 'rate-limited', 'bad-json', 'bad-payload', 'bad-name', 'bad-type', 'too-large'] as const),
        'bad-recipe',
        ...LEARNER_REFUSALS,
      ],
    },
    { status: 201, is: 'It is stored, and waits', schema: submissionSchema },
  );
  app.post(
    '/api/v1/learners',
    { bodyLimit: MAX_BODY, schema: { ...schema, body: bodySchema }, validatorCompiler: asItCame },
    async (request, reply) => {
      const person = await whose(request, reply);
      if (!person) return reply;
      if (!people.spend(person.id)) return sendTooOften(reply, people.waitMs(person.id));
      if (!limits.address('uploads', request, reply)) return reply;
      if (!(await mayRank(person.id)))
        return sendProblem(reply, 'may-not-rank', 'an administrator has barred this player from the boards');
      const wish = readBody(request.body);
      if (!('recipe' in wish)) return sendProblem(reply, 'bad-payload', wish[0]!, wish);
      const named = readNickname(wish.name);
      if (!named.ok) return sendProblem(reply, 'bad-name', NAME_WORDS[named.code], [named.code]);
      const learner = readLearner(wish.recipe);
      if (!learner.ok) return sendProblem(reply, learner.code, learner.problems[0]!, learner.problems);
      const { hash, file } = learner.entry;
      const by = { owner: person.id, by: person.name, address: limits.addressOf(request).key };
      return sendSubmitted(
        reply,
        await submissions.submit({ kind: 'learner', name: named.name, hash, format: null, file, ...by }),
      );
    },
  );
}
