/** Sessions by REST: for programs, which have no page that opens a socket. Nothing is stored until they submit something. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isAllowedOrigin } from './origin.ts';
import { sendProblem } from './problem.ts';
import type { RequestLimits } from './requestLimits.ts';
import { told } from './schemas/route.ts';
import type { OpenSession } from './session.ts';

export interface SessionRoutesNeeds {
  readonly allowedOrigins: readonly string[];
  /** A new anonymous one. */
  readonly newSession: () => Promise<OpenSession>;
  readonly limits: RequestLimits;
}

const answer = z
  .object({
    token: z.string().meta({ description: 'Give it as Authorization: Bearer TOKEN; it lasts 90 days' }),
    name: z.string(),
  })
  .meta({ id: 'NewSession' });

export function addSessionRoutes(
  app: FastifyInstance,
  { allowedOrigins, newSession, limits }: SessionRoutesNeeds,
): void {
  const schema = told(
    {
      topic: 'me',
      summary: 'A new anonymous session, for a program',
      description: 'Keep its token: what you submit with it belongs to one player. Pages get theirs when they connect.',
      codes: ['bad-origin', 'rate-limited'],
    },
    { status: 201, is: 'Its token', schema: answer },
  );
  app.post('/api/v1/sessions', { schema }, async (request, reply) => {
    const { origin, host } = request.headers;
    if (!isAllowedOrigin(origin, host, allowedOrigins))
      return sendProblem(reply, 'bad-origin', 'pages of other servers cannot do this: add the page to ALLOWED_ORIGINS');
    if (!limits.address('sessions', request, reply)) return reply; // keep the token that you have
    const { token, name } = await newSession();
    return reply.header('Cache-Control', 'no-store').code(201).send({ token, name });
  });
}
