/**
 * The checkpoint file (FILE1): weights with where they come from.
 *
 *   "CPA1"            4 bytes, magic and version
 *   header length     uint32, little-endian
 *   header            JSON, ASCII, keys sorted
 *   parameters        float32, little-endian, canonical order
 *   SHA-256           32 bytes, of everything before it
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type NetworkShape, parameterCount } from '../kernel/engine.ts';
import { asciiBytes, canonicalJson } from './canonicalJson.ts';
import { parseImage } from './imageHeader.ts';
import { MAX_HEADER_BYTES, sizeProblem } from './limits.ts';
import type { Policy } from './policy.ts';

const MAGIC = 'CPA';
const VERSION = '1';
const HASH_BYTES = 32;

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

export type CheckpointProblem =
  | 'not-a-checkpoint'
  | 'unknown-version'
  | 'truncated'
  | 'damaged'
  | 'bad-header'
  | 'not-finite';

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
  const header = asciiBytes(canonicalJson({ shape, observationScale, origin } satisfies Header));
  const bytes = new Uint8Array(8 + header.length + 4 * parameters.length + HASH_BYTES);
  bytes.set(asciiBytes(MAGIC + VERSION));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, header.length, true);
  bytes.set(header, 8);
  parameters.forEach((value, i) => {
    view.setFloat32(8 + header.length + 4 * i, value, true);
  });
  bytes.set(sha256(bytes.subarray(0, bytes.length - HASH_BYTES)), bytes.length - HASH_BYTES);
  return bytes;
}

const refuse = (code: CheckpointProblem, message: string): Decoded => ({ ok: false, code, message });

/** Any bytes in; a checkpoint, or what is wrong with them. Never throws (FILE2). */
export function decodeCheckpoint(bytes: Uint8Array): Decoded {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 3) !== MAGIC) return refuse('not-a-checkpoint', `it does not begin with ${MAGIC}${VERSION}`);
  if (text(3, 4) !== VERSION)
    return refuse('unknown-version', `it is of version ${text(3, 4)}; this program reads version ${VERSION}`);
  if (bytes.length < 8 + HASH_BYTES) return refuse('truncated', `it ends after ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(4, true);
  const body = 8 + headerBytes;
  if (headerBytes > MAX_HEADER_BYTES)
    return refuse('damaged', `its header claims ${headerBytes} bytes; ${MAX_HEADER_BYTES} is the most`);
  if (body + HASH_BYTES > bytes.length)
    return refuse('truncated', `it ends after ${bytes.length} bytes, within its header`);
  const stated = bytesToHex(bytes.subarray(bytes.length - HASH_BYTES));
  const actual = bytesToHex(sha256(bytes.subarray(0, bytes.length - HASH_BYTES)));
  if (stated !== actual) return refuse('damaged', 'its SHA-256 does not match: it was cut or changed');
  const header = parseHeader(text(8, body));
  if (!header) return refuse('bad-header', 'its header does not describe a network');
  const count = parameterCount(header.shape);
  if (bytes.length !== body + 4 * count + HASH_BYTES) {
    return refuse(
      'bad-header',
      `its shape has ${count} parameters, but it holds ${(bytes.length - body - HASH_BYTES) / 4}`,
    );
  }
  const parameters = Float32Array.from({ length: count }, (_, i) => view.getFloat32(body + 4 * i, true));
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
  const bytes = new Uint8Array(4 * parameters.length);
  const view = new DataView(bytes.buffer);
  parameters.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return bytesToHex(sha256(bytes));
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

function parseOrigin(raw: unknown): Origin | null {
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

function parseHeader(json: string): Header | null {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const record = raw as Record<string, unknown>;
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
