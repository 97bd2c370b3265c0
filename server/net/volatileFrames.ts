/**
 * Frames past Socket.IO's queue: an event's text straight on the socket's own websocket. The official client takes it for any other
 * event; a third of the processor time is saved, and what a slow reader has not taken is not piled up (PACE2). It rests on internals of
 * the library: where they are not as expected, the event is emitted in the ordinary, volatile way.
 */
import type { Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';

/** What is used of the websocket underneath. */
interface RawSocket {
  readonly readyState: number;
  readonly bufferedAmount: number; // bytes that the system has not taken yet
  send(text: string, options: { readonly binary: boolean; readonly compress: boolean }): void;
}

const OPEN = 1;
const FULL = 2_048; // bytes: some seventy frames that nobody has read
const TEXT = { binary: false, compress: false };

function rawOf(socket: Socket<ClientToServer, ServerToClient>): RawSocket | null {
  const { transport } = socket.conn as unknown as {
    readonly transport?: { readonly name?: string; readonly socket?: unknown };
  };
  const raw = transport?.socket as Partial<RawSocket> | undefined;
  const known = typeof raw?.send === 'function' && typeof raw.bufferedAmount === 'number' && raw.readyState === OPEN;
  return transport?.name === 'websocket' && known ? (raw as RawSocket) : null;
}

export interface VolatileFrames {
  /** @param packed base-64 digits: nothing that JSON would have to escape */
  send(packed: string): void;
  readonly skipped: () => number; // not sent, because older ones had not left yet
}

export function createVolatileFrames(socket: Socket<ClientToServer, ServerToClient>): VolatileFrames {
  const raw = rawOf(socket);
  let skipped = 0;
  return {
    send(packed) {
      if (!raw) socket.volatile.emit('f', packed);
      else if (raw.readyState !== OPEN) return;
      else if (raw.bufferedAmount > FULL) skipped++;
      else raw.send(`42["f","${packed}"]`, TEXT);
    },
    skipped: () => skipped,
  };
}
