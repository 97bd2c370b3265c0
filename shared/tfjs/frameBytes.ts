/**
 * A replay ring of stacks as bytes, little-endian, each frame once: the number of distinct frames as uint32, the frames
 * [pixels] as bytes; then per transition the places of its frames in that list [2 * stack] as uint32, reward and discount as
 * float32, action as uint32.
 */
import type { Engine } from '../kernel/engine.ts';

interface Transition {
  readonly frames: Int32Array; // [2 * stack] numbers in the frame store: the observation's, then the next one's
  readonly action: number;
  readonly reward: number;
  readonly discount: number;
}

const recordBytes = (stack: number): number => 4 * (2 * stack + 3);

/** @param frame what the store holds under a number @param at the transition at a ring index */
export function encodeFrames(
  pixels: number,
  stack: number,
  count: number,
  frame: (id: number) => Uint8Array,
  at: (index: number) => Transition,
): Uint8Array {
  const places = new Map<number, number>(); // of frames, by number in the store
  for (let index = 0; index < count; index++) {
    for (const id of at(index).frames) if (!places.has(id)) places.set(id, places.size);
  }
  const bytes = new Uint8Array(4 + places.size * pixels + count * recordBytes(stack));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, places.size, true);
  for (const [id, place] of places) bytes.set(frame(id), 4 + place * pixels);
  let offset = 4 + places.size * pixels;
  for (let index = 0; index < count; index++) {
    const { frames, action, reward, discount } = at(index);
    for (const id of frames) {
      view.setUint32(offset, places.get(id)!, true);
      offset += 4;
    }
    view.setFloat32(offset, reward, true);
    view.setFloat32(offset + 4, discount, true);
    view.setUint32(offset + 8, action, true);
    offset += 12;
  }
  return bytes;
}

/** Stores every transition of `bytes`. @throws RangeError unless they are whole transitions of listed frames, at most `capacity` */
export function decodeFrames(
  bytes: Uint8Array,
  pixels: number,
  stack: number,
  capacity: number,
  store: Engine['store'],
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = bytes.length < 4 ? 0 : view.getUint32(0, true);
  const first = 4 + listed * pixels;
  const count = (bytes.length - first) / recordBytes(stack);
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`${bytes.length} bytes are no ${listed} frames and whole transitions of ${stack} frames each`);
  if (count > capacity) throw new RangeError(`${count} transitions, but the ring holds ${capacity}`);
  const observation = new Float32Array(stack * pixels);
  const next = new Float32Array(stack * pixels);
  const read = (out: Float32Array, from: number): void => {
    for (let k = 0; k < stack; k++) {
      const place = view.getUint32(from + 4 * k, true);
      if (place >= listed) throw new RangeError(`frame ${place}, but ${listed} are listed`);
      out.set(bytes.subarray(4 + place * pixels, 4 + (place + 1) * pixels), k * pixels);
    }
  };
  for (let index = 0; index < count; index++) {
    const from = first + index * recordBytes(stack);
    const rest = from + 8 * stack;
    read(observation, from);
    read(next, from + 4 * stack);
    const action = view.getUint32(rest + 8, true);
    store(index, observation, action, view.getFloat32(rest, true), next, view.getFloat32(rest + 4, true));
  }
}
