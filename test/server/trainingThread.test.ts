import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/protocol/trainingNews.ts';

const PLAN: TrainingPlan = {
  run: 'a',
  recipe: HOUSE,
  seed: 1,
  stepMs: 1,
  newsMs: 10,
  evaluateEvery: 250,
  solvedInARow: 3,
  lingerMs: 0,
  maxEvents: 100,
};

function thread(code: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'thread-')), 'worker.mjs');
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  const news: TrainingNews[] = [];
  const ended = new Promise<string | null>((resolve) => {
    startTrainingThread(file, PLAN, (some) => void news.push(...some), resolve);
  });
  return { news, ended };
}

it('[RUN3] a thread that throws is over, with its reason', async () => {
  const { ended } = thread("throw new Error('no memory left')");
  expect(await ended).toContain('no memory left');
});
it('[RUN3] a thread that exits by itself before its end is over, with its code', async () => {
  expect(await thread('process.exit(3)').ended).toBe('exit code 3');
});
it('[RUN3] a thread whose run ended is over without a problem, and all its news has come', async () => {
  const { news, ended } = thread("parentPort.postMessage([{ kind: 'event', event: { kind: 'ended', step: 7 } }]);");
  expect(await ended).toBeNull();
  expect(news).toEqual([{ kind: 'event', event: { kind: 'ended', step: 7 } }]);
});
