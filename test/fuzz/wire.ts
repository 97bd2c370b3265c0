/** Bytes below the packets: websocket frames that break the rules of their protocol, or only come strangely. */
import type { Draw } from './draw.ts';

const TEXT = 1;
const [CLOSE, PING, PONG] = [8, 9, 10];

interface FrameShape {
  readonly opcode?: number;
  readonly final?: boolean;
  readonly masked?: boolean;
  readonly reserved?: number; // 0..7
  readonly told?: number; // length that its head tells
}

export function frame(text: string | Uint8Array, shape: FrameShape = {}): Buffer {
  const { opcode = TEXT, final = true, masked = true, reserved = 0 } = shape;
  const body = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  const length = shape.told ?? body.length;
  const mask = masked ? 0x80 : 0;
  const first = (final ? 0x80 : 0) | (reserved << 4) | opcode;
  let head: Buffer;
  if (length < 126) head = Buffer.from([first, mask | length]);
  else if (length < 65_536) head = Buffer.from([first, mask | 126, length >> 8, length & 255]);
  else {
    head = Buffer.alloc(10);
    head[0] = first;
    head[1] = mask | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, ...(masked ? [Buffer.alloc(4)] : []), body]); // a mask of zeros leaves the text as it is
}

/** Frames that carry the very message, in a way that is allowed. */
export function strangely(text: string, draw: Draw): readonly Buffer[] {
  const at = draw.below(text.length + 1);
  const whole = frame(text);
  switch (draw.below(4)) {
    case 0: // in two fragments, a ping between them
      return [
        frame(text.slice(0, at), { final: false }),
        frame('', { opcode: PING }),
        frame(text.slice(at), { opcode: 0 }),
      ];
    case 1: // twice
      return [whole, whole];
    case 2: // cut anywhere in the stream
      return [whole.subarray(0, at), whole.subarray(at)];
    default:
      return [frame('', { opcode: PONG }), whole, frame('hello', { opcode: PING })];
  }
}

/** Frames after which a connection cannot go on. */
export function broken(text: string, draw: Draw): Buffer {
  switch (draw.below(14)) {
    case 0:
      return frame(text, { masked: false });
    case 1:
      return frame(text, { reserved: draw.whole(1, 7) });
    case 2:
      return frame(text, { opcode: draw.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) });
    case 3:
      return frame(text, { opcode: 0 }); // goes on with nothing
    case 4:
      return Buffer.concat([frame(text, { final: false }), frame(text)]);
    case 5:
      return frame('x', { told: draw.pick([5_000, 65_536, 2 ** 31, 2 ** 53]) });
    case 6:
      return frame(new Uint8Array([0xff, 0xfe, 0x80]));
    case 7:
      return frame(new Uint8Array([draw.below(256), draw.below(256)]), { opcode: CLOSE });
    case 8:
      return frame('x'.repeat(126), { opcode: PING });
    case 9:
      return frame('', { opcode: PING, final: false });
    case 10:
      return Buffer.concat(
        Array.from({ length: 40 }, (_, i) => frame('a', { final: false, opcode: i === 0 ? TEXT : 0 })),
      );
    case 11:
      return Buffer.from(Array.from({ length: draw.whole(1, 60) }, () => draw.below(256)));
    case 12:
      return frame(text).subarray(0, draw.whole(1, 8)); // in mid-frame
    default:
      return frame(Buffer.from([0, 1, 2, draw.below(256)]), { opcode: 2 }); // binary that nothing announced
  }
}
