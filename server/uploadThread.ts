import { Worker } from 'node:worker_threads';
import { readUpload, type TextBytes, type Upload } from '../shared/boards/readUpload.ts';
import type { ReadUploads } from './boards/agents.ts';

const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const WITHIN_MS = 5_000;
const IDLE_MS = 30_000; // then the thread goes, and its memory with it

export interface UploadThread {
  readonly read: ReadUploads;
  close(): void;
}

const UNREADABLE: Upload = {
  ok: false,
  code: 'unreadable',
  message: 'reading it takes more time or memory than any policy within the limits does',
};

/**
 * Reads uploads in a thread, one after the other. What takes too long or too much memory is refused, and the thread is another one afterwards.
 * @param file the built server/workers/uploadWorker.ts
 * @param withinMs for each
 */
export function startUploadThread(file: string, withinMs = WITHIN_MS): UploadThread {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let answer: ((upload: Upload) => void) | null = null; // to who waits
  let turn: Promise<unknown> = Promise.resolve();

  function stop(): void {
    void worker?.terminate();
    worker = null;
  }
  function giveUp(): void {
    stop();
    answer?.(UNREADABLE);
  }

  function started(): Worker {
    const reader = new Worker(file, { resourceLimits: MEMORY });
    const own = (heard: () => void) => () => {
      if (reader === worker) heard(); // what it says once it was given up concerns nobody
    };
    reader.on('message', (upload: Upload) => own(() => answer?.(upload))());
    reader.on('error', own(giveUp));
    reader.on('exit', own(giveUp));
    reader.unref();
    return reader;
  }

  async function readNow(body: Uint8Array): Promise<Upload> {
    clearTimeout(idle);
    worker ??= started();
    const reader = worker;
    const timer = setTimeout(giveUp, withinMs);
    const upload = await new Promise<Upload>((resolve) => {
      answer = resolve;
      reader.postMessage(body);
    });
    answer = null;
    clearTimeout(timer);
    if (worker) idle = setTimeout(stop, IDLE_MS).unref();
    return upload;
  }

  return {
    read(body) {
      const reading = turn.then(() => readNow(body));
      turn = reading;
      return reading;
    },
    close() {
      clearTimeout(idle);
      stop();
    },
  };
}

const NODE_BYTES: TextBytes = {
  text: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
  fromBase64: (text) => Buffer.from(text, 'base64'),
};

/** On the caller's own thread: for tests. */
export const readUploadHere: ReadUploads = async (body) => readUpload(body, NODE_BYTES);
