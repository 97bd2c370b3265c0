/** Submissions by REST: an agent's upload, and what becomes of everything that was submitted. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { agentSets } from '../../shared/boards/agentProtocol.ts';
import { MAX_UPLOAD_BYTES } from '../../shared/boards/readUpload.ts';
import { slug } from '../../shared/protocol/fields.ts';
import type { ReadUploads } from '../boards/agents.ts';
import type { Submitted } from '../boards/boardKind.ts';
import type { Submissions } from '../boards/submissionDesk.ts';
import { SUBMISSION_LIMITS } from '../boards/submissionLimits.ts';
import { createAllowance } from './allowance.ts';
import { LARGE_MS } from './httpLimits.ts';
import type { Whose } from './person.ts';
import { sendProblem } from './problem.ts';
import { type RequestLimits, sendTooOften } from './requestLimits.ts';
import { asItCame, idSchema, told } from './schemas/route.ts';
import { rulesSchema, submissionSchema, uploadSchema } from './schemas/submissions.ts';
import type { SessionId } from './session.ts';
import { createSlots } from './slots.ts';

export interface SubmissionRoutesNeeds {
  readonly submissions: Submissions;
  readonly readUpload: ReadUploads;
  readonly protocol: number; // by which agents are ranked
  readonly whose: Whose;
  readonly limits: RequestLimits;
  /** Whether anything of a player may go on a board. */
  readonly mayRank: (session: string) => Promise<boolean>;
  readonly now: () => number; // ms, steady
}

const MINUTE = 60_000;
/** Tries, read or not: reading costs a part of a second. */
const TRIES = { session: 30, everyMs: 10 * MINUTE };
const AT_ONCE = { session: 2, address: 12 }; // of SUBMISSION_LIMITS.reading

const OWN = [
  ...(['already-there', 'too-many-waiting', 'too-many-today', 'queue-full', 'server-closing'] as const),
  ...(['may-not-rank', 'rate-limited', 'bad-json', 'bad-payload', 'bad-name', 'bad-type', 'too-large'] as const),
] as const;
const OF_FILES = [
  ...(['not-a-policy', 'needs-export', 'truncated', 'damaged', 'missing-file', 'bad-header', 'unsupported'] as const),
  ...(['bad-shape', 'ambiguous', 'network-too-large', 'not-finite', 'not-a-checkpoint', 'unknown-version'] as const),
  ...(['pixels', 'other-world', 'unreadable'] as const),
] as const;

/** The answer to a wish: 201, or why not. What is there already is at `Location`. */
export function sendSubmitted(reply: FastifyReply, submitted: Submitted): FastifyReply {
  const there = submitted.ok ? submitted.submission : submitted.there;
  if (there) reply.header('Location', `/api/v1/submissions/${there.id}`);
  if (!submitted.ok) return sendProblem(reply, submitted.code, submitted.detail);
  return reply.header('Cache-Control', 'no-store').code(201).send(submitted.submission);
}

