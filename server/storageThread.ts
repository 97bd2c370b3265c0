import { Worker } from 'node:worker_threads';
import { type Answer, type Greeting, METHODS, type Question, type StoreName } from './storage/serving.ts';
import type { Place, Storage, Stores } from './storage/storage.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Ask = (store: Question['store'], method: string, given: readonly unknown[]) => Promise<unknown>;

/**
 * `openStorage` in a thread of its own: the tick loop never waits for a disk, a compression or a long log.
 * @param file the built worker
 * @throws Error whose message is one line for whoever starts the server
 */
export async function openStorageThread(file: string, place: Place): Promise<Storage> {
  const worker = new Worker(file, { workerData: place });
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
  const ask: Ask = (store, method, given) => {
    if (gone) return Promise.reject(gone);
    const id = asked++;
    worker.postMessage({ id, store, method, given } satisfies Question);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };

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
  const close = async (): Promise<void> => {
    await ask('storage', 'close', []);
    await worker.terminate();
  };
  const figures = () => ask('storage', 'figures', []) as ReturnType<Storage['figures']>;
  return { ...storesBy(ask), figures, close };
}

/** Stores whose every method asks. */
function storesBy(ask: Ask): Stores {
  const names = Object.keys(METHODS) as StoreName[];
  const storeBy = (store: StoreName) =>
    Object.fromEntries(
      Object.keys(METHODS[store]).map((method) => [
        method,
        (...given: readonly unknown[]) => ask(store, method, given),
      ]),
    );
  return Object.fromEntries(names.map((name) => [name, storeBy(name)])) as unknown as Stores;
}
