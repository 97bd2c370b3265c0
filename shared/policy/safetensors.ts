/**
 * A policy as safetensors: bytes in, bytes out, no library.
 *
 *   header length     uint64, little-endian
 *   header            JSON: name -> {dtype, shape, data_offsets: [from, to)}, and "__metadata__", text by name
 *   tensors           one after the other without a gap, little-endian
 *
 * Ours: `layers.0.weight` [out, in], `layers.0.bias` [out], `layers.1.weight`, ... of F32; in the metadata `activation` "relu" and,
 * where the policy has one, `observationScale` as JSON. Source: the format's description, github.com/huggingface/safetensors.
 */
import { asciiBytes } from './canonicalJson.ts';
import {
  type Imported,
  isObject,
  type JsonObject,
  joinLayers,
  latinText,
  layersOfPolicy,
  parseObject,
  quoted,
  type Refusal,
  refuse,
} from './imported.ts';
import { MAX_HEADER_BYTES, MAX_PARAMETERS, MAX_TENSORS } from './limits.ts';
import type { Policy } from './policy.ts';
import { layersOfTensors, type Tensor } from './tensorNames.ts';

const ITEM_BYTES: ReadonlyMap<string, number> = new Map([
  ['F32', 4],
  ['F64', 8],
]);

/** @throws RangeError if its numbers do not fit its shape, or it sees images */
export function encodeSafetensors(policy: Policy): Uint8Array {
  const { parameters, observationScale } = policy;
  const layers = layersOfPolicy(policy);
  const scale = observationScale ? { observationScale: JSON.stringify(observationScale) } : {};
  const header: Record<string, unknown> = { __metadata__: { activation: 'relu', ...scale } };
  let at = 0;
  const add = (name: string, dimensions: readonly number[], count: number): void => {
    header[name] = { dtype: 'F32', shape: dimensions, data_offsets: [4 * at, 4 * (at + count)] };
    at += count;
  };
  for (const { name, inputs, outputs } of layers) {
    add(`${name}.weight`, [outputs, inputs], outputs * inputs);
    add(`${name}.bias`, [outputs], outputs);
  }
  const text = JSON.stringify(header);
  const json = asciiBytes(text.padEnd(8 * Math.ceil(text.length / 8))); // tensors begin at a multiple of 8
  const bytes = new Uint8Array(8 + json.length + 4 * parameters.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, json.length, true);
  bytes.set(json, 8);
  parameters.forEach((value, i) => {
    view.setFloat32(8 + json.length + 4 * i, value, true);
  });
  return bytes;
}

/** Any bytes in; a policy, or what is wrong with them. Never throws (FILE6). */
export function decodeSafetensors(bytes: Uint8Array): Imported {
  if (bytes.length < 8)
    return refuse('truncated', `it ends after ${bytes.length} bytes, within the length of its header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(0, true) + view.getUint32(4, true) * 0x1_0000_0000;
  if (headerBytes > MAX_HEADER_BYTES)
    return refuse('too-large', `its header claims ${headerBytes} bytes; ${MAX_HEADER_BYTES} is the most`);
  const body = 8 + headerBytes;
  if (body > bytes.length) return refuse('truncated', `it ends after ${bytes.length} bytes, within its header`);
  const header = parseObject(latinText(bytes.subarray(8, body)));
  if (!header) return refuse('bad-header', 'its header is not a JSON object');
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isObject(metadata)) return refuse('bad-header', 'its __metadata__ is not an object');
  const { activation = 'relu', observationScale } = metadata;
  if (activation !== 'relu')
    return refuse('unsupported', `its activation is ${quoted(activation)}; only "relu" is read`);
  const tensors = readTensors(entries, bytes.subarray(body));
  if (!Array.isArray(tensors)) return tensors;
  const layers = layersOfTensors(tensors);
  return Array.isArray(layers) ? joinLayers(layers, scaleOf(observationScale)) : layers;
}

/** Metadata holds text alone; what is not the JSON of a list stays what it is, to be refused. */
function scaleOf(text: unknown): unknown {
  return typeof text === 'string' ? (parseObject(`{"scale":${text}}`)?.['scale'] ?? text) : text;
}

/** The tensors in the order of their data. */
function readTensors(entries: JsonObject, data: Uint8Array): Tensor[] | Refusal {
  const names = Object.keys(entries);
  if (names.length > MAX_TENSORS)
    return refuse('too-large', `it holds ${names.length} tensors; ${MAX_TENSORS} are the most`);
  const tensors: (Tensor & { readonly from: number; readonly to: number })[] = [];
  for (const name of names) {
    const entry = entries[name];
    const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
    if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2 || typeof dtype !== 'string')
      return refuse('bad-header', `its tensor ${quoted(name)} lacks a dtype, a shape or two data_offsets`);
    const itemBytes = ITEM_BYTES.get(dtype);
    if (itemBytes === undefined)
      return refuse('unsupported', `its tensor ${quoted(name)} is of ${quoted(dtype)}; F32 and F64 are read`);
    const [from, to] = offsets as readonly [number, number];
    const count = shape.reduce((product, size) => product * size, 1);
    if (to - from !== count * itemBytes)
      return refuse('bad-header', `its tensor ${quoted(name)} has ${to - from} bytes, not as many as its shape`);
    if (to > data.length)
      return refuse('truncated', `it ends within its tensor ${quoted(name)}: byte ${to} of ${data.length}`);
    tensors.push({ name, shape, from, to, read: () => floats(data.subarray(from, to), itemBytes) });
  }
  tensors.sort((a, b) => a.from - b.from || a.to - b.to);
  const gap = tensors.findIndex(({ from }, i) => from !== (tensors[i - 1]?.to ?? 0));
  if (gap >= 0)
    return refuse('bad-header', `there is a gap or an overlap before its tensor ${quoted(tensors[gap]!.name)}`);
  const end = tensors.at(-1)?.to ?? 0;
  if (end !== data.length) return refuse('bad-header', `${data.length - end} bytes follow its last tensor`);
  if (end > 2 * 8 * MAX_PARAMETERS) return refuse('too-large', `its tensors have ${end} bytes`);
  return tensors;
}

function isCounts(raw: unknown): raw is readonly number[] {
  return Array.isArray(raw) && raw.length <= 8 && raw.every((v) => Number.isSafeInteger(v) && v >= 0);
}

/** float64 is rounded to float32. */
function floats(bytes: Uint8Array, itemBytes: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / itemBytes }, (_, i) =>
    itemBytes === 4 ? view.getFloat32(4 * i, true) : view.getFloat64(8 * i, true),
  );
}
