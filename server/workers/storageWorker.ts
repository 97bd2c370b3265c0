/** The thread that has the database: a commit waits for the disk, and matches must not wait with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Greeting, problemOf, type Question, serveStorage } from '../storage/serving.ts';
import { openStorage, type Place } from '../storage/storage.ts';
import { lowerPriority } from './support/lowerPriority.ts';

const port = parentPort!;
const greet = (greeting: Greeting): void => port.postMessage(greeting);
try {
  const storage = await openStorage(workerData as Place); // from our own main thread
  const serve = serveStorage(storage, (answer) => port.postMessage(answer));
  port.on('message', (question: Question) => serve(question));
  lowerPriority('soon'); // once a start no longer waits for it
  greet({ opened: true });
} catch (error) {
  greet({ refused: problemOf(error) });
}
