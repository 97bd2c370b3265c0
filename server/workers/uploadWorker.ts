/** The thread that reads what strangers upload: with a memory of its own, and ended when it takes too long. */
import { parentPort } from 'node:worker_threads';
import { readUpload, type TextBytes } from '../../shared/boards/readUpload.ts';
import { lowerPriority } from './support/lowerPriority.ts';

const port = parentPort!;
const NODE_BYTES: TextBytes = {
  text: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
  fromBase64: (text) => Buffer.from(text, 'base64'),
};

lowerPriority();
port.on('message', (body: Uint8Array) => port.postMessage(readUpload(body, NODE_BYTES)));
