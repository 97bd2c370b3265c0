/** A websocket by hand, from any address that a trusted proxy would tell. */
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../../shared/protocol/events.ts';

export interface RawSocket {
  readonly socket: WebSocket;
  readonly heard: readonly string[]; // messages so far
  /** Resolves once the connection is gone. */
  readonly gone: Promise<void>;
  /** The next message that begins so, or one that came already. */
  message(beginning: string): Promise<string>;
}

export const CONNECT = `40{"version":${PROTOCOL_VERSION}}`;

/** @throws Error if the handshake is refused */
export async function openRaw(port: number, address?: string): Promise<RawSocket> {
  const headers = address === undefined ? {} : { 'x-forwarded-for': address };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { headers });
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => void heard.push(data.toString()));
  socket.on('error', () => {}); // a connection that is cut in mid-write
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    heard,
    gone,
    async message(beginning) {
      for (;;) {
        const found = heard.find((one) => one.startsWith(beginning));
        if (found !== undefined) return found;
        await new Promise((resolve) => {
          socket.once('message', resolve);
          socket.once('close', resolve);
        });
        if (socket.readyState === WebSocket.CLOSED && !heard.some((one) => one.startsWith(beginning)))
          throw new Error(`closed without ${beginning}`);
      }
    },
  };
}

/** As a page does it: opened, then the session's. */
export async function enterRaw(port: number, address?: string): Promise<RawSocket> {
  const raw = await openRaw(port, address);
  raw.socket.send(CONNECT);
  await raw.message('42["session"');
  return raw;
}
