import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder.ts';

const SECRET_BYTES = 32;

/**
 * The key that signs session tokens, made at the first start and kept for the owner's eyes only (mode 600, at every start).
 * Written whole before it gets its name, so two servers that start together agree and a crash leaves no half of it.
 * @throws Error if the folder cannot be made or written, or the file is too short
 */
export function readOrMakeSecret(dataDir: string): Buffer {
  makeFolder(dataDir);
  const path = join(dataDir, 'secret');
  const known = readSecret(path);
  if (known) {
    closeToOthers(path);
    return known;
  }
  const temporary = `${path}.${process.pid}`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(SECRET_BYTES).toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another server was first: its key is ours
  } finally {
    rmSync(temporary, { force: true });
  }
  const made = readSecret(path);
  if (!made) throw new Error(`${path} vanished`);
  return made;
}

/** A copy or a backup that was brought back may be readable to all. Where the system has no such modes, nothing can be done. */
function closeToOthers(path: string): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  } catch {
    // the key works all the same
  }
}

function readSecret(path: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (!/^[0-9a-f]{64,}$/.test(text)) throw new Error(`${path} does not hold a key of ${SECRET_BYTES} bytes in hex`);
  return Buffer.from(text, 'hex');
}

/** @throws Error that names the folder if it cannot be made or written. Done at every start, so that a full or read-only disk shows at once. */
export function assertWritable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    const path = join(dataDir, `.write-${process.pid}`);
    closeSync(openSync(path, 'w', 0o600));
    rmSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(`the data folder ${dataDir} cannot be written (${code})`, { cause: error });
  }
}
