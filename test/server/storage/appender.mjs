/**
 * A process that appends to a run until it is killed, and says the newest event of each batch that was acknowledged.
 * Each batch brings events, a checkpoint, a save that replaces the one before, and drops the checkpoint before.
 * Arguments: the built storage worker, the data folder, a seed of batch sizes.
 */
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const [, , file, folder, seed] = process.argv;
const worker = new Worker(file, { workerData: { dataDir: folder, databaseUrl: null } });
const answers = new Map();
let asked = 0;
worker.on('message', (answer) => answers.get(answer.id)?.(answer));

function ask(method, ...given) {
  const id = asked++;
  worker.postMessage({ id, store: 'runs', method, given });
  return new Promise((resolve, reject) => {
    answers.set(id, ({ value, problem }) => (problem === undefined ? resolve(value) : reject(new Error(problem))));
  });
}

await new Promise((resolve, reject) => {
  worker.once('message', ({ refused }) => (refused === undefined ? resolve() : reject(new Error(refused))));
});
let { newest } = (await ask('find', 'run')).progress;
let [checkpoint] = await ask('checkpoints', 'run');
for (let size = Number(seed); ; ) {
  size = (size * 7_919 + 13) % 401; // some batches fill a page, some are small, none repeats soon
  const events = Array.from({ length: size }, (_, i) => {
    const number = newest + 1 + i;
    return { number, kind: 'solved', step: number * 3 };
  });
  newest += size;
  const id = `after-${newest}-${asked}`;
  const bytes = new Uint8Array(20_000).fill(newest % 251);
  const info = { id, run: 'run', step: newest, episode: 1, mean: 1, bytes: bytes.length, sha256: '0' };
  await ask('append', 'run', {
    events,
    checkpoints: [{ info, bytes }],
    dropped: checkpoint ? [checkpoint.id] : [],
    save: { newest, step: newest * 3, bytes },
    figures: {
      steps: newest * 3,
      episodes: 0,
      updates: 0,
      newest,
      mean100: null,
      evaluation: null,
      solvedAt: 3,
      weightsSha256: null,
    },
  });
  checkpoint = info;
  writeSync(1, `${newest}\n`);
}