export function addSubmissionRoutes(plain: FastifyInstance, needs: SubmissionRoutesNeeds): void {
  const { submissions, whose } = needs;
  addUpload(plain, needs);
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const rules = told(
    { topic: 'submissions', summary: 'What is taken, and what is done with it' },
    { is: 'The rules', schema: rulesSchema },
  );
  app.get('/api/v1/submissions/rules', { schema: rules }, async (_request, reply) => {
    const { waitingPerSession, perSessionADay, waiting } = SUBMISSION_LIMITS;
    const sets = agentSets(needs.protocol) ?? [];
    return reply.header('Cache-Control', 'no-store').send({
      protocol: needs.protocol,
      sets: sets.map(({ name, episodes, limit }) => ({ name, episodes, limit })),
      bytes: MAX_UPLOAD_BYTES,
      perPerson: { waiting: waitingPerSession, aDay: perSessionADay },
      waiting: submissions.figures().submissionsWaiting,
      mostWaiting: waiting,
    });
  });
  const one = told(
    {
      topic: 'submissions',
      summary: 'A submission: its place, how far it is, and its row at last',
      codes: ['unknown-submission'],
    },
    { is: 'The submission', schema: submissionSchema },
  );
  app.get(
    '/api/v1/submissions/:id',
    { schema: { ...one, params: z.object({ id: idSchema }) } },
    async (request, reply) => {
      const id = slug(request.params.id);
      const submission = id === null ? null : await submissions.find(id);
      if (!submission) return sendProblem(reply, 'unknown-submission', 'look at /api/v1/submissions?mine=1 for yours');
      return reply.header('Cache-Control', 'no-store').send(submission);
    },
  );
  const mine = told(
    {
      topic: 'submissions',
      summary: 'Your submissions',
      description: 'The newest 50.',
      secured: true,
      codes: ['bad-payload'],
    },
    { is: 'The newest first', schema: z.array(submissionSchema) },
  );
  const querystring = z.object({ mine: z.literal('1').meta({ description: 'Only your own are listed' }) });
  app.get('/api/v1/submissions', { schema: { ...mine, querystring } }, async (request, reply) => {
    const person = await whose(request, reply);
    if (!person) return reply;
    return reply.header('Cache-Control', 'no-store').send([...(await submissions.mine(person.id))]);
  });
}

/** Its body is for another thread to read: here it stays bytes. Who asks is known before any of it is taken in. */
function addUpload(
  plain: FastifyInstance,
  { submissions, readUpload, whose, mayRank, limits, now }: SubmissionRoutesNeeds,
): void {
  const people = createAllowance(TRIES.session, TRIES.everyMs, now);
  const slots = createSlots(SUBMISSION_LIMITS.reading);
  const schema = told(
    {
      topic: 'submissions',
      summary: 'Upload a policy of CartPole-v1',
      description:
        'Weights, never code. The hash of its weights is stored, then seeds are drawn from fresh randomness, then it is evaluated: GET /submissions/{id} says how far it is. docs/export.md has scripts for PyTorch, Stable-Baselines3 and Keras.',
      secured: true,
      codes: [...OWN, ...OF_FILES],
    },
    { status: 201, is: 'It is stored, and waits', schema: submissionSchema },
  );
  void plain.register(async (app) => {
    const uploaders = new WeakMap<object, SessionId>();
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.post(
      '/api/v1/agents',
      {
        bodyLimit: MAX_UPLOAD_BYTES,
        handlerTimeout: LARGE_MS,
        schema: { ...schema, body: uploadSchema },
        validatorCompiler: asItCame,
        async onRequest(request, reply) {
          const person = await whose(request, reply);
          if (!person) return reply;
          if (!people.spend(person.id)) return sendTooOften(reply, people.waitMs(person.id));
          if (!limits.address('uploads', request, reply)) return reply;
          const { key, own } = limits.addressOf(request);
          const release = slots.take({
            [`session ${person.id}`]: AT_ONCE.session,
            ...(own ? {} : { [`address ${key}`]: AT_ONCE.address }),
          });
          if (!release)
            return sendProblem(reply, 'queue-full', 'too many upload at this moment: try again in some seconds');
          reply.raw.once('close', release); // answered, or gone
          uploaders.set(request, person);
        },
      },
      async (request, reply) => {
        const person = uploaders.get(request)!;
        if (!(await mayRank(person.id)))
          return sendProblem(reply, 'may-not-rank', 'an administrator has barred this player from the boards');
        const upload = await readUpload(request.body as Buffer);
        if (!upload.ok) return sendProblem(reply, upload.code, upload.message, upload.name ? [upload.name] : []);
        const { name, sha256: hash, format, file } = upload;
        const { id: owner, name: by } = person;
        return sendSubmitted(
          reply,
          await submissions.submit({
            kind: 'agent',
            owner,
            by,
            name,
            hash,
            format,
            file,
            address: limits.addressOf(request).key,
          }),
        );
      },
    );
  });
}
