/**
 * A policy as plain JSON, for eyes and for any language:
 *
 *   {"format": "cartpole-policy", "version": 1, "activation": "relu", "observationScale": null or [inputs],
 *    "layers": [{"weights": [out][in], "biases": [out]}, ...]}
 *
 * Each number is the shortest decimal that reads back to the same float32, so a round trip is exact.
 */
import {
  type DenseLayer,
  type Imported,
  isObject,
  type JsonObject,
  joinLayers,
  layersOfPolicy,
  quoted,
  type Refusal,
  refuse,
} from './imported.ts';
import { MAX_PARAMETERS, MAX_TENSORS } from './limits.ts';
import type { Policy } from './policy.ts';

export const JSON_FORMAT = 'cartpole-policy';
const VERSION = 1;

/** The text of the file; one line a row of weights. @throws RangeError if its numbers do not fit its shape, or it sees images */
export function encodePolicyJson(policy: Policy): string {
  const layers = layersOfPolicy(policy).map(({ inputs, outputs, weights, biases }) => {
    const rows = Array.from({ length: outputs }, (_, o) => list(weights.subarray(o * inputs, (o + 1) * inputs)));
    return `{\n  "weights": [\n    ${rows.join(',\n    ')}\n  ],\n  "biases": ${list(biases)}\n}`;
  });
  const head = { format: JSON_FORMAT, version: VERSION, activation: 'relu', observationScale: policy.observationScale };
  return `${JSON.stringify(head).slice(0, -1)},"layers":[${layers.join(', ')}]}\n`;
}

const list = (values: Float32Array): string => `[${Array.from(values, decimal).join(', ')}]`;

/** The shortest decimal that reads back to the same float32: at most 9 digits are needed. */
function decimal(value: number): string {
  if (Object.is(value, -0)) return '-0';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits)); // sheds trailing zeros
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

/** @param raw the file's JSON. Never throws (FILE6). */
export function decodePolicyJson(raw: JsonObject): Imported {
  const { version, activation, observationScale, layers } = raw;
  if (version !== VERSION)
    return refuse('unsupported', `it is of version ${quoted(version)}; this program reads version ${VERSION}`);
  if (activation !== 'relu')
    return refuse('unsupported', `its activation is ${quoted(activation)}; only "relu" is read`);
  if (!Array.isArray(layers)) return refuse('bad-header', 'its layers are not a list');
  if (layers.length > MAX_TENSORS / 2)
    return refuse('too-large', `it has ${layers.length} layers; ${MAX_TENSORS / 2} are the most`);
  const dense: DenseLayer[] = [];
  for (const [l, layer] of layers.entries()) {
    const read = readLayer(layer, `layers.${l}`);
    if ('code' in read) return read;
    dense.push(read);
  }
  return joinLayers(dense, observationScale);
}

function readLayer(raw: unknown, name: string): DenseLayer | Refusal {
  const { weights, biases } = isObject(raw) ? raw : {};
  if (!Array.isArray(weights) || !isNumbers(biases))
    return refuse('bad-header', `its ${name} lacks weights or biases that are lists of numbers`);
  const inputs = isNumbers(weights[0]) ? weights[0].length : 0;
  if (weights.length * inputs > MAX_PARAMETERS)
    return refuse('too-large', `its ${name} has ${weights.length * inputs} weights; ${MAX_PARAMETERS} are the most`);
  if (!weights.every((row) => isNumbers(row) && row.length === inputs))
    return refuse('bad-shape', `its ${name} has rows of weights that are not ${inputs} numbers each`);
  if (biases.length !== weights.length)
    return refuse('bad-shape', `its ${name} has ${weights.length} rows of weights, but ${biases.length} biases`);
  return {
    name,
    inputs,
    outputs: weights.length,
    weights: Float32Array.from(weights.flat() as number[]),
    biases: Float32Array.from(biases),
  };
}

function isNumbers(raw: unknown): raw is readonly number[] {
  return Array.isArray(raw) && raw.every((v) => typeof v === 'number');
}
