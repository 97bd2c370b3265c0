/** What every reader of foreign files shares: refusals in words, and dense layers joined into a policy. */
import { parameterCount } from '../kernel/engine.ts';
import { layersOf } from '../kernel/layers.ts';
import { sizeProblem } from './limits.ts';
import type { Policy } from './policy.ts';

export type ImportProblem =
  | 'not-a-policy' // no format that is read here
  | 'needs-export' // a format that can hold code, or needs a library: docs/export.md tells what to do
  | 'truncated'
  | 'missing-file'
  | 'bad-header' // its description cannot be understood
  | 'unsupported' // understood, but not a dense ReLU network of float32 or float64
  | 'bad-shape' // its layers do not fit each other, or are too few, too many or too large
  | 'ambiguous' // its layers fit each other in more than one order
  | 'too-large' // its header or its data
  | 'not-finite';

export interface Refusal {
  readonly ok: false;
  readonly code: ImportProblem;
  readonly message: string;
}

export type Imported = { readonly ok: true; readonly value: Policy } | Refusal;

export const refuse = (code: ImportProblem, message: string): Refusal => ({ ok: false, code, message });

/** One dense layer as a file holds it. */
export interface DenseLayer {
  readonly name: string; // for messages
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array; // [outputs][inputs] row by row
  readonly biases: Float32Array; // [outputs]
}

/** The first two layers that do not fit each other, by the index of the second; -1 if all do. */
export function misfit(layers: readonly DenseLayer[]): number {
  return layers.findIndex((layer, l) => l > 0 && layers[l - 1]!.outputs !== layer.inputs);
}

/**
 * A policy of dense layers, ReLU between them. Never throws.
 * @param layers first to last; their arrays have the lengths that they state
 * @param observationScale as a file gave it: nothing, or [inputs] finite numbers
 */
export function joinLayers(layers: readonly DenseLayer[], observationScale: unknown): Imported {
  const [first, last] = [layers[0], layers.at(-1)];
  if (!first || !last || layers.length < 2)
    return refuse('bad-shape', `it has ${layers.length} dense layers; 2 to 4 are read`);
  const wrong = misfit(layers);
  if (wrong > 0) {
    const [before, after] = [layers[wrong - 1]!, layers[wrong]!];
    const words = `layer ${quoted(before.name)} gives ${before.outputs} values, but ${quoted(after.name)} takes ${after.inputs}`;
    return refuse('bad-shape', words);
  }
  const shape = {
    inputs: first.inputs,
    hidden: layers.slice(0, -1).map(({ outputs }) => outputs),
    outputs: last.outputs,
  };
  const problem = sizeProblem(shape);
  if (problem !== null) return refuse('bad-shape', problem);
  const parameters = Float32Array.from(layers.flatMap(({ weights, biases }) => [...weights, ...biases]));
  if (!parameters.every(Number.isFinite))
    return refuse('not-finite', 'one of its parameters is not a finite float32 number');
  const scale = observationScale ?? null;
  if (scale !== null && !isScale(scale, shape.inputs))
    return refuse('bad-header', `its observationScale is not ${shape.inputs} finite numbers`);
  return { ok: true, value: { shape, parameters, observationScale: scale } };
}

function isScale(raw: unknown, inputs: number): raw is readonly number[] {
  return Array.isArray(raw) && raw.length === inputs && raw.every(Number.isFinite);
}

/** @throws RangeError if a policy sees images, or its numbers are not as many as its shape says */
export function checkDense({ shape, parameters, observationScale }: Policy): void {
  if (shape.image) throw new RangeError('a policy that sees images has more than dense layers');
  if (parameters.length !== parameterCount(shape)) {
    throw new RangeError(`${parameters.length} parameters, but the shape has ${parameterCount(shape)}`);
  }
  if (observationScale && observationScale.length !== shape.inputs) {
    throw new RangeError(`${observationScale.length} observation factors for ${shape.inputs} inputs`);
  }
}

/** The layers of a policy of our own, copying nothing. @throws RangeError as `checkDense` does */
export function layersOfPolicy(policy: Policy): DenseLayer[] {
  checkDense(policy);
  const { shape, parameters } = policy;
  return layersOf(shape).map(({ inputs, outputs, weights, biases }, l) => ({
    name: `layers.${l}`,
    inputs,
    outputs,
    weights: parameters.subarray(weights, biases),
    biases: parameters.subarray(biases, biases + outputs),
  }));
}

/** @param values [rows][columns] @returns [columns][rows], a new array */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: values.length }, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!);
}

/** Bytes as text, a letter each. Letters beyond ASCII come out as several, which leaves the structure of JSON alone. */
export function latinText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  return parts.join('');
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(raw: unknown): raw is JsonObject {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** Any text in; the object that it is in JSON, or null. */
export function parseObject(text: string): JsonObject | null {
  try {
    const raw: unknown = JSON.parse(text);
    return isObject(raw) ? raw : null;
  } catch {
    return null;
  }
}

/** A stranger's name or value within a message: printable, and not long. */
export function quoted(raw: unknown): string {
  if (typeof raw === 'object') return raw === null ? 'null' : 'an object'; // its own toString may throw
  const text = String(raw).replace(/[^\x20-\x7e]/g, '?');
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}
