/**
 * A tfjs LayersModel read without tfjs: model.json, and the files of weights that it names. Read are Dense layers in a row, as a
 * Sequential or as a functional model without branches; ReLU on all but the last, float32, not quantized.
 */
import {
  type DenseLayer,
  type Imported,
  isObject,
  type JsonObject,
  joinLayers,
  quoted,
  type Refusal,
  refuse,
  transposed,
} from './imported.ts';
import { layerChain } from './layerChain.ts';
import { MAX_PARAMETERS, MAX_TENSORS } from './limits.ts';

/** One weight as the manifest describes it, with its place in the joined bytes. */
interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly at: number; // byte
}

/** The files of weights that a model.json names, in order; null if its manifest cannot be read. */
export function weightFiles(modelJson: JsonObject): readonly string[] | null {
  const manifest = modelJson['weightsManifest'];
  if (!Array.isArray(manifest)) return null;
  const paths = manifest.flatMap((group: unknown) => (isObject(group) ? group['paths'] : null));
  return paths.every((path) => typeof path === 'string') ? paths : null;
}

/**
 * @param modelJson model.json
 * @param weights the bytes of `weightFiles(modelJson)`, joined
 * Never throws (FILE6).
 */
export function decodeLayersModel(modelJson: JsonObject, weights: Uint8Array): Imported {
  const chain = layerChain(modelJson['modelTopology']);
  if (!Array.isArray(chain)) return chain;
  const described = readManifest(modelJson['weightsManifest'], weights.length);
  if (!Array.isArray(described)) return described;
  const layers: DenseLayer[] = [];
  for (const { name, units, useBias } of chain) {
    const kernel = described.find((weight) => belongs(weight.name, name, 'kernel'));
    const bias = described.find((weight) => belongs(weight.name, name, 'bias'));
    const [inputs, outputs] = kernel?.shape ?? [];
    if (!kernel || inputs === undefined || outputs !== units || kernel.shape.length !== 2)
      return refuse('bad-shape', `its layer ${quoted(name)} has no kernel [inputs, ${units}]`);
    if (useBias && (bias?.shape.length !== 1 || bias.shape[0] !== units))
      return refuse('bad-shape', `its layer ${quoted(name)} has no bias [${units}]`);
    layers.push({
      name,
      inputs,
      outputs,
      weights: transposed(floats(weights, kernel), inputs, outputs),
      biases: useBias && bias ? floats(weights, bias) : new Float32Array(outputs),
    });
  }
  return joinLayers(layers, null);
}

/** "dense/kernel", also below the model's own name and with Keras's ":0". */
function belongs(weight: string, layer: string, part: 'kernel' | 'bias'): boolean {
  return `/${weight.replace(/:0$/, '')}`.endsWith(`/${layer}/${part}`);
}

/** @param byteLength of all files of weights together */
function readManifest(manifest: unknown, byteLength: number): Weight[] | Refusal {
  const described: Weight[] = [];
  let at = 0;
  for (const group of Array.isArray(manifest) ? (manifest as unknown[]) : []) {
    const listed = isObject(group) ? group['weights'] : null;
    for (const weight of Array.isArray(listed) ? (listed as unknown[]) : []) {
      const { name, shape, dtype, quantization } = isObject(weight) ? weight : {};
      if (typeof name !== 'string' || !isSizes(shape))
        return refuse('bad-header', 'its weightsManifest has a weight without a name or a shape');
      if (dtype !== 'float32' || quantization !== undefined)
        return refuse('unsupported', `its weight ${quoted(name)} is quantized or not float32`);
      described.push({ name, shape, at });
      at += 4 * shape.reduce((product, size) => product * size, 1);
    }
  }
  if (described.length > MAX_TENSORS)
    return refuse('too-large', `it has ${described.length} tensors; ${MAX_TENSORS} are the most`);
  if (at > 4 * MAX_PARAMETERS)
    return refuse('too-large', `it has ${at / 4} parameters; ${MAX_PARAMETERS} are the most`);
  if (byteLength < at) return refuse('truncated', `its weights have ${byteLength} bytes; its manifest says ${at}`);
  if (byteLength > at) return refuse('bad-header', `its weights have ${byteLength} bytes; its manifest says ${at}`);
  return described;
}

function isSizes(raw: unknown): raw is readonly number[] {
  return Array.isArray(raw) && raw.length <= 8 && raw.every((v) => Number.isSafeInteger(v) && v >= 0);
}

function floats(bytes: Uint8Array, { shape, at }: Weight): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = shape.reduce((product, size) => product * size, 1);
  return Float32Array.from({ length }, (_, i) => view.getFloat32(at + 4 * i, true));
}
