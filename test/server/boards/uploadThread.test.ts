import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUploadThread } from '../../../server/uploadThread.ts';
import { text } from '../../policy/policies.ts';

/** A worker that does what it is told instead of reading. */
const WORKER = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (body) => {
  const wish = Buffer.from(body).toString();
  if (wish === 'hang') for (;;);
  if (wish === 'crash') throw new Error('broken');
  if (wish === 'leave') process.exit(0);
  if (wish === 'fill') for (const all = []; ; ) all.push(new Array(1_000).fill(all.length));
  parentPort.postMessage({ ok: false, code: 'bad-json', message: wish });
});`;

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'upload-thread-'));
  file = join(folder, 'worker.mjs');
  writeFileSync(file, WORKER);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('[AGENTBOARD6] whatever a file does to the thread that reads it, the answer is a code, and the next file is read', async () => {
  const thread = startUploadThread(file, 2_000);
  const wishes = ['one', 'crash', 'two', 'hang', 'three', 'leave', 'four', 'fill', 'five', 'six'];
  const answers = await Promise.all(wishes.map((wish) => thread.read(text(wish)))); // all at once: one after the other
  const told = answers.map((answer) =>
    answer.ok ? 'ok' : answer.code === 'unreadable' ? 'unreadable' : answer.message,
  );
  const bad = ['crash', 'hang', 'leave', 'fill'];
  expect(told).toEqual(wishes.map((wish) => (bad.includes(wish) ? 'unreadable' : wish)));
  thread.close();
});
