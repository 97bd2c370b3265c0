/**
 * Inputs past the libraries: they come ten times a second from everybody, and are one short text. A piece of the stream that is exactly
 * one websocket message with the official client's packet of an input is handed on as it is; everything else goes the ordinary way (PACE3).
 * It rests on internals of the libraries: where they are not as expected, all goes that way.
 */
import type { Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';

/** What is used of the websocket's parser: whether it is between two messages. */
interface Receiver {
  readonly _state: number;
  readonly _bufferedBytes: number;
  readonly _fragmented: number;
}

/** What is used of the connection underneath the websocket. */
interface Wire {
  listeners(event: 'data'): ((chunk: Uint8Array) => void)[];
  on(event: 'data', listener: (this: Wire, chunk: Uint8Array) => void): unknown;
  removeListener(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
}

const BETWEEN = 0; // the parser's state
const FINAL_TEXT = 0x81; // first byte of a message in one piece
const MASKED = 0x80; // in the second byte: what a client sends always is; the rest is its length
const MASK_AT = 2;
const TEXT_AT = 6;
const BEFORE = bytesOf('42["i","'); // an event of the main namespace that wants no answer
const AFTER = bytesOf('"]');
const MAX_PACKED = 12; // characters
const PACKED = /^[-.0-9a-z]+$/;

function bytesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** The input's text; null if the piece is anything else. */
export function inputOf(chunk: Uint8Array): string | null {
  const length = chunk.length - TEXT_AT;
  const packed = length - BEFORE.length - AFTER.length;
  if (packed < 1 || packed > MAX_PACKED || chunk[0] !== FINAL_TEXT || chunk[1] !== (MASKED | length)) return null;
  const letter = (i: number): number => chunk[TEXT_AT + i]! ^ chunk[MASK_AT + (i & 3)]!;
  for (let i = 0; i < BEFORE.length; i++) if (letter(i) !== BEFORE[i]) return null;
  for (let i = 0; i < AFTER.length; i++) if (letter(length - AFTER.length + i) !== AFTER[i]) return null;
  let text = '';
  for (let i = 0; i < packed; i++) text += String.fromCharCode(letter(BEFORE.length + i));
  return PACKED.test(text) ? text : null;
}

function isReceiver(raw: unknown): raw is Receiver {
  const { _state, _bufferedBytes, _fragmented } = (raw ?? {}) as Record<string, unknown>;
  return _state === BETWEEN && typeof _bufferedBytes === 'number' && typeof _fragmented === 'number';
}

export function takeInputsDirectly(
  socket: Socket<ClientToServer, ServerToClient>,
  taken: (packed: string) => void,
): void {
  const { transport } = socket.conn as unknown as {
    readonly transport?: { readonly name?: string; readonly socket?: { _socket?: unknown; _receiver?: unknown } };
  };
  const { _socket, _receiver: receiver } = transport?.socket ?? {};
  const wire = _socket as Partial<Wire> | null | undefined;
  if (transport?.name !== 'websocket' || typeof wire?.listeners !== 'function' || !isReceiver(receiver)) return;
  const [ordinary, ...others] = wire.listeners('data');
  if (!ordinary || others.length > 0) return;
  const whole = (): boolean => receiver._state === BETWEEN && receiver._bufferedBytes + receiver._fragmented === 0;
  wire.removeListener!('data', ordinary);
  wire.on!('data', function direct(chunk) {
    const input = socket.connected && whole() ? inputOf(chunk) : null;
    if (input === null) ordinary.call(this, chunk);
    else taken(input);
  });
}
