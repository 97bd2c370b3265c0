/** The pages and the REST interface. Nothing here changes anything but the wishes of a session in runRoutes.ts. */
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { AgentInfo, MomentInfo } from '../../shared/protocol/events.ts';
import { slug } from '../../shared/protocol/fields.ts';
import { answerErrors } from './errors.ts';
import { addMeRoutes, type MeRoutesNeeds } from './meRoutes.ts';
import { createWhose, type PersonNeeds } from './person.ts';
import { sendProblem } from './problem.ts';
import { addRunRoutes, type RunRoutesNeeds } from './runRoutes.ts';

export interface HttpNeeds extends Omit<RunRoutesNeeds, 'whose'>, PersonNeeds {
  readonly clientDir: string; // the built pages; without it only the REST interface answers
  readonly agents: () => readonly AgentInfo[];
  readonly bumperAgents: () => readonly AgentInfo[];
  readonly moments: () => readonly MomentInfo[]; // of the showcase
  readonly model: (id: string) => Promise<Uint8Array | null>; // of an agent of the house or of the board, or a moment
  readonly me: Omit<MeRoutesNeeds, 'whose'>;
  readonly health: () => Readonly<Record<string, unknown>>;
  readonly failed: (error: unknown) => void; // a handler threw
}

const YEAR = 'public, max-age=31536000, immutable';

/** `host[:port]` as it may stand in a policy header; anything else is left out. */
function socketsOf(host: string | undefined): string {
  return host !== undefined && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/**
 * Strict, and still right on plain http in a LAN: no upgrade of requests, no headers that browsers only honour over TLS.
 * The page's own websocket address is spelled out, because older Safaris do not count it as 'self'.
 */
const SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: [
        "'self'",
        (request: { readonly headers: { readonly host?: string | undefined } }) => socketsOf(request.headers.host),
      ],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
};

function isPage(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '/';
  return !path.startsWith('/api/') && !path.startsWith('/socket.io') && !/\.[A-Za-z0-9]+$/.test(path);
}

export async function createHttp(needs: HttpNeeds): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: 4_096, forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(helmet, SECURITY);
  const hasPages = existsSync(join(needs.clientDir, 'index.html'));
  if (hasPages) {
    await app.register(fastifyStatic, {
      root: needs.clientDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders(response, path) {
        const hashed = path.startsWith(`${needs.clientDir}${sep}assets${sep}`);
        response.setHeader('Cache-Control', hashed ? YEAR : 'no-cache');
      },
    });
  }

  app.get('/healthz', async (_request, reply) => {
    reply.header('Cache-Control', 'no-store');
    return { status: 'ok', ...needs.health() };
  });
  app.get('/api/v1/agents', async () => needs.agents());
  app.get('/api/v1/bumper-agents', async () => needs.bumperAgents());
  app.get<{ Params: { id: string } }>('/api/v1/agents/:id/model', async (request, reply) => {
    const id = slug(request.params.id);
    const bytes = id === null ? null : await needs.model(id);
    if (!bytes) return sendProblem(reply, 'unknown-agent', 'there is no such agent, or it is kept no longer');
    reply.header('Content-Disposition', `attachment; filename="${id}.cpa"`);
    return reply.type('application/octet-stream').send(Buffer.from(bytes));
  });
  app.get('/api/v1/moments', async (_request, reply) => {
    reply.header('Cache-Control', 'no-store');
    return needs.moments();
  });
  const whose = createWhose(needs);
  addRunRoutes(app, { runs: needs.runs, whose });
  addMeRoutes(app, { ...needs.me, whose });

  app.setNotFoundHandler((request, reply) => {
    if (hasPages && request.method === 'GET' && isPage(request.url))
      return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
    return sendProblem(reply, 'not-found', 'see /api for what there is');
  });
  answerErrors(app, needs.failed);
  return app;
}
