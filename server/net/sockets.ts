/** The Socket.IO edge: who may connect, who they are, what they may spend. Then the gateways. */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import {
  type ClientToServer,
  type ErrorCode,
  PROTOCOL_VERSION,
  type ServerToClient,
} from '../../shared/protocol/events.ts';
import { parseHandshake } from '../../shared/protocol/parse.ts';
import { type Credits, createCredits } from './credits.ts';
import { takeInputsDirectly } from './directInputs.ts';
import { isAllowedOrigin } from './origin.ts';
import type { OpenSession, SessionId, Sessions } from './session.ts';
import { LimitedWebSocketServer } from './websocketServer.ts';

export type Io = Server<ClientToServer, ServerToClient>;
export type Connection = Socket<ClientToServer, ServerToClient>;

export interface SocketNeeds {
  readonly http: HttpServer;
  readonly sessions: Sessions;
  readonly allowedOrigins: readonly string[];
  readonly maxConnections: number;
  readonly now: () => number; // ms, steady
  readonly trace: string; // hash of our golden trace; a page that says another one computes other bits
  readonly abuse: (session: string, dropped: number) => void; // a connection was shown out
}

export interface Sockets {
  readonly io: Io;
  /** Called once per connection, before its first event. */
  onConnection(bind: (connection: Connection, session: SessionId, exact: boolean) => void): void;
  /** A player has another name: from now on their connections have it. */
  renamed(session: string, name: string): void;
  /** Their connections end; they may come back with a token that is good. */
  signOut(session: string): void;
  readonly count: () => number;
  readonly droppedEvents: () => number; // over all connections, ever
  readonly differing: () => number; // connections whose engine computes other bits, ever
  /** Tells everybody, sends what is on its way, closes. */
  close(): Promise<void>;
}

const MAX_MESSAGE_BYTES = 4_096;

export function createSockets(needs: SocketNeeds): Sockets {
  const io: Io = new Server(needs.http, {
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    wsEngine: LimitedWebSocketServer,
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, allow) => {
      const { origin, host } = request.headers;
      allow(null, isAllowedOrigin(origin, host, needs.allowedOrigins));
    },
  });
  const sessionOf = new WeakMap<Connection, { readonly session: OpenSession; readonly exact: boolean }>();
  const purses = new Map<string, { readonly credits: Credits; connections: number; name: string }>(); // by session
  let droppedEvents = 0;
  let differing = 0;
  let closing = false;

  io.use((socket, next) => {
    const refuse = (code: ErrorCode): void => next(new Error(code));
    const handshake = parseHandshake(socket.handshake.auth);
    if (closing) refuse('server-closing');
    else if (!handshake) refuse('bad-payload');
    else if (handshake.version !== PROTOCOL_VERSION) refuse('version-mismatch');
    else if (io.engine.clientsCount > needs.maxConnections) refuse('server-full');
    else {
      const exact = handshake.trace === undefined || handshake.trace === needs.trace;
      if (!exact) differing++;
      needs.sessions.open(handshake.token).then(
        (session) => {
          sessionOf.set(socket, { session, exact });
          next();
        },
        () => refuse('server-closing'),
      );
    }
  });

  /**
   * Every event is paid for, unknown ones and those with nonsense in them too.
   * @returns who it is from now on: a name changes while they are connected
   */
  function charge(connection: Connection, session: SessionId): SessionId {
    const purse = purses.get(session.id) ?? { credits: createCredits(needs.now()), connections: 0, name: '' };
    purse.connections++;
    purse.name = session.name;
    purses.set(session.id, purse);
    function pay(event: string): boolean {
      const spent = purse.credits.spend(event, needs.now());
      if (spent === 'served') return true;
      droppedEvents++;
      if (spent === 'abuse') {
        needs.abuse(session.id, purse.credits.dropped());
        connection.disconnect(true);
      }
      return false;
    }
    connection.use(([event, ...args], next) => {
      const reply: unknown = args[args.length - 1];
      if (pay(String(event))) next();
      else if (typeof reply === 'function') (reply as (r: unknown) => void)({ ok: false, code: 'rate-limited' });
    });
    let listeners: readonly ((packed: string) => void)[] | null = null; // who asks for inputs does so at once and for good
    takeInputsDirectly(connection, (packed) => {
      listeners ??= connection.listeners('i');
      if (pay('i')) for (const heard of listeners) heard(packed);
    });
    connection.on('disconnect', () => {
      purse.connections--;
      if (purse.connections === 0) purses.delete(session.id);
    });
    return {
      id: session.id,
      get name() {
        return purse.name;
      },
    };
  }

  return {
    io,
    onConnection(bind) {
      io.on('connection', (connection) => {
        const { session, exact } = sessionOf.get(connection)!;
        connection.on('error', () => {}); // without a listener a middleware's error would end the process
        bind(connection, charge(connection, session), exact);
        connection.emit('session', { token: session.token, name: session.name });
      });
    },
    renamed(id, name) {
      const purse = purses.get(id);
      if (purse) purse.name = name;
    },
    signOut(id) {
      for (const connection of io.sockets.sockets.values()) {
        if (sessionOf.get(connection)?.session.id === id) connection.disconnect(true);
      }
    },
    count: () => io.sockets.sockets.size,
    droppedEvents: () => droppedEvents,
    differing: () => differing,
    async close() {
      closing = true;
      io.emit('server:closing');
      io.disconnectSockets(true);
      await io.of('/').adapter.close();
      io.engine.close();
    },
  };
}
