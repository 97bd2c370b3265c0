/**
 * A line of the log for each request, at level info: its id, which the answer carries too, its method, its route, status and time. Never what came with
 * it: headers, bodies, queries and addresses hold tokens and codes.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { problemOf } from './problem.ts';

export const REQUEST_ID = 'X-Request-Id';

export const newRequestId = (): string => randomBytes(6).toString('hex');

/** Where lines go. */
export interface LineLog {
  info(fields: object, line: string): void;
}

export function logRequests(app: FastifyInstance, log: LineLog): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID, request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { id, method, routeOptions } = request;
    const [status, code] = [reply.statusCode, problemOf(reply)];
    const ms = Math.round(reply.elapsedTime);
    log.info({ request: id, method, route: routeOptions.url ?? null, status, code, ms }, 'request');
  });
}
