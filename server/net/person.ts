/** Whose request it is: the session of the bearer token, asked for by a page of ours or by no page (NET9). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAllowedOrigin } from './origin.ts';
import { sendProblem } from './problem.ts';
import type { SessionId } from './session.ts';

export interface PersonNeeds {
  readonly allowedOrigins: readonly string[];
  /** The session of a token of ours; null of any other. */
  readonly session: (token: string) => SessionId | null | Promise<SessionId | null>;
}

/** @returns null if it was refused: the answer is sent then, and the handler has only to return */
export type Whose = (request: FastifyRequest, reply: FastifyReply) => Promise<SessionId | null>;

const BEARER = /^Bearer (\S{1,256})$/i;

/** @param served whether they may ask once more; the answer is sent if not */
export function createWhose(
  { allowedOrigins, session }: PersonNeeds,
  served: (person: SessionId, reply: FastifyReply) => boolean = () => true,
): Whose {
  return async (request, reply) => {
    const { origin, host, authorization } = request.headers;
    if (!isAllowedOrigin(origin, host, allowedOrigins)) {
      sendProblem(reply, 'bad-origin', 'pages of other servers cannot do this: add the page to ALLOWED_ORIGINS');
      return null;
    }
    const token = BEARER.exec(authorization ?? '')?.[1];
    const person = token === undefined ? null : await session(token);
    if (!person) sendProblem(reply, 'no-session', 'give the token of your session: Authorization: Bearer TOKEN');
    return person && served(person, reply) ? person : null;
  };
}
