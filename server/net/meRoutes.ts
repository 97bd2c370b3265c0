/** A person's own identity by REST: what is known of them, their name, their recovery code, their data, and the end of it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { NameProblem } from '../../shared/boards/nickname.ts';
import { NAME_LENGTH } from '../../shared/boards/nickname.ts';
import { readRecoveryCode } from '../../shared/boards/recoveryCode.ts';
import type { Players } from '../boards/players.ts';
import { createAllowance } from './allowance.ts';
import type { Whose } from './person.ts';
import { sendProblem } from './problem.ts';
import type { SessionId } from './session.ts';

export interface MeRoutesNeeds {
  readonly players: Players;
  readonly whose: Whose;
  /** The first token of one more device. */
  readonly issue: (id: string, epoch: number) => string;
  /** All their tabs and devices, matches and lobbies are told. */
  readonly renamed: (id: string, name: string) => void;
  /** Their connections end and come back with the token that the browser has then. */
  readonly signOut: (id: string) => void;
  readonly now: () => number; // ms, steady
}

const MINUTE = 60_000;
/** A school is one address. */
const LIMITS = {
  changes: 20,
  changesMs: 10 * MINUTE,
  tries: 10,
  triesMs: 10 * MINUTE,
  addressTries: 60,
  addressMs: 60 * MINUTE,
};

const NAME_HINTS: Readonly<Record<NameProblem | 'taken', string>> = {
  'too-short': `a name has at least ${NAME_LENGTH.min} characters`,
  'too-long': `a name has at most ${NAME_LENGTH.max} characters`,
  letters: 'a name has letters, digits, single spaces, hyphens, dots and underscores',
  'mixed-scripts': 'the letters of a name are of one alphabet, or Latin beside Korean, Chinese or Japanese',
  reserved: 'this name stands for somebody or something else here',
  taken: 'another player has this name, or one that looks like it',
};

const me = z
  .object({
    id: z.string().describe('of the player, as rows name it'),
    name: z.string(),
    chosen: z.boolean().describe('whether the name is one you chose'),
    recovery: z.boolean().describe('whether there is a recovery code'),
    banned: z.boolean().describe('banned players may play; nothing of theirs is ranked'),
    createdAt: z.number().nullable().describe('ms since 1970; null: nothing is stored of you'),
  })
  .describe('All that is known of you.');

const tags = ['me'];
const security = [{ session: [] }];
const FIELDS = {
  name: z.object({ name: z.string().max(200).describe('2 to 20 characters') }),
  code: z.object({
    code: z.string().max(100),
    alone: z
      .boolean()
      .optional()
      .describe('sign all other devices of that identity out; they stay signed in otherwise'),
  }),
};

export function addMeRoutes(
  plain: FastifyInstance,
  { players, whose, issue, renamed, signOut, now }: MeRoutesNeeds,
): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const changes = createAllowance(LIMITS.changes, LIMITS.changesMs, now);
  const tries = createAllowance(LIMITS.tries, LIMITS.triesMs, now);
  const addressTries = createAllowance(LIMITS.addressTries, LIMITS.addressMs, now);

  const tooOften = (reply: FastifyReply): null => {
    sendProblem(reply, 'rate-limited', 'that was too often: try again in some minutes');
    return null;
  };
  /** Whose wish to change something it is; null if it was refused. */
  async function wisher(request: FastifyRequest, reply: FastifyReply): Promise<SessionId | null> {
    const person = await whose(request, reply);
    return person && !changes.spend(person.id) ? tooOften(reply) : person;
  }
  const own = (reply: FastifyReply): FastifyReply => reply.header('Cache-Control', 'no-store');

  app.get(
    '/api/v1/me',
    { schema: { tags, security, summary: 'What is known of you', response: { 200: me } } },
    async (request, reply) => {
      const person = await whose(request, reply);
      return person ? own(reply).send(await players.me(person.id)) : reply;
    },
  );
  app.put(
    '/api/v1/me/name',
    { schema: { tags, security, summary: 'Choose a name', body: FIELDS.name, response: { 200: me } } },
    async (request, reply) => {
      const person = await wisher(request, reply);
      if (!person) return reply;
      const answer = await players.rename(person.id, request.body.name);
      if (!answer.ok) {
        const code = answer.code === 'taken' ? 'name-taken' : 'bad-name';
        return sendProblem(reply, code, NAME_HINTS[answer.code], [answer.code]);
      }
      renamed(person.id, answer.name);
      return own(reply).send(answer.me);
    },
  );
  app.post(
    '/api/v1/me/recovery',
    {
      schema: {
        tags,
        security,
        summary: 'A new recovery code, shown this once; the one before it becomes worthless',
        response: { 200: z.object({ code: z.string() }) },
      },
    },
    async (request, reply) => {
      const person = await wisher(request, reply);
      return person ? own(reply).send({ code: await players.newRecovery(person.id) }) : reply;
    },
  );
  app.post(
    '/api/v1/recover',
    {
      schema: {
        tags,
        security,
        summary: 'Become, on this device too, the player of a recovery code',
        body: FIELDS.code,
        response: { 200: z.object({ token: z.string(), me }) },
      },
    },
    async (request, reply) => {
      const person = await whose(request, reply);
      if (!person) return reply;
      const { code, alone = false } = request.body;
      if (readRecoveryCode(code) === null) {
        return sendProblem(
          reply,
          'unknown-code',
          'this is no recovery code: there is a slip in it, five groups of four are right',
        );
      }
      if (!tries.spend(person.id) || !addressTries.spend(request.ip)) return tooOften(reply) ?? reply;
      const player = await players.recover(code, alone);
      if (!player)
        return sendProblem(reply, 'unknown-code', 'no player has this code, or not any more: a newer code replaces it');
      if (person.id !== player.id) signOut(person.id);
      if (alone) signOut(player.id);
      return own(reply).send({ token: issue(player.id, player.epoch), me: await players.me(player.id) });
    },
  );
  app.delete(
    '/api/v1/me',
    { schema: { tags, security, summary: 'Delete everything that is stored of you', response: { 204: z.null() } } },
    async (request, reply) => {
      const person = await wisher(request, reply);
      if (!person) return reply;
      await players.forget(person.id);
      signOut(person.id);
      return own(reply).code(204).send(null);
    },
  );
  app.get(
    '/api/v1/me/data',
    { schema: { tags, security, summary: 'Everything that is stored of you, as JSON' } },
    async (request, reply) => {
      const person = await wisher(request, reply);
      if (!person) return reply;
      reply.header('Content-Disposition', 'attachment; filename="cartpole-arena-me.json"');
      return own(reply).send({ me: await players.me(person.id), stored: await players.everything(person.id) });
    },
  );
}
