/** A person's own identity by REST: what is known of them, their name, their recovery code, their data, and the end of it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NAME_LENGTH, type NameProblem } from '../../shared/boards/nickname.ts';
import { readRecoveryCode } from '../../shared/boards/recoveryCode.ts';
import type { BoardRow } from '../../shared/protocol/boards.ts';
import type { Players } from '../boards/players.ts';
import { createAllowance } from './allowance.ts';
import type { Whose } from './person.ts';
import { sendProblem } from './problem.ts';
import type { ProblemCode } from './problemCodes.ts';
import { type RequestLimits, sendTooOften } from './requestLimits.ts';
import { rowSchema } from './schemas/boards.ts';
import { codeSchema, dataSchema, meSchema, nameBody, recoverBody, recoveredSchema } from './schemas/me.ts';
import { told } from './schemas/route.ts';
import type { SessionId } from './session.ts';

export interface MeRoutesNeeds {
  readonly players: Players;
  /** On all boards, with their ranks. */
  readonly rows: (id: string) => Promise<readonly BoardRow[]>;
  readonly whose: Whose;
  /** The first token of one more device. */
  readonly issue: (id: string, epoch: number) => string;
  /** Their connections end and come back with the token that the browser has then. */
  readonly signOut: (id: string) => void;
  readonly limits: RequestLimits;
  readonly now: () => number; // ms, steady
}

const MINUTE = 60_000;
const LIMITS = {
  changes: 20,
  changesMs: 10 * MINUTE,
  tries: 10,
  triesMs: 10 * MINUTE,
};

const SLIP = 'this is no recovery code: there is a slip in it, five groups of four are right';
const NOBODY = 'no player has this code, or not any more: a newer code replaces it';
const NAME_HINTS: Readonly<Record<NameProblem | 'taken', string>> = {
  'too-short': `a name has at least ${NAME_LENGTH.min} characters`,
  'too-long': `a name has at most ${NAME_LENGTH.max} characters`,
  letters: 'a name has letters, digits, single spaces, hyphens, dots and underscores',
  'mixed-scripts': 'the letters of a name are of one alphabet, or Latin beside Korean, Chinese or Japanese',
  reserved: 'this name stands for somebody or something else here',
  taken: 'another player has this name, or one that looks like it',
};

const of = (summary: string, codes: readonly ProblemCode[] = ['rate-limited']) =>
  ({ topic: 'me', summary, secured: true, codes }) as const;
const SCHEMAS = {
  me: told(of('Who you are here', []), { is: 'You', schema: meSchema }),
  rows: told(of('Your rows on all boards', []), { is: 'The rows', schema: z.array(rowSchema) }),
  name: told(of('Choose a name', ['bad-name', 'name-taken', 'rate-limited']), { is: 'You', schema: meSchema }),
  recovery: told(of('A new recovery code; the one before it becomes worthless'), {
    is: 'The code',
    schema: codeSchema,
  }),
  recover: told(of('Become the player of a recovery code, on this device too', ['unknown-code', 'rate-limited']), {
    is: 'You, from now on',
    schema: recoveredSchema,
  }),
  data: told(of('Everything that is stored of you'), { is: 'All of it', schema: dataSchema }),
  remove: told(of('Delete everything that is stored of you'), { status: 204, is: 'It is gone' }),
};

export function addMeRoutes(
  plain: FastifyInstance,
  { players, rows, whose, issue, signOut, limits, now }: MeRoutesNeeds,
): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const changes = createAllowance(LIMITS.changes, LIMITS.changesMs, now);
  const tries = createAllowance(LIMITS.tries, LIMITS.triesMs, now);

  /** Whose wish to change something it is; null if it was refused. */
  async function wisher(request: FastifyRequest, reply: FastifyReply): Promise<SessionId | null> {
    const person = await whose(request, reply);
    if (!person || changes.spend(person.id)) return person;
    sendTooOften(reply, changes.waitMs(person.id));
    return null;
  }
  const own = (reply: FastifyReply): FastifyReply => reply.header('Cache-Control', 'no-store');

  app.get('/api/v1/me', { schema: SCHEMAS.me }, async (request, reply) => {
    const person = await whose(request, reply);
    return person ? own(reply).send(await players.me(person.id)) : reply;
  });
  app.get('/api/v1/me/rows', { schema: SCHEMAS.rows }, async (request, reply) => {
    const person = await whose(request, reply);
    return person ? own(reply).send(await rows(person.id)) : reply;
  });
  app.put('/api/v1/me/name', { schema: { ...SCHEMAS.name, body: nameBody } }, async (request, reply) => {
    const person = await wisher(request, reply);
    if (!person) return reply;
    const answer = await players.rename(person.id, request.body.name);
    if (!answer.ok) {
      const code = answer.code === 'taken' ? 'name-taken' : 'bad-name';
      return sendProblem(reply, code, NAME_HINTS[answer.code], [answer.code]);
    }
    return own(reply).send(answer.me);
  });
  app.post('/api/v1/me/recovery', { schema: SCHEMAS.recovery }, async (request, reply) => {
    const person = await wisher(request, reply);
    return person ? own(reply).send({ code: await players.newRecovery(person.id) }) : reply;
  });
  app.post('/api/v1/recover', { schema: { ...SCHEMAS.recover, body: recoverBody } }, async (request, reply) => {
    const person = await whose(request, reply);
    if (!person) return reply;
    const { code, alone = false } = request.body;
    if (readRecoveryCode(code) === null) return sendProblem(reply, 'unknown-code', SLIP);
    if (!tries.spend(person.id)) return sendTooOften(reply, tries.waitMs(person.id));
    if (!limits.address('recoveries', request, reply)) return reply;
    const player = await players.recover(code, alone);
    if (!player) return sendProblem(reply, 'unknown-code', NOBODY);
    if (person.id !== player.id) signOut(person.id);
    if (alone) signOut(player.id);
    return own(reply).send({ token: issue(player.id, player.epoch), me: await players.me(player.id) });
  });
  app.delete('/api/v1/me', { schema: SCHEMAS.remove }, async (request, reply) => {
    const person = await wisher(request, reply);
    if (!person) return reply;
    await players.forget(person.id);
    return own(reply).code(204).send(null);
  });
  app.get('/api/v1/me/data', { schema: SCHEMAS.data }, async (request, reply) => {
    const person = await wisher(request, reply);
    if (!person) return reply;
    reply.header('Content-Disposition', 'attachment; filename="cartpole-arena-me.json"');
    return own(reply).send({ me: await players.me(person.id), stored: await players.everything(person.id) });
  });
}
