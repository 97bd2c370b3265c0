import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTaskQueue, type StartTaskThread, type TaskThread, URGENCIES } from '../../../server/boards/taskQueue.ts';
import type { TaskNews } from '../../../shared/boards/runTask.ts';
import type { Task, TaskResult } from '../../../shared/boards/task.ts';

const task = (link: string): Task => ({ kind: 'replay', link, proof: null });
const result: TaskResult = { kind: 'agent', sets: [] };

/** Threads that do what the test says, and a clock that it turns. */
function bench() {
  const started: {
    readonly tasks: string[];
    readonly news: (news: TaskNews) => void;
    readonly crash: (why: string) => void;
  }[] = [];
  const timers = new Set<() => void>();
  let terminated = 0;
  const start: StartTaskThread = (news, crash): TaskThread => {
    const tasks: string[] = [];
    started.push({ tasks, news, crash });
    return {
      run: (given) => void tasks.push(given.kind === 'replay' ? given.link : ''),
      terminate: () => void terminated++,
    };
  };
  const after = (_ms: number, run: () => void) => {
    timers.add(run);
    return () => void timers.delete(run);
  };
  const queue = createTaskQueue({ start, limitMs: 60_000, now: () => 0, after });
  return { queue, started, timers, terminated: () => terminated };
}

it('[QUEUE4] one task at a time, urgent ones first, each kind in the order of asking', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...URGENCIES), { minLength: 1, maxLength: 12 }), (urgencies) => {
      const { queue, started } = bench();
      urgencies.forEach((urgency, i) => void queue.run(task(`${urgency} ${i}`), urgency));
      expect(queue.size()).toBe(urgencies.length);
      for (let i = 0; i < urgencies.length; i++) {
        expect(started[0]!.tasks).toHaveLength(i + 1);
        started[0]!.news({ kind: 'result', result });
      }
      const later = urgencies.slice(1).map((urgency, i) => ({ urgency, i: i + 1 }));
      const sorted = URGENCIES.flatMap((urgency) => later.filter((one) => one.urgency === urgency));
      expect(started[0]!.tasks.slice(1)).toEqual(sorted.map(({ urgency, i }) => `${urgency} ${i}`));
      expect([queue.size(), started.length]).toEqual([0, 1]);
    }),
  );
});

it('[QUEUE4] a task whose thread crashes is tried once more in a new one, then given up; the next one goes on', async () => {
  const { queue, started, timers } = bench();
  const [first, second] = [queue.run(task('a'), 'soon'), queue.run(task('b'), 'soon')];
  started[0]!.crash('out of memory');
  expect(started[1]!.tasks).toEqual(['a']);
  started[1]!.crash('out of memory');
  expect(await first).toEqual({ ok: false, code: 'crashed', problem: 'out of memory' });
  expect(started[2]!.tasks).toEqual(['b']);
  started[2]!.news({ kind: 'failed', problem: 'no policy' });
  expect(await second).toEqual({ ok: false, code: 'failed', problem: 'no policy' });
  expect(timers.size).toBe(0);
});

it('[QUEUE4] a task that takes too long is given up with its thread', async () => {
  const { queue, started, timers, terminated } = bench();
  const shares: number[] = [];
  const asked = queue.run(task('a'), 'now', (share) => shares.push(share));
  started[0]!.news({ kind: 'progress', share: 0.5 });
  for (const run of [...timers]) run();
  expect(await asked).toMatchObject({ ok: false, code: 'too-long' });
  expect([terminated(), shares]).toEqual([1, [0.5]]);
  void queue.run(task('b'), 'now');
  expect(started[1]!.tasks).toEqual(['b']);
});

it('[QUEUE4] closing answers all that wait, and what comes after', async () => {
  const { queue, terminated, timers } = bench();
  const asked = [queue.run(task('a'), 'now'), queue.run(task('b'), 'idle')];
  queue.close();
  for (const outcome of [...asked, queue.run(task('c'), 'now')])
    expect(await outcome).toMatchObject({ ok: false, code: 'closing' });
  expect([terminated(), timers.size, queue.size()]).toEqual([1, 0, 0]);
});
