/** What the HTTP library refuses, and what a handler throws, as problems with a code (API4). */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { sendProblem } from './problem.ts';
import type { ProblemCode } from './problemCodes.ts';
import { BARE_HEADERS } from './securityHeaders.ts';

interface Failure {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
}

const BY_CODE: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'send less: the reference says how much each address takes'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['bad-type', 'send JSON, and say so: Content-Type: application/json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['bad-json', 'the body is empty: send a JSON object'],
  FST_ERR_HANDLER_TIMEOUT: [
    'timed-out',
    'the server is busy, or the request came too slowly: try again in some seconds',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-json', 'the body is not as long as Content-Length says'],
};

/** One line a field, which begins with its name. */
function lines(error: unknown): string[] | null {
  if (!hasZodFastifySchemaValidationErrors(error)) return null;
  const where = error.validationContext;
  return error.validation.map(({ instancePath, message }) => {
    const field = instancePath.split('/').filter(Boolean).join('.');
    return `${field === '' ? (where ?? 'it') : field}: ${message ?? 'is not as it has to be'}`;
  });
}

/** An address that is none, before there is a route. */
export function refuseAddress(_error: unknown, _request: unknown, reply: FastifyReply): void {
  reply.headers(BARE_HEADERS);
  sendProblem(reply, 'bad-payload', 'the address cannot be read: look at its escapes, and at its length');
}

/** @param failed a handler threw */
export function answerErrors(app: FastifyInstance, failed: (error: unknown) => void): void {
  app.setErrorHandler((error: Failure, _request, reply) => {
    const wrong = lines(error);
    if (wrong) return sendProblem(reply, 'bad-payload', wrong[0] ?? 'see /api for what is taken', wrong);
    const known = BY_CODE[error.code ?? ''];
    if (known?.[0] === 'timed-out') reply.header('Connection', 'close'); // the rest of a body would be waited for
    if (known) return sendProblem(reply, ...known);
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, 'bad-json', `the request cannot be read: ${error.message ?? ''}`);
    failed(error);
    return sendProblem(reply, 'failed', 'this is our fault, and is in the log: try again later');
  });
}
