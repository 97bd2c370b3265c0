import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dequeue, enqueue, NO_TURNS, nextJob, order, started, type Turns } from '../../server/training/fairQueue.ts';

/** What happens to the queue: somebody submits, somebody gives up the oldest job, a thread gets free. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('submit' as const), owner: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('giveUp' as const), owner: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('free' as const), owner: fc.constant('') }),
);

/** Plays it with some threads. @returns what was submitted, what began and how it waited */
function play(happenings: readonly { kind: 'submit' | 'giveUp' | 'free'; owner: string }[], threads: number) {
  let turns: Turns = NO_TURNS;
  let running: { id: string; owner: string }[] = [];
  const begun: { id: string; owner: string; waited: readonly string[] }[] = []; // owners who could have begun instead
  const gone = new Set<string>();
  let count = 0;
  const fill = (): void => {
    while (running.length < threads) {
      const busy = new Set(running.map(({ owner }) => owner));
      const next = nextJob(turns, busy);
      if (!next) return;
      const waited = turns.waiting.filter((job) => !busy.has(job.owner) && job.owner !== next.owner);
      begun.push({ ...next, waited: waited.map(({ owner }) => owner) });
      turns = started(turns, next);
      running = [...running, next];
    }
  };
  for (const { kind, owner } of happenings) {
    if (kind === 'submit') turns = enqueue(turns, { id: `${owner}${++count}`, owner });
    else if (kind === 'free') running = running.slice(1);
    else {
      const oldest = turns.waiting.find((job) => job.owner === owner);
      if (oldest) gone.add(oldest.id);
      if (oldest) turns = dequeue(turns, oldest.id);
    }
    fill();
    expect(new Set(running.map((job) => job.owner)).size).toBe(running.length); // one at a time each
  }
  return { begun, gone, turns, running, count };
}
const plays = fc.tuple(fc.array(happening, { maxLength: 60 }), fc.integer({ min: 1, max: 3 }));

it('[RUN7] no session begins twice while another could have begun all the time', () => {
  fc.assert(
    fc.property(plays, ([happenings, threads]) => {
      const { begun } = play(happenings, threads);
      for (let first = 0; first < begun.length; first++) {
        const second = begun.findIndex((job, at) => at > first && job.owner === begun[first]!.owner);
        if (second < 0) continue;
        const between = begun.slice(first + 1, second).map(({ owner }) => owner);
        for (const owner of new Set(begun[first]!.waited)) {
          const waitedOn = begun.slice(first, second + 1).every(({ waited }) => waited.includes(owner));
          if (waitedOn) expect(between).toContain(owner);
        }
      }
    }),
  );
});
it('[RUN7] a session’s own jobs begin in the order in which they came; none is lost, none begins twice', () => {
  fc.assert(
    fc.property(plays, ([happenings, threads]) => {
      const { begun, gone, turns, count } = play(happenings, threads);
      for (const owner of ['a', 'b', 'c', 'd']) {
        const own = begun.filter((job) => job.owner === owner).map(({ id }) => Number(id.slice(1)));
        expect(own).toEqual([...own].sort((a, b) => a - b));
      }
      const all = [...begun.map(({ id }) => id), ...gone, ...turns.waiting.map(({ id }) => id)];
      expect(new Set(all).size).toBe(all.length);
      expect(all).toHaveLength(count);
    }),
  );
});
it('[RUN7] whoever waits has the place at which the run will begin', () => {
  fc.assert(
    fc.property(plays, ([happenings, threads]) => {
      const { turns } = play(happenings, threads);
      const places = order(turns);
      expect([...places].sort()).toEqual(turns.waiting.map(({ id }) => id).sort());
      const begun: string[] = [];
      for (let left = turns; ; ) {
        const next = nextJob(left, new Set());
        if (!next) break;
        begun.push(next.id);
        left = started(left, next);
      }
      expect(places).toEqual(begun);
    }),
  );
});
it('[RUN7] a newcomer goes before the second run of who has had one', () => {
  const submitted = ['a1', 'a2', 'b1', 'a3', 'c1', 'b2'].reduce(
    (turns, id) => enqueue(turns, { id, owner: id[0]! }),
    NO_TURNS,
  );
  expect(order(submitted)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});
