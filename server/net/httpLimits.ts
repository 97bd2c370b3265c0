/** How long and how large a request and its answer may be, before any route has a say (LIMIT4). */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { peerAddress } from './clientAddress.ts';

const SECOND = 1_000;

/** How long a route has, from its address to the end of its answer. Files of the pages may take as long as they come at all. */
export const ROUTE_MS = 30 * SECOND;
export const LARGE_MS = 120 * SECOND; // routes that take in or give out some megabytes, on a slow line

/** For the HTTP library. */
export const HTTP_LIMITS = {
  bodyLimit: 4_096,
  connectionTimeout: 30 * SECOND, // nothing is read and nothing written: a body or an answer that stands still
  requestTimeout: LARGE_MS + SECOND, // the whole of a request
  keepAliveTimeout: 65 * SECOND, // longer than a proxy keeps its end, so that it never asks into a closed connection
  http: {
    headersTimeout: 10 * SECOND,
    connectionsCheckingInterval: 2 * SECOND, // how exact those are
    maxHeaderSize: 8_192,
  },
} as const satisfies FastifyServerOptions & { readonly http: object };

const MOST_HEADERS = 60;

/** Routes that do not say how long they may take have the usual time. */
export function limitRouteTimes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const told = route.url.startsWith('/api/') || route.url === '/healthz' || route.url === '/metrics';
    if (told) route.handlerTimeout ??= ROUTE_MS;
  });
}

export interface WireBounds {
  readonly connections: number; // websockets at most; pages and programs have some besides
  readonly perAddress: number | null; // null: all come through a proxy, or are not counted
  readonly refused: (reason: 'server-full' | 'address-full') => void;
}

/** Before a byte is read. */
export function boundConnections(server: Server, { connections, perAddress, refused }: WireBounds): void {
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = connections * 2 + 500;
  server.on('drop', () => refused('server-full'));
  if (perAddress === null) return;
  const open = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const { key, own } = peerAddress(socket.remoteAddress);
    if (own) return;
    const count = (open.get(key) ?? 0) + 1;
    if (count > perAddress) {
      refused('address-full');
      socket.destroy();
      return;
    }
    open.set(key, count);
    socket.once('close', () => {
      const left = (open.get(key) ?? 0) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}
