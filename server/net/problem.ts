/** Every refusal over REST: application/problem+json (RFC 9457), whose code a program can rely on and whose detail says what to do. */
import type { FastifyReply } from 'fastify';
import type { Problem } from '../../shared/protocol/problem.ts';
import { isProblemCode, PROBLEMS, type ProblemCode, type ProblemKind } from './problemCodes.ts';

export const PROBLEM_TYPE = 'application/problem+json';
const sent = new WeakMap<FastifyReply, ProblemCode>();

/** What a reply refused with; null: it did not. */
export const problemOf = (reply: FastifyReply): ProblemCode | null => sent.get(reply) ?? null;

/** @param problems one line each, where there is more than one thing to say */
export function problem(code: ProblemCode, detail: string, problems: readonly string[] = []): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `/api#${code}`, title, status, code, detail, problems };
}

export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  detail: string,
  problems: readonly string[] = [],
): FastifyReply {
  const value = problem(code, detail, problems);
  const { retrySeconds }: ProblemKind = PROBLEMS[code];
  sent.set(reply, code);
  if (retrySeconds !== undefined && !reply.hasHeader('Retry-After')) reply.header('Retry-After', String(retrySeconds));
  return reply
    .code(value.status)
    .header('Cache-Control', 'no-store')
    .type(`${PROBLEM_TYPE}; charset=utf-8`)
    .send(JSON.stringify(value)); // text: no serialiser of a route has a say in it
}

/** What a service refuses with: a code and its lines, the first of which is the detail. */
export interface Refusal {
  readonly code: string;
  readonly problems: readonly string[];
}

/** A code that the table does not have is a fault of ours. */
export function sendRefusal(reply: FastifyReply, { code, problems }: Refusal): FastifyReply {
  const known = isProblemCode(code) ? code : 'failed';
  return sendProblem(reply, known, problems[0] ?? PROBLEMS[known].title, problems);
}
