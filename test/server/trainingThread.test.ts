import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import type { TrainingNews } from '../../shared/training/news.ts';
import { planOf } from '../training/support.ts';

const PLAN = planOf(HOUSE);

function thread(code: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'thread-')), 'worker.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  const news: TrainingNews[] = [];
  const ended = new Promise<string | null>((resolve) => {
    const { tell } = startTrainingThread(
      file,
      PLAN,
      (some: readonly TrainingNews[]) => void news.push(...some),
      resolve,
    );
    tell({ kind: 'save' });
  });
  return { news, ended };
}

const EVENT = "{ kind: 'event', event: { number: 1, kind: 'solved', step: 7 } }";

it('[RUN3] a thread that throws is over, with its reason', async () => {
  const { ended } = thread("throw new Error('no memory left')");
  expect(await ended).toContain('no memory left');
});
it('[RUN3] a thread that exits by itself before its end is over, with its code', async () => {
  expect(await thread('process.exit(3)').ended).toBe('exit code 3');
});
it('[RUN3] a thread whose run ended is over without a problem, and all its news has come', async () => {
  const { news, ended } = thread(`parentPort.postMessage([${EVENT}]);`);
  expect(await ended).toBeNull();
  expect(news).toEqual([{ kind: 'event', event: { number: 1, kind: 'solved', step: 7 } }]);
});
it('[TRAIN6] a thread hears orders', async () => {
  const answer =
    "parentPort.once('message', ({ kind }) => parentPort.postMessage([{ kind: 'checkpoint', id: kind }]));";
  const { news, ended } = thread(answer);
  expect(await ended).toBeNull();
  expect(news).toEqual([{ kind: 'checkpoint', id: 'save' }]);
});
