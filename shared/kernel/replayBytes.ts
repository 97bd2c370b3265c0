/**
 * A replay ring as bytes, little-endian, transition by transition: observation [inputs], next observation [inputs], reward,
 * discount as float32, action as uint32. The engines on state vectors share it, so one can go on from another's.
 */
import type { Engine } from './engine.ts';

interface Transition {
  readonly observation: Float32Array; // [inputs]
  readonly action: number;
  readonly reward: number;
  readonly next: Float32Array; // [inputs]
  readonly discount: number;
}

const recordBytes = (inputs: number): number => 4 * (2 * inputs + 3);

/** @param at the transition at a ring index; what it returns is read at once */
export function encodeReplay(inputs: number, count: number, at: (index: number) => Transition): Uint8Array {
  const bytes = new Uint8Array(count * recordBytes(inputs));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const float = (value: number): void => {
    view.setFloat32(offset, value, true);
    offset += 4;
  };
  for (let index = 0; index < count; index++) {
    const { observation, action, reward, next, discount } = at(index);
    for (let k = 0; k < inputs; k++) float(observation[k]!);
    for (let k = 0; k < inputs; k++) float(next[k]!);
    float(reward);
    float(discount);
    view.setUint32(offset, action, true);
    offset += 4;
  }
  return bytes;
}

/** Stores every transition of `bytes`. @throws RangeError unless they are whole transitions, at most `capacity` */
export function decodeReplay(bytes: Uint8Array, inputs: number, capacity: number, store: Engine['store']): void {
  const size = recordBytes(inputs);
  const count = bytes.length / size;
  if (!Number.isInteger(count))
    throw new RangeError(`${bytes.length} bytes are no whole number of ${size}-byte transitions`);
  if (count > capacity) throw new RangeError(`${count} transitions, but the ring holds ${capacity}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const observation = new Float32Array(inputs);
  const next = new Float32Array(inputs);
  for (let index = 0; index < count; index++) {
    const at = index * size;
    for (let k = 0; k < inputs; k++) {
      observation[k] = view.getFloat32(at + 4 * k, true);
      next[k] = view.getFloat32(at + 4 * (inputs + k), true);
    }
    const meta = at + 8 * inputs;
    const action = view.getUint32(meta + 8, true);
    store(index, observation, action, view.getFloat32(meta, true), next, view.getFloat32(meta + 4, true));
  }
}
