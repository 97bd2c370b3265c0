/** Pages of other servers that whoever runs this one has listed may read its answers; browsers keep them from all others (API11). */
import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, POST, PUT, DELETE';
const ASKED = 'Authorization, Content-Type, If-None-Match';
const TOLD = 'ETag, Location, Retry-After, X-Total-Rows, X-Rows-Truncated';
const PREFLIGHT_SECONDS = '600';

export function allowListedPages(app: FastifyInstance, allowedOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!request.url.startsWith('/api/') || origin === undefined || !allowedOrigins.includes(origin)) return;
    reply.header('Access-Control-Allow-Origin', origin).header('Access-Control-Expose-Headers', TOLD);
    reply.header('Vary', 'Origin').header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  app.options('/api/v1/*', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('Access-Control-Allow-Methods', METHODS)
      .header('Access-Control-Allow-Headers', ASKED)
      .header('Access-Control-Max-Age', PREFLIGHT_SECONDS)
      .code(204)
      .send(),
  );
}
