/** The checkpoint file (FILE1): weights with where they come from. The body is the parameters, float32, canonical order. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type NetworkShape, parameterCount } from '../kernel/engine.ts';
import { type ContainerProblem, openContainer, sealContainer } from './container.ts';
import { parseImage } from './imageHeader.ts';
import { MAX_HEADER_BYTES, sizeProblem } from './limits.ts';
import type { Policy } from './policy.ts';

const MAGIC = 'CPA1';

/** Where a policy comes from. */
export interface Origin {
  readonly environment: string; // 'CartPole-v1'
  readonly recipe: string; // its name
  readonly recipeHash: string;
  readonly settings: unknown; // the whole recipe as data
  readonly seed: number;
  readonly step: number; // environment steps of the run so far
  readonly episode: number; // finished training episodes
  readonly kind: 'last' | 'best' | 'moment'; // end of the run, its best evaluation, or a chosen moment of it
  readonly mean: number | null; // of 100 greedy episodes on the probe seeds, at this moment
  readonly simVersion: number;
}

export interface Checkpoint {
  readonly policy: Policy;
  readonly origin: Origin;
}

export type CheckpointProblem = 'not-a-checkpoint' | Exclude<ContainerProblem, 'wrong-kind'> | 'not-finite';

export type Decoded =
  | { readonly ok: true; readonly value: Checkpoint }
  | { readonly ok: false; readonly code: CheckpointProblem; readonly message: string };

interface Header {
  readonly shape: NetworkShape;
  readonly observationScale: readonly number[] | null;
  readonly origin: Origin;
}

/** @throws RangeError if the parameters do not fit the shape */
export function encodeCheckpoint({ policy, origin }: Checkpoint): Uint8Array {
  const { shape, parameters, observationScale } = policy;
  if (parameters.length !== parameterCount(shape)) {
    throw new RangeError(`${parameters.length} parameters, but the shape has ${parameterCount(shape)}`);
  }
  const header: Header = { shape, observationScale, origin };
  return sealContainer(MAGIC, header, floatBytes(parameters));
}

const refuse = (code: CheckpointProblem, message: string): Decoded => ({ ok: false, code, message });

/** Any bytes in; a checkpoint, or what is wrong with them. Never throws (FILE2). */
export function decodeCheckpoint(bytes: Uint8Array): Decoded {
  const opened = openContainer(MAGIC, bytes, MAX_HEADER_BYTES);
  if (!opened.ok) return refuse(opened.code === 'wrong-kind' ? 'not-a-checkpoint' : opened.code, opened.message);
  const header = parseHeader(opened.header);
  if (!header) return refuse('bad-header', 'its header does not describe a network');
  const count = parameterCount(header.shape);
  const { body } = opened;
  if (body.length !== 4 * count)
    return refuse('bad-header', `its shape has ${count} parameters, but it holds ${body.length / 4}`);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const parameters = Float32Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, true));
  if (!parameters.every(Number.isFinite)) return refuse('not-finite', 'one of its parameters is not a finite number');
  return {
    ok: true,
    value: {
      policy: { shape: header.shape, observationScale: header.observationScale, parameters },
      origin: header.origin,
    },
  };
}

/** SHA-256, hex, of parameters as float32 little-endian: the name of a run's result. */
export function weightsSha256(parameters: Float32Array): string {
  return sha256Hex(floatBytes(parameters));
}

export function floatBytes(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return bytes;
}

export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

const isNumber = (v: unknown): v is number => typeof v === 'number';

function parseShape(raw: unknown): NetworkShape | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { inputs, image, hidden, outputs } = raw as Record<string, unknown>;
  if (!isNumber(inputs) || !isNumber(outputs) || !Array.isArray(hidden) || !hidden.every(isNumber)) return null;
  const seen = image === undefined ? undefined : parseImage(image, inputs);
  if (seen === null) return null;
  const shape = { inputs, ...(seen ? { image: seen } : {}), hidden, outputs };
  return sizeProblem(shape) === null ? shape : null;
}

/** Null unless every field is there and of its type. */
export function parseOrigin(raw: unknown): Origin | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const o = raw as Record<string, unknown>;
  const { environment, recipe, recipeHash, settings, seed, step, episode, kind, mean, simVersion } = o;
  if (typeof environment !== 'string' || typeof recipe !== 'string' || typeof recipeHash !== 'string') return null;
  if (
    typeof seed !== 'number' ||
    typeof step !== 'number' ||
    typeof episode !== 'number' ||
    typeof simVersion !== 'number'
  )
    return null;
  if (kind !== 'last' && kind !== 'best' && kind !== 'moment') return null;
  if (mean !== null && typeof mean !== 'number') return null;
  return { environment, recipe, recipeHash, settings, seed, step, episode, kind, mean, simVersion };
}

function parseHeader(record: Readonly<Record<string, unknown>>): Header | null {
  const shape = parseShape(record['shape']);
  const origin = parseOrigin(record['origin']);
  if (!shape || !origin) return null;
  const scale = record['observationScale'];
  if (scale === null) return { shape, origin, observationScale: null };
  if (
    !Array.isArray(scale) ||
    scale.length !== shape.inputs ||
    !scale.every((v) => typeof v === 'number' && Number.isFinite(v))
  )
    return null;
  return { shape, origin, observationScale: scale as number[] };
}
