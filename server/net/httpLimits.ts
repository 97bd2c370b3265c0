/** How long and how large a request and its answer may be, before any route has a say (LIMIT4). */
import type { Server } from 'node:http';
import type { FastifyServerOptions } from 'fastify';

const SECOND = 1_000;

/** How long a route has, from its address to the end of its answer; a route that takes in or gives out more may say so itself. */
export const ROUTE_MS = 30 * SECOND;
export const UPLOAD_MS = 120 * SECOND; // 5 MB on a slow line

/** For the HTTP library. */
export const HTTP_LIMITS = {
  bodyLimit: 4_096,
  connectionTimeout: 30 * SECOND, // nothing is read and nothing written: a body or an answer that stands still
  requestTimeout: UPLOAD_MS + SECOND, // the whole of a request
  handlerTimeout: ROUTE_MS,
  keepAliveTimeout: 65 * SECOND, // longer than a proxy keeps its end, so that it never asks into a closed connection
  http: {
    headersTimeout: 10 * SECOND,
    connectionsCheckingInterval: 2 * SECOND, // how exact those are
    maxHeaderSize: 8_192,
  },
} as const satisfies FastifyServerOptions & { readonly http: object };

const MOST_HEADERS = 60;

/** @param connections of websockets at most; pages and programs have some besides */
export function boundConnections(server: Server, connections: number, refused: () => void): void {
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = connections * 2 + 500;
  server.on('drop', refused);
}
