/**
 * Frames and keyframes past Socket.IO's queue: an event's text straight on the connection under the socket's websocket, as the one message that it is.
 * The official client takes it for any other event; a third of the processor time is saved, and what a slow reader has not taken is not piled up (PACE2). It rests on internals of
 * the library: where they are not as expected, the event is emitted in the ordinary, volatile way.
 */
import type { Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';

/** What is used of the connection underneath the websocket. */
interface Wire {
  readonly writable: boolean;
  readonly writableLength: number; // bytes that the system has not taken yet
  write(text: string, encoding: 'latin1'): unknown;
}

const OPEN = 1;
const FULL = 2_048; // bytes: some seventy frames that nobody has read
const FINAL_TEXT = '\x81'; // a websocket message in one piece; from a server it is not masked
const MAX_SHORT = 125; // characters of a message whose length is one byte
const MAX_MEDIUM = 0xffff; // whose length is two bytes, after a mark

function header(length: number): string {
  return length <= MAX_SHORT
    ? FINAL_TEXT + String.fromCharCode(length)
    : `${FINAL_TEXT}~${String.fromCharCode(length >> 8, length & 255)}`;
}

function wireOf(socket: Socket<ClientToServer, ServerToClient>): Wire | null {
  const { transport } = socket.conn as unknown as {
    readonly transport?: {
      readonly name?: string;
      readonly socket?: { readonly readyState?: number; readonly _socket?: unknown };
    };
  };
  const wire = transport?.socket?._socket as Partial<Wire> | null | undefined;
  const known = typeof wire?.write === 'function' && typeof wire.writableLength === 'number' && wire.writable === true;
  return transport?.name === 'websocket' && transport.socket?.readyState === OPEN && known ? (wire as Wire) : null;
}

export interface VolatileFrames {
  /** @param packed base-64 digits: nothing that JSON would have to escape */
  send(packed: string): void;
  /** Is never skipped: where older ones have not left yet it goes the ordinary way. */
  sendKeyframe(packed: string): void;
  readonly skipped: () => number; // not sent, because older ones had not left yet
}

export function createVolatileFrames(socket: Socket<ClientToServer, ServerToClient>): VolatileFrames {
  const wire = wireOf(socket);
  let skipped = 0;
  return {
    send(packed) {
      const message = `42["f","${packed}"]`;
      if (!wire || message.length > MAX_MEDIUM) socket.volatile.emit('f', packed);
      else if (!wire.writable) return;
      else if (wire.writableLength > FULL) skipped++;
      else wire.write(header(message.length) + message, 'latin1');
    },
    sendKeyframe(packed) {
      const message = `42["k","${packed}"]`;
      if (!wire || message.length > MAX_MEDIUM || wire.writableLength > FULL) socket.emit('k', packed);
      else if (wire.writable) wire.write(header(message.length) + message, 'latin1');
    },
    skipped: () => skipped,
  };
}
