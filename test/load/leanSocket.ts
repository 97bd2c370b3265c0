/**
 * Socket.IO's text protocol over a bare TCP socket, as cheap as it can be, so that a thousand of them fit on one core.
 * Frames from the server are unmasked and whole; ours are masked with zeros, which leaves the text as it is.
 */
import { connect, type Socket } from 'node:net';

export interface LeanSocket {
  /** A packet's text, such as `42["i","4.1"]`. */
  send(text: string): void;
  close(): void;
  readonly bytes: { up: number; down: number }; // so far, framing included
}

const shared = Buffer.allocUnsafe(65_536); // every read is handled before the next
const CLOSE = 0x8;
const PING = 0x9;

function framed(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 6 : 8;
  const frame = Buffer.alloc(head + length);
  frame[0] = 0x81;
  if (length < 126) frame[1] = 0x80 | length;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, head, 'latin1');
  return frame;
}

/**
 * @param heard each packet's text
 * @param gone once, when the connection is over
 */
export function openLean(port: number, heard: (text: string) => void, gone: () => void): LeanSocket {
  const bytes = { up: 0, down: 0 };
  let upgraded = false;
  let rest: Buffer | null = null; // of a frame that has not come whole

  /** @returns how far it has read */
  function readFrames(data: Buffer, from: number, end: number): number {
    let at = from;
    while (end - at >= 2) {
      const opcode = data[at]! & 0x0f;
      let length = data[at + 1]! & 0x7f;
      let head = 2;
      if (length === 126) {
        if (end - at < 4) break;
        length = data.readUInt16BE(at + 2);
        head = 4;
      } else if (length === 127) {
        if (end - at < 10) break;
        length = data.readUInt32BE(at + 6);
        head = 10;
      }
      if (end - at < head + length) break;
      if (opcode === 1) heard(data.toString('latin1', at + head, at + head + length));
      else if (opcode === CLOSE) socket.end();
      else if (opcode === PING) socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
      at += head + length;
    }
    return at;
  }
  function read(count: number, buffer: Uint8Array): boolean {
    bytes.down += count;
    const fresh = buffer as Buffer;
    const data = rest ? Buffer.concat([rest, fresh.subarray(0, count)]) : fresh;
    const end = rest ? data.length : count;
    rest = null;
    let at = 0;
    if (!upgraded) {
      const headers = data.toString('latin1', 0, end).indexOf('\r\n\r\n');
      if (headers >= 0) {
        upgraded = true;
        at = headers + 4;
        bytes.down = end - at;
      }
    }
    if (upgraded) at = readFrames(data, at, end);
    if (at < end) rest = Buffer.from(data.subarray(at, end));
    return true;
  }
  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: { buffer: shared, callback: read },
  });
  socket.on('error', () => {});
  socket.on('close', gone);
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      '\r\n',
    ].join('\r\n'),
  );
  return {
    bytes,
    send(text) {
      const frame = framed(text);
      bytes.up += frame.length;
      socket.write(frame);
    },
    close: () => socket.destroy(),
  };
}
