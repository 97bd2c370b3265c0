/** The pages and the REST interface, put together: the routes are in files of their own, by topic. */
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { type AgentRoutesNeeds, addAgentRoutes } from './agentRoutes.ts';
import { addBoardRoutes, type BoardRoutesNeeds } from './boardRoutes.ts';
import { allowListedPages } from './cors.ts';
import { answerErrors, refuseAddress } from './errors.ts';
import { boundConnections, HTTP_LIMITS, limitRouteTimes, type WireBounds } from './httpLimits.ts';
import { addLearnerRoutes } from './learnerRoutes.ts';
import { addMeRoutes, type MeRoutesNeeds } from './meRoutes.ts';
import { addOpenApiRoute, prepareOpenApi } from './openApi.ts';
import { createWhose, type PersonNeeds } from './person.ts';
import { sendProblem } from './problem.ts';
import { addRatingRoutes, type RatingRoutesNeeds } from './ratingRoutes.ts';
import { limitRequests, type RequestLimitsNeeds } from './requestLimits.ts';
import { type LineLog, logRequests, newRequestId } from './requestLog.ts';
import { addRunRoutes } from './runRoutes.ts';
import { addRunWishes, type RunWishesNeeds } from './runWishes.ts';
import { addPermissionsPolicy, SECURITY } from './securityHeaders.ts';
import { addSessionRoutes, type SessionRoutesNeeds } from './sessionRoutes.ts';
import { addStateRoutes, type StateRoutesNeeds } from './stateRoutes.ts';
import { addSubmissionRoutes, type SubmissionRoutesNeeds } from './submissionRoutes.ts';
import { refuseUnreadable } from './unreadable.ts';

export interface HttpNeeds
  extends Omit<RunWishesNeeds, 'whose'>,
    PersonNeeds,
    BoardRoutesNeeds,
    AgentRoutesNeeds,
    StateRoutesNeeds {
  readonly clientDir: string; // the built pages; without it only the REST interface answers
  readonly me: Omit<MeRoutesNeeds, 'whose' | 'limits'>;
  readonly ratings: RatingRoutesNeeds;
  readonly submit: Omit<SubmissionRoutesNeeds, 'whose' | 'limits'>;
  readonly newSession: SessionRoutesNeeds['newSession'];
  readonly doors: RequestLimitsNeeds;
  readonly wires: Omit<WireBounds, 'refused'>;
  readonly log: LineLog;
  readonly failed: (error: unknown) => void; // a handler threw
}

const YEAR = 'public, max-age=31536000, immutable';

function isPage(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '/';
  return !path.startsWith('/api/') && !path.startsWith('/socket.io') && !/\.[A-Za-z0-9]+$/.test(path);
}

export async function createHttp(needs: HttpNeeds): Promise<FastifyInstance> {
  const app = Fastify({
    ...HTTP_LIMITS,
    logger: false,
    genReqId: newRequestId,
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseUnreadable,
  });
  boundConnections(app.server, { ...needs.wires, refused: (reason) => needs.doors.refusals.count('wire', reason) });
  limitRouteTimes(app);
  app.removeContentTypeParser('text/plain'); // what is read is JSON
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value)); // schemas are told; tests hold the answers against them
  await app.register(helmet, SECURITY);
  addPermissionsPolicy(app);
  logRequests(app, needs.log);
  const limits = limitRequests(app, needs.doors);
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

  await prepareOpenApi(app);
  allowListedPages(app, needs.allowedOrigins);
  const whose = createWhose(needs, limits.session);
  addRunRoutes(app, needs);
  addRunWishes(app, { runs: needs.runs, whose });
  addRatingRoutes(app, needs.ratings);
  addMeRoutes(app, { ...needs.me, whose, limits });
  addSubmissionRoutes(app, { ...needs.submit, whose, limits });
  addLearnerRoutes(app, { ...needs.submit, whose, limits });
  const { allowedOrigins, newSession } = needs;
  addSessionRoutes(app, { allowedOrigins, newSession, limits });
  addBoardRoutes(app, needs);
  addAgentRoutes(app, needs);
  addStateRoutes(app, needs);
  addOpenApiRoute(app);

  app.setNotFoundHandler((request, reply) => {
    if (hasPages && request.method === 'GET' && isPage(request.url))
      return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
    return sendProblem(reply, 'not-found', 'see /api for what there is');
  });
  answerErrors(app, needs.failed);
  return app;
}
