/** The Socket.IO edge: who may connect, who they are, what they may spend. Then the gateways. */
import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import {
  type ClientToServer,
  type ErrorCode,
  PROTOCOL_VERSION,
  type ServerToClient,
} from '../../shared/protocol/events.ts';
import { parseHandshake } from '../../shared/protocol/parse.ts';
import type { AddressLimits } from './addressLimits.ts';
import type { AddressOf, ClientAddress } from './clientAddress.ts';
import { takeInputsDirectly } from './directInputs.ts';
import {
  closeOtherUpgrades,
  type EngineConnection,
  engineConnections,
  neverTakeOver,
  onEngineConnection,
} from './engine.ts';
import { createHandshakeDoor } from './handshakeDoor.ts';
import { createPurses } from './purses.ts';
import type { Refusals } from './refusals.ts';
import { protectBareAnswers } from './securityHeaders.ts';
import type { OpenSession, SessionId, Sessions } from './session.ts';
import { LimitedWebSocketServer } from './websocketServer.ts';
import { createWireGuard } from './wireGuard.ts';

export type Io = Server<ClientToServer, ServerToClient>;
export type Connection = Socket<ClientToServer, ServerToClient>;

export interface SocketNeeds {
  readonly http: HttpServer;
  readonly sessions: Sessions;
  readonly allowedOrigins: readonly string[];
  readonly addressOf: AddressOf;
  readonly limits: AddressLimits;
  readonly refusals: Refusals;
  readonly maxConnections: number;
  readonly adapter: ServerOptions['adapter'] | null; // carries broadcasts to other processes; null: there are none
  readonly now: () => number; // ms, steady
  readonly trace: string; // hash of our golden trace; a page that says another one computes other bits
  readonly abuse: (session: string, dropped: number) => void; // a connection was shown out
}

export interface Sockets {
  readonly io: Io;
  /** Called once per connection, before its first event. */
  onConnection(
    bind: (connection: Connection, session: SessionId, exact: boolean, address: ClientAddress) => void,
  ): void;
  /** A player has another name: from now on their connections have it. */
  renamed(session: string, name: string): void;
  /** Their connections end; they may come back with a token that is good. */
  signOut(session: string): void;
  readonly count: () => number;
  readonly droppedEvents: () => number; // over all connections, ever
  readonly differing: () => number; // connections whose engine computes other bits, ever
  /** Tells everybody here, sends what is on its way, closes. */
  close(): Promise<void>;
}

const MAX_MESSAGE_BYTES = 4_096;
const SWEEP_MS = 2_000;
const connectionUnder = (socket: Connection): EngineConnection => socket.conn as unknown as EngineConnection;

/** Matches remember who played; apart from `charge`, so that they do not keep the connection with them. */
function asNamed(id: string, purse: { readonly name: string }): SessionId {
  return {
    id,
    get name() {
      return purse.name;
    },
  };
}

export function createSockets(needs: SocketNeeds): Sockets {
  const io: Io = new Server(needs.http, {
    transports: ['websocket'],
    allowUpgrades: false,
    destroyUpgrade: false, // see closeOtherUpgrades
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    wsEngine: LimitedWebSocketServer,
    ...(needs.adapter ? { adapter: needs.adapter } : {}),
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, allow) => allow(null, door.mayOpen(request)),
  });
  const sessionOf = new WeakMap<Connection, { readonly session: OpenSession; readonly exact: boolean }>();
  const purses = createPurses(needs.now);
  let droppedEvents = 0;
  let differing = 0;
  let closing = false;

  const { refusals, limits } = needs;
  const door = createHandshakeDoor({ ...needs, connections: () => io.engine.clientsCount });
  const guard = createWireGuard(refusals, needs.now);
  protectBareAnswers(needs.http);
  closeOtherUpgrades(needs.http);
  neverTakeOver(io);
  onEngineConnection(io, (connection) => {
    guard.watch(connection);
    door.opened(connection);
  });
  const sweeping = setInterval(() => guard.sweep(engineConnections(io)), SWEEP_MS).unref();

  io.use((socket, next) => {
    const refuse = (code: ErrorCode): void => {
      refusals.count('handshake', code);
      next(new Error(code));
    };
    const handshake = parseHandshake(socket.handshake.auth);
    const under = connectionUnder(socket);
    const refusal = door.refusal(under);
    if (refusal) refuse(refusal);
    else if (closing) refuse('server-closing');
    else if (!handshake) refuse('bad-payload');
    else if (handshake.version !== PROTOCOL_VERSION) refuse('version-mismatch');
    else {
      const exact = handshake.trace === undefined || handshake.trace === needs.trace;
      needs.sessions.open(handshake.token).then(
        (session) => {
          if (session.isNew && !limits.spend('sessions', door.addressOf(under))) return refuse('rate-limited');
          if (!exact) differing++;
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
    const purse = purses.open(session.id, session.name);
    const address = door.addressOf(connectionUnder(connection));
    function pay(event: string): boolean {
      const spent = purse.credits.spend(event, needs.now());
      if (spent === 'served' && limits.spend('events', address)) return true;
      droppedEvents++;
      refusals.count('event', spent === 'served' ? 'address' : spent === 'abuse' ? 'abuse' : 'rate-limited');
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
    connection.on('disconnect', () => purses.close(session.id));
    return asNamed(session.id, purse);
  }

  return {
    io,
    onConnection(bind) {
      io.on('connection', (connection) => {
        const { session, exact } = sessionOf.get(connection)!;
        connection.on('error', () => {}); // without a listener a middleware's error would end the process
        const address = door.addressOf(connectionUnder(connection));
        bind(connection, charge(connection, session), exact, address);
        connection.emit('session', { token: session.token, name: session.name });
      });
    },
    renamed(id, name) {
      const purse = purses.find(id);
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
      clearInterval(sweeping);
      io.local.emit('server:closing'); // other processes go on
      io.local.disconnectSockets(true);
      await io.of('/').adapter.close();
      io.engine.close();
    },
  };
}
