/** How much may be asked by REST, by an address and by a session: every request costs, the heavy ones more (LIMIT3). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AddressLimits, Counted } from './addressLimits.ts';
import { createAllowance } from './allowance.ts';
import type { AddressOf, ClientAddress } from './clientAddress.ts';
import { problemOf, sendProblem } from './problem.ts';
import type { Refusals } from './refusals.ts';
import type { SessionId } from './session.ts';

/** By the route's pattern; all others cost one. */
const COST: Readonly<Record<string, number>> = {
  '/api/v1/boards/:board/:division/export': 40, // at most 10,000 rows
  '/api/v1/runs/:id/points': 4,
  '/api/v1/runs/:id/events': 2,
  '/api/v1/me/data': 10,
  '/metrics': 4,
};
const PER_SESSION = { most: 600, everyMs: 60_000 };

export interface RequestLimits {
  /** One more of those things by the address of a request. @returns false if it was refused: the answer is sent then */
  address(what: Counted, request: FastifyRequest, reply: FastifyReply): boolean;
  session(session: SessionId, reply: FastifyReply): boolean;
  readonly addressOf: (request: FastifyRequest) => ClientAddress;
}

export interface RequestLimitsNeeds {
  readonly addressOf: AddressOf;
  readonly limits: AddressLimits;
  readonly refusals: Refusals;
  readonly now: () => number; // ms, steady
}

/** The refusal, with the time after which it may be tried again. */
export function sendTooOften(reply: FastifyReply, waitMs: number, whose = 'you'): FastifyReply {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const when = seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
  reply.header('Retry-After', String(seconds));
  return sendProblem(reply, 'rate-limited', `too much was asked by ${whose}: try again in ${when}`);
}

/** Counts every refusal by REST too. */
export function limitRequests(app: FastifyInstance, needs: RequestLimitsNeeds): RequestLimits {
  const { limits, refusals, now } = needs;
  const sessions = createAllowance(PER_SESSION.most, PER_SESSION.everyMs, now);
  const addressOf = (request: FastifyRequest): ClientAddress => needs.addressOf(request.raw);
  function address(what: Counted, request: FastifyRequest, reply: FastifyReply, cost = 1): boolean {
    const whose = addressOf(request);
    if (limits.spend(what, whose, cost)) return true;
    sendTooOften(reply, limits.waitMs(what, whose, cost), 'your address');
    return false;
  }
  app.addHook('onRequest', async (request, reply) => {
    if (!address('requests', request, reply, COST[request.routeOptions.url ?? ''] ?? 1)) return reply;
  });
  app.addHook('onResponse', async (_request, reply) => {
    const code = problemOf(reply);
    if (code !== null) refusals.count('rest', code);
  });
  return {
    address,
    addressOf,
    session(session, reply) {
      if (sessions.spend(session.id)) return true;
      sendTooOften(reply, sessions.waitMs(session.id));
      return false;
    },
  };
}
