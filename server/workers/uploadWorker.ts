/** The thread that reads what strangers upload: with a memory of its own, and ended when it takes too long. */
import { parentPort } from 'node:worker_threads';
import { readUpload, type Upload } from '../../shared/boards/readUpload.ts';
import { lowerPriority } from './support/lowerPriority.ts';

const port = parentPort!;

function read(body: Uint8Array): Upload {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return { ok: false, code: 'bad-json', message: 'the body is not JSON' };
  }
  return readUpload(parsed, (text) => Buffer.from(text, 'base64'));
}

lowerPriority();
port.on('message', (body: Uint8Array) => port.postMessage(read(body)));
