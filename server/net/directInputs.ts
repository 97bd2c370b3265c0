/**
 * Inputs past Socket.IO's parser: they come ten times a second from everybody, and are one short text. What looks exactly like the
 * official client's packet of one is handed on as it is; everything else goes the ordinary way (PACE3). It rests on internals of the
 * library: where they are not as expected, all goes that way.
 */
import type { Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';

const INPUT = /^2\["i","([-.0-9a-z]{1,12})"\]$/; // an event of the main namespace that wants no answer

interface Packet {
  readonly type?: unknown;
  readonly data?: unknown;
}

/** @param taken an input's text, before anything was checked or paid for */
export function takeInputsDirectly(
  socket: Socket<ClientToServer, ServerToClient>,
  taken: (packed: string) => void,
): void {
  const { transport } = socket.conn as unknown as { readonly transport?: { onPacket?: unknown } };
  const ordinary = transport?.onPacket;
  if (!transport || typeof ordinary !== 'function') return;
  transport.onPacket = function direct(this: unknown, packet: Packet): void {
    const { type, data } = packet;
    const input = type === 'message' && typeof data === 'string' && data.length < 24 ? INPUT.exec(data) : null;
    if (input && socket.connected) taken(input[1]!);
    else ordinary.call(this, packet);
  };
}
