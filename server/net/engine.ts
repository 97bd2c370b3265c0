/** What is used of the connections under Socket.IO's sockets; where the library's internals are not as expected, they are seen as empty. */
import type { IncomingMessage, Server } from 'node:http';
import type { Io } from './sockets.ts';

/** A connection of the library's engine: one websocket. */
export interface EngineConnection {
  readonly request: IncomingMessage;
  readonly writeBuffer: readonly { readonly data?: unknown }[]; // packets that wait for the websocket
  readonly transport: { readonly socket?: WebSocketUnder };
  on(event: 'packet', heard: (packet: { readonly type: string; readonly data?: unknown }) => void): unknown;
  once(event: 'close', gone: () => void): unknown;
  close(discard?: boolean): unknown;
}

interface WebSocketUnder {
  readonly _socket?: WireUnder | null;
  on?(event: 'ping' | 'pong', heard: () => void): unknown;
  terminate?(): void;
}

/** The TCP connection under it. */
export interface WireUnder {
  readonly writableLength: number; // bytes that the system has not taken yet
  readonly bytesWritten: number; // with those
}

/** At once: whoever is cut is not waited for. */
export function cut(connection: EngineConnection): void {
  const { socket } = connection.transport;
  if (typeof socket?.terminate === 'function') socket.terminate();
  else connection.close(true);
}

export function onEngineConnection(io: Io, opened: (connection: EngineConnection) => void): void {
  (io.engine as unknown as { on(event: 'connection', heard: (connection: EngineConnection) => void): void }).on(
    'connection',
    opened,
  );
}

export function engineConnections(io: Io): readonly EngineConnection[] {
  return Object.values((io.engine as unknown as { readonly clients: Record<string, EngineConnection> }).clients);
}

/** The library lets a second websocket take the place of a connection's first, and asks nobody whether it may open. */
export function neverTakeOver(io: Io): void {
  io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
    const takes = new URLSearchParams((request.url ?? '').split('?', 2)[1]).has('sid');
    next(takes ? new Error('a connection is one websocket') : undefined);
  });
}

/** Of upgrades at other addresses the library closes its own side alone, which a visitor could hold open for ever. */
export function closeOtherUpgrades(http: Server): void {
  http.on('upgrade', (request, socket) => {
    if (!request.url?.startsWith('/socket.io')) socket.destroy();
  });
}
