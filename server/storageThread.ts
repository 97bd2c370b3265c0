import { Worker } from 'node:worker_threads';
import type { Answer, Greeting, Method, Question } from './storage/serving.ts';
import type { Storage } from './storage/storage.ts';
import type { RunStore } from './training/runStore.ts';

/** Of RunStore: each is asked of the thread. */
const METHODS: Readonly<Record<Method, true>> = {
  create: true,
  setStatus: true,
  find: true,
  list: true,
  unfinished: true,
  append: true,
  events: true,
  curve: true,
  checkpoints: true,
  checkpoint: true,
  save: true,
  rewind: true,
  retain: true,
  delete: true,
};

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * `openStorage` in a thread of its own: the tick loop never waits for a disk, a compression or a long log.
 * @param file the built worker
 * @throws Error whose message is one line for whoever starts the server
 */
export async function openStorageThread(file: string, dataDir: string): Promise<Storage> {
  const worker = new Worker(file, { workerData: dataDir });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let gone: Error | null = null;

  const greeting = new Promise<Greeting>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  worker.on('error', (error) => end(`the database thread crashed: ${String(error)}`));
  worker.on('exit', () => end('the database is closed'));
  function end(problem: string): void {
    gone ??= new Error(problem);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }
  function ask(method: Question['method'], given: readonly unknown[]): Promise<unknown> {
    if (gone) return Promise.reject(gone);
    const id = asked++;
    worker.postMessage({ id, method, given } satisfies Question);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  const said = await greeting;
  if ('refused' in said) {
    await worker.terminate();
    throw new Error(said.refused);
  }
  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('problem' in answer) asker?.reject(new Error(answer.problem));
    else asker?.resolve(answer.value);
  });
  const names = Object.keys(METHODS) as Method[];
  const runs = Object.fromEntries(names.map((name) => [name, (...given: readonly unknown[]) => ask(name, given)]));
  const close = async (): Promise<void> => {
    await ask('close', []);
    await worker.terminate();
  };
  return { runs: runs as unknown as RunStore, close };
}
