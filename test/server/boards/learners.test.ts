// Recipes over the real route of a real server, to their rows; and the same seeds on the command line.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { LEARNER_KIND, learnerEntry, submitHouseLearners } from '../../../server/boards/learners.ts';
import type { StartTaskThread } from '../../../server/boards/taskQueue.ts';
import { tasksHere } from '../../../server/boardThread.ts';
import type { RunningServer } from '../../../server/startServer.ts';
import { learnerRowId } from '../../../shared/boards/learnerFigures.ts';
import { LEARNER_DIVISION, learnerSeeds } from '../../../shared/boards/learnerRules.ts';
import { runLearnerTask } from '../../../shared/boards/learnerTask.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import { parseProblem, parseSubmission } from '../../../shared/protocol/parseBoards.ts';
import { parseRowDetail } from '../../../shared/protocol/parseRowDetail.ts';
import type { Problem } from '../../../shared/protocol/problem.ts';
import type { RowProof } from '../../../shared/protocol/rowProofs.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { finished } from '../../boards/learnerRuns.ts';
import { ensureServerBuilt } from '../built.ts';
import { newFolder, reportOf, train } from '../killing.ts';
import { testServer } from '../support.ts';
import { openBench } from './queueBench.ts';
import { newUploader, type Uploader } from './uploadHelp.ts';

/** Some of its seeds are solved within a second, some are not. */
const BRIEF = { base: 'house', name: 'brief', budget: { steps: 1_500 } };
const folder = newFolder();
let server: RunningServer;
let uploader: Uploader;
let proof: Extract<RowProof, { readonly kind: 'learners' }>;
beforeAll(async () => {
  await ensureServerBuilt(); // of `train`
  server = await testServer();
  uploader = await newUploader(server.port);
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly submission: Submission | null;
  readonly problem: Problem | null;
  readonly location: string | null;
}

const api = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, init);

async function submit(body: unknown, { token }: { readonly token: string } = uploader): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await api('/learners', { method: 'POST', headers, body: JSON.stringify(body) });
  const raw: unknown = await response.json();
  const location = response.headers.get('location');
  return { status: response.status, submission: parseSubmission(raw), problem: parseProblem(raw), location };
}

it('[LEARNERBOARD5] a recipe is committed, its seeds are drawn and trained one by one, and its row proves all of it', async () => {
  const { status, submission } = await submit({ name: 'Brief house', recipe: BRIEF });
  const hash = recipeHash({ ...HOUSE, budget: BRIEF.budget });
  expect([status, submission]).toMatchObject([201, { kind: 'learner', name: 'Brief house', hash, entropy: null }]);
  const done = await uploader.decided(submission!.id);
  const row = learnerRowId(hash);
  expect(done).toMatchObject({ status: 'admitted', row, rank: 1, progress: 1, problem: null });
  expect(done.seeds.map(({ seed }) => seed)).toEqual(learnerSeeds(hash, done.entropy!));
  const detail = parseRowDetail(await (await api(`/boards/learners/${LEARNER_DIVISION}/rows/${row}`)).json());
  expect(detail?.row).toMatchObject({ name: 'Brief house', house: false, figures: { seeds: 5, recipe: 'brief' } });
  if (detail?.proof.kind !== 'learners') throw new Error('no proof');
  proof = detail.proof;
  expect(proof).toMatchObject({ recipeHash: hash, entropy: done.entropy, budgetSteps: 1_500, seeds: done.seeds });
  expect(proof.committedAt).toBeLessThanOrEqual(proof.drawnAt);
  for (const told of proof.seeds) {
    const task = { kind: 'learner', recipe: proof.recipe, seed: told.seed, budgetSteps: 1_500 } as const;
    expect(finished(runLearnerTask(task)).seed).toEqual(told);
  }
});

it('[LEARNERBOARD1] `train` with the recipe of a row and one of its seeds comes to the same step, updates and hash', async () => {
  const file = join(folder, 'row.json');
  writeFileSync(file, JSON.stringify(proof.recipe));
  const told = proof.seeds.find(({ solvedAtStep }) => solvedAtStep !== null) ?? proof.seeds[0]!;
  const ARGS = ['--recipe', file, '--seed', String(told.seed), '--json'];
  expect(reportOf(await train(...ARGS)).solvedAtStep).toBe(told.solvedAtStep);
  const there = reportOf(await train(...ARGS, '--steps', String(told.steps)));
  const { solvedAtStep, updates, steps, weightsSha256 } = there;
  expect({ seed: told.seed, solvedAtStep, updates, steps, weightsSha256 }).toEqual(told);
});

