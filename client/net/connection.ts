/** The one socket of a page: typed, websocket only, with what arrives rebuilt by the protocol's parsers. */
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ErrorCode, Handshake, Reply, ServerToClient } from '../../shared/protocol/events.ts';
import { HANDSHAKE_TRACE_TICKS, PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import type { Parser } from '../../shared/protocol/fields.ts';
import { parseRenamed, parseReply, parseSession } from '../../shared/protocol/parseReply.ts';
import { goldenTrace } from '../../shared/sim/goldenTrace.ts';
import { dropToken, keepToken, keptToken } from './token.ts';

export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'unreachable' } // tries again by itself
  | { readonly kind: 'closing' } // the server is restarting; tries again by itself
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** Why a question got no value. `unreachable`: no answer came. */
export type AskFailure = ErrorCode | 'unreachable';
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: AskFailure };

export type ArenaSocket = Socket<ServerToClient, ClientToServer>;

export interface Traffic {
  readonly down: number;
  readonly up: number;
}

export interface Connection {
  readonly socket: ArenaSocket;
  state(): ConnectionState;
  name(): string | null; // as the server calls this player
  /** Called at once and on every change of state or name. @returns stops it */
  watch(listener: () => void): () => void;
  retry(): void;
  /** Somebody else in this browser: with that token, or without one as somebody new. */
  become(token: string | null): void;
  /** Bytes of the messages so far, without the websocket's own few. */
  traffic(): Traffic;
  /** Waits for the connection, then for the answer. @param send asks, and hands the reply on unparsed */
  ask<T>(send: (socket: ArenaSocket, reply: (raw: Reply<T>) => void) => void, parse: Parser<T>): Promise<Answer<T>>;
}

const ANSWER_MS = 6000;
const REFUSALS: readonly ErrorCode[] = [
  'version-mismatch',
  'server-full',
  'address-full',
  'rate-limited',
  'server-closing',
];

/** The refusal in a handshake's error, wherever the server put its code. */
function refusalOf(error: Error & { readonly data?: unknown }): ErrorCode | null {
  const data = error.data;
  const inData = typeof data === 'object' && data !== null && 'code' in data ? data.code : null;
  return REFUSALS.find((code) => code === inData || error.message === code) ?? null;
}

export function createConnection(): Connection {
  const listeners = new Set<() => void>();
  let state: ConnectionState = { kind: 'connecting' };
  let name: string | null = null;
  let trace: string | null = null; // of this engine; computed once
  const tell = (next: ConnectionState): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };

  const socket: ArenaSocket = io({
    transports: ['websocket'],
    auth: (give) => {
      const token = keptToken();
      trace ??= goldenTrace(HANDSHAKE_TRACE_TICKS);
      const handshake: Handshake = { version: PROTOCOL_VERSION, trace, ...(token === null ? {} : { token }) };
      give(handshake);
    },
    reconnectionDelay: 400,
    reconnectionDelayMax: 3000,
    timeout: 6000,
  });
  const traffic = { down: 0, up: 0 };
  const lengthOf = (packet: { readonly data?: unknown }): number =>
    1 + (typeof packet.data === 'string' ? packet.data.length : 0);
  socket.io.on('open', () => {
    socket.io.engine.on('packet', (packet) => (traffic.down += lengthOf(packet)));
    socket.io.engine.on('packetCreate', (packet) => (traffic.up += lengthOf(packet)));
  });
  socket.on('connect', () => tell({ kind: 'connected' }));
  socket.on('session', (raw: unknown) => {
    const session = parseSession(raw);
    if (!session) return;
    keepToken(session.token);
    name = session.name;
    tell(state);
  });
  socket.on('session:renamed', (raw: unknown) => {
    name = parseRenamed(raw)?.name ?? name;
    tell(state);
  });
  socket.on('server:closing', () => tell({ kind: 'closing' }));
  socket.on('disconnect', (reason) => {
    if (state.kind !== 'closing') tell({ kind: 'unreachable' });
    if (reason === 'io server disconnect') window.setTimeout(() => socket.connect(), 1000); // the library does not by itself
  });
  socket.on('connect_error', (error) => {
    const code = refusalOf(error);
    if (code && code !== 'server-closing') tell({ kind: 'refused', code });
    else if (state.kind !== 'closing') tell({ kind: 'unreachable' });
    if (!socket.active && code !== 'version-mismatch') window.setTimeout(() => socket.connect(), 3000);
  });

  const connected = (): Promise<boolean> =>
    new Promise((resolve) => {
      if (socket.connected) return resolve(true);
      const settle = (value: boolean) => {
        window.clearTimeout(timer);
        socket.off('connect', arrived);
        resolve(value);
      };
      const arrived = () => settle(true);
      const timer = window.setTimeout(() => settle(false), ANSWER_MS);
      socket.on('connect', arrived);
    });

  return {
    socket,
    state: () => state,
    name: () => name,
    watch(listener) {
      listeners.add(listener);
      listener();
      return () => void listeners.delete(listener);
    },
    traffic: () => ({ ...traffic }),
    become(token) {
      if (token === null) dropToken();
      else keepToken(token);
      name = null;
      socket.disconnect();
      tell({ kind: 'connecting' });
      socket.connect();
    },
    retry: () => void (socket.connected || socket.connect()),
    async ask(send, parse) {
      if (!(await connected())) return { ok: false, code: state.kind === 'refused' ? state.code : 'unreachable' };
      return new Promise((resolve) => {
        const timer = window.setTimeout(() => resolve({ ok: false, code: 'unreachable' }), ANSWER_MS);
        send(socket, (raw) => {
          window.clearTimeout(timer);
          resolve(parseReply(raw, parse) ?? { ok: false, code: 'bad-payload' });
        });
      });
    },
  };
}
