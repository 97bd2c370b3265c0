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

/** An answer that may name another server process. */
type Asked<T> = Answer<T> & { readonly node?: string };

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
  /**
   * Waits for the connection, then for the answer. Where another server process has what is asked for, this page goes there and asks again.
   * @param send asks, and hands the reply on unparsed
   */
  ask<T>(send: (socket: ArenaSocket, reply: (raw: Reply<T>) => void) => void, parse: Parser<T>): Promise<Answer<T>>;
}

const ANSWER_MS = 6000;
const MOVES_AFTER_MS = [0, 0, 300, 700, 1000, 1500, 2000, 2500]; // a process that was stopped may be back in that time
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
  let moves = 0; // to other server processes
  let moving = false;
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
  socket.on('connect', () => {
    moving = false;
    tell({ kind: 'connected' });
  });
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
    if (state.kind !== 'closing' && !moving) tell({ kind: 'unreachable' });
    if (reason === 'io server disconnect') window.setTimeout(() => socket.connect(), 1000); // the library does not by itself
  });
  socket.on('connect_error', (error) => {
    const code = refusalOf(error);
    if (code && code !== 'server-closing') tell({ kind: 'refused', code });
    else if (state.kind !== 'closing') tell({ kind: 'unreachable' });
    if (!socket.active && code !== 'version-mismatch') window.setTimeout(() => socket.connect(), 3000);
  });

  /** Comes back at the process of that name; the balancer chooses where there is none. */
  function moveTo(node: string): void {
    moves++;
    moving = true;
    socket.io.opts.query = { node };
    tell({ kind: 'connecting' });
    socket.disconnect();
    socket.connect();
  }
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

  function askOnce<T>(
    send: (socket: ArenaSocket, reply: (raw: Reply<T>) => void) => void,
    parse: Parser<T>,
  ): Promise<Asked<T>> {
    return new Promise((resolve) => {
      const noAnswer = (): void => settle({ ok: false, code: 'unreachable' });
      const timer = window.setTimeout(noAnswer, ANSWER_MS);
      function settle(answer: Asked<T>): void {
        window.clearTimeout(timer);
        socket.off('disconnect', noAnswer);
        resolve(answer);
      }
      socket.on('disconnect', noAnswer);
      send(socket, (raw) => settle(parseReply(raw, parse) ?? { ok: false, code: 'bad-payload' }));
    });
  }
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
      for (const pauseMs of MOVES_AFTER_MS) {
        if (!(await connected())) return { ok: false, code: state.kind === 'refused' ? state.code : 'unreachable' };
        const movesThen = moves;
        const answer = await askOnce(send, parse);
        if (answer.ok) return answer;
        if (answer.code === 'unreachable' && movesThen !== moves) continue; // another question has moved the page
        if (answer.code !== 'elsewhere') return answer;
        await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
        if (movesThen === moves) moveTo(answer.node!);
      }
      return { ok: false, code: 'no-match' }; // whoever has it does not come back
    },
  };
}
