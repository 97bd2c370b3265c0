import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../storage/folder.ts';
import { UsageError } from './command.ts';

/** @throws UsageError naming the file, if it cannot be read */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError([`cannot read ${path}: ${reason(error)}`]);
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Makes sure that files can be written to a folder before hours are spent on them. @throws UsageError naming it */
export function prepareFolder(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new UsageError([`cannot write to ${path}: ${reason(error)}`]);
  }
  if (!isFolder(path)) throw new UsageError([`cannot write to ${path}: it is no folder`]);
}

/** Writes a file whole or not at all: temporary file, fsync, rename. @throws UsageError if the place is not writable */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(path));
    const file = openSync(temporary, 'w');
    try {
      const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    throw new UsageError([`cannot write ${path}: ${reason(error)}`]);
  }
}

/** Why the system refused a file, in words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'not permitted';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
