/** Policies of every format that is read, from disk. */
import { statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type Origin, sha256Hex } from '../../../shared/policy/checkpoint.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { companionsOf, type NamedFile, type PolicyFormat, readPolicy } from '../../../shared/policy/readPolicy.ts';
import { UsageError } from './command.ts';
import { readBytes } from './files.ts';

export interface Model {
  readonly policy: Policy;
  readonly format: PolicyFormat;
  readonly origin: Origin | null; // of a checkpoint
  readonly sha256: string; // hex, of the file; of a LayersModel's files in the order model.json, then as it names them
}

/** @param path a file of any format, or a folder with a model.json @throws UsageError, one line a problem */
export function readPolicyFile(path: string): Policy {
  return readModel(path).policy;
}

/** @param path as of `readPolicyFile` @throws UsageError, one line a problem */
export function readModel(path: string): Model {
  const main = isFolder(path) ? join(path, 'model.json') : path;
  const bytes = readBytes(main);
  const files: NamedFile[] = [{ name: main, bytes }];
  for (const name of companionsOf(bytes)) {
    if (isAbsolute(name) || name.split(/[/\\]/).includes('..'))
      throw new UsageError([`${path} names a file of weights outside of its folder: ${JSON.stringify(name)}`]);
    files.push({ name, bytes: readBytes(join(dirname(main), name)) });
  }
  const read = readPolicy(files);
  if (!read.ok) throw new UsageError([`${path} is not a usable policy (${read.code}): ${read.message}`]);
  const { policy, format, origin } = read;
  return { policy, format, origin, sha256: sha256Hex(Buffer.concat(files.map((file) => file.bytes))) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // reading it will say why
  }
}