it('[LEARNERBOARD3] the same recipe under another name is answered with where it is', async () => {
  const again = await submit({ name: 'Copy', recipe: { ...BRIEF, name: 'copy' } }, await newUploader(server.port));
  expect([again.status, again.problem?.code]).toEqual([409, 'already-there']);
  expect(await uploader.find(again.location!.split('/').at(-1)!)).toMatchObject({ name: 'Brief house', rank: 1 });
});

it.each([
  ['no object', [], 400, 'bad-payload', /object/],
  ['a stranger', { name: 'Nice', recipe: 'house', seed: 3 }, 400, 'bad-payload', /^seed /],
  ['no name', { recipe: 'house' }, 400, 'bad-payload', /^name /],
  ['a name of the arena', { name: 'admin', recipe: BRIEF }, 400, 'bad-name', /reserved/],
  ['a wrong field', { name: 'Nice', recipe: { base: 'house', batchSize: 0, nStep: 0 } }, 400, 'bad-recipe', /^nStep /],
  ['a table', { name: 'Nice', recipe: 'q-table' }, 422, 'recipe-table', /^kind: /],
  [
    'demonstrations',
    { name: 'Nice', recipe: { base: 'house', demonstrations: [{ seed: 1, actions: '0101010101' }] } },
    422,
    'recipe-demonstrations',
    /^demonstrations: /,
  ],
  ['too much', { name: 'Nice', recipe: { base: 'house', hidden: [400, 400] } }, 422, 'recipe-too-much', /^hidden: /],
])('[LEARNERBOARD3] %s is refused with a code and a line for each field', async (_, body, status, code, line) => {
  const answer = await submit(body);
  expect([answer.status, answer.problem?.code]).toEqual([status, code]);
  expect(answer.problem?.problems.some((one) => line.test(one))).toBe(true);
});

it('[LEARNERBOARD3] nobody submits without a session, or from a page of another server', async () => {
  const body = JSON.stringify({ name: 'Nice', recipe: BRIEF });
  const post = (headers: Record<string, string>) =>
    api('/learners', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  expect((await post({})).status).toBe(401);
  const elsewhere = { authorization: `Bearer ${uploader.token}`, origin: 'https://elsewhere.example' };
  expect((await post(elsewhere)).status).toBe(403);
});

it('[LEARNERBOARD6] house recipes wait behind people, and a restart goes on after the seeds that are trained', async () => {
  const database = newFolder();
  let parts = 0;
  /** A thread that dies with its server after two seeds. */
  const dying: StartTaskThread = (onNews, onEnd) => {
    const thread = tasksHere(onNews, onEnd);
    return { ...thread, run: (task) => (parts++ < 2 ? thread.run(task) : undefined) };
  };
  const kinds = [LEARNER_KIND];
  const first = await openBench({ place: database, kinds, start: dying, entropy: 'ab'.repeat(32) });
  const { recipe, hash, file } = learnerEntry({ ...HOUSE, name: 'brief', budget: { steps: 600 } });
  const wish = { kind: 'learner', hash, file, format: null, name: recipe.name, address: null } as const;
  const house = await first.submissions.submit({ ...wish, owner: null, by: null });
  if (!house.ok) throw new Error(house.detail);
  await vi.waitFor(async () => {
    expect((await first.submissions.find(house.submission.id))?.seeds).toHaveLength(2);
  }, 60_000);
  await first.close();
  const second = await openBench({ place: database, kinds });
  await second.submissions.start();
  const done = await second.decided(house.submission.id);
  expect(done.seeds.map(({ seed }) => seed)).toEqual(learnerSeeds(hash, 'ab'.repeat(32)));
  expect(await second.storage.boards.find('learners', LEARNER_DIVISION, done.row!)).toMatchObject({ owner: null });
  await second.close();

  const asleep: StartTaskThread = () => ({ run: () => {}, terminate: () => {} });
  const waiting = await openBench({ kinds, start: asleep });
  await submitHouseLearners(waiting.submissions);
  const person = await waiting.submissions.submit({ ...wish, owner: 'someone', by: 'Someone' });
  expect(person).toMatchObject({ ok: true });
  const place = person.ok ? (await waiting.submissions.find(person.submission.id))?.place : null;
  expect(place).toBe(1);
  await waiting.close();
});
