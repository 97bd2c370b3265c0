/** A policy from files of any format that is read here, recognised by their bytes (FILE6). Weights, never code. */
import { type CheckpointProblem, decodeCheckpoint, type Origin } from './checkpoint.ts';
import {
  type Imported,
  type ImportProblem,
  type JsonObject,
  latinText,
  parseObject,
  quoted,
  refuse,
} from './imported.ts';
import { decodeLayersModel, weightFiles } from './layersModelImport.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import type { Policy } from './policy.ts';
import { decodePolicyJson, JSON_FORMAT } from './policyJson.ts';
import { decodeSafetensors } from './safetensors.ts';

const MAX_JSON_BYTES = 8 * 0x10_0000; // as many parameters as are read, written at length

export interface NamedFile {
  readonly name: string; // with or without folders
  readonly bytes: Uint8Array;
}

export type PolicyFormat = 'checkpoint' | 'safetensors' | 'json' | 'layers-model';

export type ReadPolicy =
  | { readonly ok: true; readonly format: PolicyFormat; readonly policy: Policy; readonly origin: Origin | null }
  | { readonly ok: false; readonly code: ImportProblem | CheckpointProblem; readonly message: string };

const UNKNOWN = 'it is no checkpoint, no safetensors, no JSON of a policy and no model.json of a LayersModel';

/** One file; or model.json and the files of weights that it names. Any bytes in; never throws. */
export function readPolicy(files: readonly NamedFile[]): ReadPolicy {
  const rank = ({ name }: NamedFile): number => (name.endsWith('.json') ? 0 : 1);
  const [main, ...others] = [...files].sort((a, b) => rank(a) - rank(b));
  if (!main) return refuse('missing-file', 'there is no file');
  const read = readMain(main.bytes, others);
  if (read.ok && read.format !== 'layers-model' && others.length > 0)
    return refuse('not-a-policy', `there are ${files.length} files, and none of them is a model.json`);
  return read;
}

function readMain(bytes: Uint8Array, others: readonly NamedFile[]): ReadPolicy {
  const start = latinText(bytes.subarray(0, 64));
  if (start.slice(4, 9) === '\0\0\0\0{') return labelled('safetensors', decodeSafetensors(bytes));
  if (start.startsWith('CPA')) {
    const decoded = decodeCheckpoint(bytes);
    return decoded.ok ? { ok: true, format: 'checkpoint', ...decoded.value } : decoded;
  }
  if (start.startsWith('CPR')) return refuse('not-a-policy', 'it is a run saved on its way, to be resumed');
  if (start.startsWith('CPT')) return refuse('not-a-policy', 'it is a table of Q values, not a network');
  const library = libraryOf(start);
  if (library !== null) return refuse('needs-export', `it is ${library}; export its weights first: docs/export.md`);
  if (!start.trimStart().startsWith('{')) return refuse('not-a-policy', UNKNOWN);
  if (bytes.length > MAX_JSON_BYTES)
    return refuse('too-large', `it has ${bytes.length} bytes; ${MAX_JSON_BYTES} is the most`);
  const raw = parseObject(latinText(bytes));
  if (!raw) return refuse('bad-header', 'it begins like JSON but is not: it was cut or changed');
  if ('modelTopology' in raw) return labelled('layers-model', layersModel(raw, bytes.length, others));
  return raw['format'] === JSON_FORMAT ? labelled('json', decodePolicyJson(raw)) : refuse('not-a-policy', UNKNOWN);
}

/** The files of weights that belong to a file: some if it is the model.json of a LayersModel, else none. */
export function companionsOf(bytes: Uint8Array): readonly string[] {
  const raw = bytes.length <= MAX_HEADER_BYTES ? parseObject(latinText(bytes)) : null;
  return (raw && weightFiles(raw)) ?? [];
}

function labelled(format: PolicyFormat, imported: Imported): ReadPolicy {
  return imported.ok ? { ok: true, format, policy: imported.value, origin: null } : imported;
}

function layersModel(modelJson: JsonObject, byteLength: number, others: readonly NamedFile[]): Imported {
  if (byteLength > MAX_HEADER_BYTES)
    return refuse('too-large', `its model.json has ${byteLength} bytes; ${MAX_HEADER_BYTES} is the most`);
  const names = weightFiles(modelJson);
  if (!names) return refuse('bad-header', 'its model.json has no weightsManifest with paths');
  const found: Uint8Array[] = [];
  for (const name of names) {
    const file =
      others.find((other) => other.name === name) ?? others.find((other) => baseName(other.name) === baseName(name));
    if (!file) return refuse('missing-file', `its file of weights ${quoted(name)} is not there`);
    found.push(file.bytes);
  }
  return decodeLayersModel(modelJson, joined(found));
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** What people try first, by the first bytes. */
function libraryOf(text: string): string | null {
  if (text.startsWith('PK\x03\x04')) return 'a zip, as PyTorch, Stable-Baselines3 and Keras save';
  if (text.startsWith('\x89HDF')) return 'HDF5, as Keras saves';
  if (text.startsWith('\x80')) return "Python's pickle, which can hold code";
  return null;
}
