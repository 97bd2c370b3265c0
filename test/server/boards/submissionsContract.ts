/** What holds of submissions wherever they are computed. */
import { expect, it, vi } from 'vitest';
import { boardAgentFile } from '../../../server/boards/agents.ts';
import { SUBMISSION_LIMITS } from '../../../server/boards/submissionLimits.ts';
import type { StartTaskThread } from '../../../server/boards/taskQueue.ts';
import { tasksHere } from '../../../server/boardThread.ts';
import { AGENT_DIVISION, agentRowId, firstSeedOf } from '../../../shared/boards/agentProtocol.ts';
import { runAgentTask } from '../../../shared/boards/agentTask.ts';
import { sha256Hex } from '../../../shared/policy/checkpoint.ts';
import { agentWish, type Bench, type BenchParts } from './queueBench.ts';

/** Threads that answer never. */
const asleep: StartTaskThread = () => ({ run: () => {}, terminate: () => {} });

async function accepted(submitting: ReturnType<Bench['submissions']['submit']>) {
  const submitted = await submitting;
  if (!submitted.ok) throw new Error(submitted.detail);
  return submitted.submission;
}

/** @param newPlace of a database that is new */
export function submissionsContract(
  openBench: (parts?: BenchParts) => Promise<Bench>,
  newPlace: () => string | Promise<string>,
): void {
  it('[QUEUE1] hash and file are stored before it is acknowledged, and only then is anything drawn; the row gives all of it', async () => {
    const bench = await openBench();
    const { storage, submissions, drawn } = bench;
    const { create } = storage.submissions;
    let drawnBefore = -1;
    vi.spyOn(storage.submissions, 'create').mockImplementation(async (...given) => {
      const there = await create(...given);
      drawnBefore = drawn.length;
      return there;
    });
    const wish = agentWish(1);
    const { id, status, hash, entropy } = await accepted(submissions.submit(wish));
    expect([status, hash, entropy, drawnBefore]).toEqual(['queued', wish.hash, null, 0]);
    expect(await storage.submissions.file(id)).toEqual(wish.file);
    const done = await bench.decided(id);
    expect(done).toMatchObject({
      status: 'admitted',
      progress: 1,
      rank: 1,
      row: agentRowId(wish.hash),
      entropy: drawn[0],
    });
    const row = await storage.boards.find('agents', AGENT_DIVISION, agentRowId(wish.hash));
    if (row?.proof.kind !== 'agents') throw new Error('no row');
    const { proof } = row;
    expect(proof.committedAt).toBeLessThanOrEqual(proof.drawnAt);
    const file = await boardAgentFile(row.id, storage.boards, storage.submissions);
    expect(file && sha256Hex(file)).toBe(proof.sha256);
    const again = runAgentTask({
      kind: 'agent',
      file: file!,
      entropy: proof.entropy,
      protocol: proof.protocol,
      sets: null,
    });
    let step = again.next();
    while (!step.done) step = again.next();
    expect(step.value.sets).toEqual(proof.sets);
    expect(proof.sets[0]!.firstSeed).toBe(firstSeedOf(proof.sha256, proof.entropy, 'rank'));
    await vi.waitFor(() => {
      expect(bench.told.map(({ submission }) => submission.status)).toContain('running');
      expect(bench.told.at(-1)).toMatchObject({ owner: 'someone', submission: { status: 'admitted', rank: 1 } });
    });
    expect(bench.errors).toEqual([]);
    await bench.close();
  });

  it('[QUEUE3] a restart goes on with the seeds that were drawn, after the parts that were done, to the same row', async () => {
    const place = await newPlace();
    const entropy = 'ab'.repeat(32);
    const wish = agentWish(2);
    let parts = 0;
    /** A thread that dies with its server after four parts. */
    const dying: StartTaskThread = (onNews, onEnd) => {
      const thread = tasksHere(onNews, onEnd);
      return { ...thread, run: (task) => (parts++ < 4 ? thread.run(task) : undefined) };
    };
    const first = await openBench({ place, entropy, start: dying });
    const { id } = await accepted(first.submissions.submit(wish));
    await vi.waitFor(async () => {
      expect(JSON.parse((await first.storage.submissions.find(id))?.results ?? '[]')).toHaveLength(4);
    }, 60_000);
    await first.close();
    const second = await openBench({ place, entropy: 'cd'.repeat(32) });
    await second.submissions.start();
    expect(await second.decided(id)).toMatchObject({ status: 'admitted', entropy });
    expect(second.drawn).toEqual([]);
    const interrupted = await second.storage.boards.find('agents', AGENT_DIVISION, agentRowId(wish.hash));
    await second.close();
    const calm = await openBench({ entropy });
    await calm.decided((await accepted(calm.submissions.submit(wish))).id);
    const uninterrupted = await calm.storage.boards.find('agents', AGENT_DIVISION, agentRowId(wish.hash));
    expect(interrupted).toEqual(uninterrupted);
    await calm.close();
  });

  it('[QUEUE6] the same network a second time is answered with the one that is there, and after a refusal it may come again', async () => {
    const crashing: StartTaskThread = (_onNews, onEnd) => ({
      run: () => void setImmediate(onEnd, 'out of memory'),
      terminate: () => {},
    });
    const bench = await openBench({ start: crashing });
    const { id } = await accepted(bench.submissions.submit(agentWish(3)));
    const there = await bench.submissions.submit(agentWish(3, 'another'));
    expect(there).toMatchObject({ ok: false, code: 'already-there', there: { id } });
    expect(await bench.decided(id)).toMatchObject({ status: 'refused', problem: 'crashed', row: null });
    expect(await bench.storage.submissions.file(id)).toBeNull();
    expect(await bench.submissions.submit(agentWish(3, 'another'))).toMatchObject({ ok: true });
    await bench.close();
  });

  it('[QUEUE5] a session has three waiting and twenty a day, an address more, all together fifty; the house is not counted', async () => {
    const bench = await openBench({ start: asleep });
    const { submissions } = bench;
    const { waitingPerSession, waiting } = SUBMISSION_LIMITS;
    const many = await Promise.all(Array.from({ length: 5 }, (_, i) => submissions.submit(agentWish(i, 'greedy'))));
    expect(many.filter(({ ok }) => ok)).toHaveLength(waitingPerSession); // also when all come at once
    for (const one of many) if (!one.ok) expect(one.code).toBe('too-many-waiting');
    for (let i = 0; i < waiting - waitingPerSession; i++)
      expect(await submissions.submit(agentWish(100 + i, `person ${i}`))).toMatchObject({ ok: true });
    expect(await submissions.submit(agentWish(200, 'late'))).toMatchObject({ ok: false, code: 'queue-full' });
    expect(await submissions.submit(agentWish(201, null))).toMatchObject({ ok: true });
    await vi.waitFor(async () => {
      const places: (number | null)[] = [];
      for (const one of many) if (one.ok) places.push((await submissions.find(one.submission.id))!.place);
      expect(places.filter((place) => place !== null)).toHaveLength(2); // the first one runs
    });
    await bench.close();
  });

  it('[QUEUE5] those of the day are counted in the database, those of an address in memory', async () => {
    const bench = await openBench();
    const { perSessionADay } = SUBMISSION_LIMITS;
    const submit = async (number: number, owner: string, address: string): Promise<string> => {
      const submitted = await bench.submissions.submit(agentWish(number, owner, address));
      if (submitted.ok) await bench.decided(submitted.submission.id);
      return submitted.ok ? 'ok' : submitted.code;
    };
    for (let i = 0; i < perSessionADay; i++) expect(await submit(i, 'busy', 'school')).toBe('ok');
    expect(await submit(90, 'busy', 'school')).toBe('too-many-today');
    expect(await submit(91, 'neighbour', 'school')).toBe('ok');
    bench.time.at += 86_400_001;
    expect(await submit(92, 'busy', 'school')).toBe('ok');
    await bench.close();
  });

  it('[QUEUE7] what somebody deletes is computed no more, and gets no row', async () => {
    const bench = await openBench();
    const [first, second] = [
      await accepted(bench.submissions.submit(agentWish(1, 'gone'))),
      await accepted(bench.submissions.submit(agentWish(2, 'stays'))),
    ];
    bench.submissions.forget('gone');
    await bench.storage.players.forget('gone');
    expect(await bench.decided(second.id)).toMatchObject({ status: 'admitted', rank: 1 });
    expect(await bench.submissions.find(first.id)).toBeNull();
    expect((await bench.storage.boards.page('agents', AGENT_DIVISION, null, 10)).total).toBe(1);
    await bench.close();
  });
}
