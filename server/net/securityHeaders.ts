/** Headers by which browsers protect a page of ours and its visitor, on every answer (NET10, LIMIT5). */
import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** `host[:port]` as it may stand in a policy header; anything else is left out. */
function socketsOf(host: string | undefined): string {
  return host !== undefined && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/**
 * Strict, and still right on plain http in a LAN: no upgrade of requests, no headers that browsers only honour over TLS.
 * The page's own websocket address is spelled out, because older Safaris do not count it as 'self'.
 */
export const SECURITY = {
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

/** What the pages never ask for. Gamepads, full screen, the clipboard and sound are left to them. */
const NEVER =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()';

/** Of answers that no hook sees: Socket.IO's own refusals, and addresses that cannot be read. */
export const BARE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

export function addPermissionsPolicy(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('Permissions-Policy', NEVER);
  });
}

/** Before any other listener sees the request. */
export function protectBareAnswers(server: Server): void {
  server.prependListener('request', (request, response) => {
    if (!request.url?.startsWith('/socket.io')) return;
    for (const [name, value] of Object.entries(BARE_HEADERS)) response.setHeader(name, value);
  });
}
