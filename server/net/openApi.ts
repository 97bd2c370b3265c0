/** The OpenAPI document, made from what the routes declare: GET /api/v1/openapi.json, read by the page /api and by any tool (API5). */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { finishDocument } from './openApiDocument.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { PROBLEMS } from './problemCodes.ts';
import { refusals, TOPICS, told, usualCodes } from './schemas/route.ts';
import { ASK_FIRST, sendJson } from './sendJson.ts';

export const OPENAPI_PATH = '/api/v1/openapi.json';
const VERSION = '1.0.0'; // of what is under /api/v1: grows, and never takes anything back

const isTold = (url: string): boolean => url.startsWith('/api/') || url === '/healthz';

type Transform = typeof jsonSchemaTransform;
type Operation = { response?: Record<string, unknown>; security?: unknown };

/** Routes that do not say themselves how they refuse have the usual refusals. */
const transform: Transform = (document) => {
  const { schema } = document as { schema?: Operation };
  if (!isTold(document.url) || (schema && 'hide' in schema))
    return jsonSchemaTransform({ ...document, schema: { hide: true } });
  if (!schema || 'x-problems' in schema) return jsonSchemaTransform(document);
  const codes = usualCodes(schema.security !== undefined);
  const response = { ...refusals(codes), ...schema.response };
  return jsonSchemaTransform({ ...document, schema: { ...schema, response, 'x-problems': codes } as object });
};

/** Before the routes: it hears of each as it is declared. */
export async function prepareOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'CartPole Arena',
        version: VERSION,
        description:
          'Everything that the pages show, and everything that they do. JSON in UTF-8; times are milliseconds since 1970; lists say which page follows. ' +
          `Refusals are ${PROBLEM_TYPE} (RFC 9457) with a code that never changes its meaning. Within a version fields and codes are added, never taken away: pass over what you do not know.`,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: Object.entries(TOPICS).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The token of an anonymous session, which the socket gives each connection (event `session`). Pages of other servers are refused by their Origin header.',
          },
        },
      },
    },
    transform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** After the routes. */
export function addOpenApiRoute(app: FastifyInstance): void {
  let document: object | null = null;
  const codes = Object.entries(PROBLEMS).map(([code, { status, title }]) => ({ code, status, title }));
  app.get(
    OPENAPI_PATH,
    {
      schema: told(
        {
          topic: 'server',
          summary: 'This document',
          description: 'OpenAPI 3.1. `x-problem-codes` has all codes of refusals.',
        },
        { is: 'An OpenAPI document', schema: z.looseObject({ openapi: z.string() }) },
      ),
    },
    async (request, reply) => {
      document ??= finishDocument({ ...app.swagger(), 'x-problem-codes': codes });
      return sendJson(request, reply, document, ASK_FIRST);
    },
  );
}
