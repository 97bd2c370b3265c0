/** How the server is, for those who run it: GET /readyz for what sends it visitors, GET /metrics for what draws its figures. */
import type { FastifyInstance } from 'fastify';
import { METRICS_TYPE } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export interface StateRoutesNeeds {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => Promise<string>; // the text of /metrics
}

export function addStateRoutes(app: FastifyInstance, { readiness, metrics }: StateRoutesNeeds): void {
  app.get('/readyz', async (_request, reply) => {
    const state = await readiness();
    return reply
      .code(state.status === 'ready' ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send(state);
  });
  app.get('/metrics', async (_request, reply) =>
    reply
      .header('Cache-Control', 'no-store')
      .type(METRICS_TYPE)
      .send(await metrics()),
  );
}
