import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Input,
  type InputQueue,
  MAX_AHEAD,
  newInputQueue,
  offerInput,
  restartInputs,
  takeAction,
} from '../../shared/netcode/inputQueue.ts';
import type { Action } from '../../shared/sim/cartpole.ts';

/** Steps from `from` to `to`, with inputs that arrive while their key is about to be simulated. */
function run(arrivals: ReadonlyMap<number, readonly Input[]>, from: number, to: number) {
  let queue = newInputQueue(0);
  const actions: Action[] = [];
  for (let clock = from; clock < to; clock++) {
    for (const input of arrivals.get(clock) ?? []) queue = offerInput(queue, input, clock);
    const taken = takeAction(queue, clock);
    queue = taken.queue;
    actions.push(taken.action);
  }
  return { queue, actions };
}

const one = (clock: number, tick: number, action: Action = 1) => new Map([[clock, [{ tick, action }]]]);

describe('an input', () => {
  it('[NET5] acts at its own tick when it comes early, and not a tick before', () => {
    expect(run(one(2, 5), 0, 8).actions).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
  });
  it('[NET5] acts at the next tick when it comes late, and is counted', () => {
    const { actions, queue } = run(one(5, 3), 0, 8);
    expect(actions).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
    expect([queue.late, queue.lead, queue.newestTick]).toEqual([1, -2, 3]);
  });
  it('[NET5] that restates the held action late changes nothing, so it is not late', () => {
    expect(run(one(5, 3, 0), 0, 8).queue.late).toBe(0);
  });
  it('[NET5] of the countdown is not late if the match starts with it', () => {
    expect(run(one(-2, -5), -10, 3)).toMatchObject({ actions: expect.arrayContaining([1]), queue: { late: 0 } });
  });
  it('[NET5] sent twice, or too far ahead, is dropped and counted', () => {
    const twice = new Map([[2, [{ tick: 5, action: 1 } as const, { tick: 5, action: 0 } as const]]]);
    expect(run(twice, 0, 8)).toMatchObject({ queue: { dropped: 1, held: 1 } });
    expect(run(one(2, 3 + MAX_AHEAD), 0, 8).queue).toMatchObject({ dropped: 1, queued: [] });
  });
  it('[NET5] sent later replaces what was queued from its tick on', () => {
    const arrivals = new Map([[0, [{ tick: 6, action: 1 } as const, { tick: 3, action: 0 } as const]]]);
    expect(run(arrivals, 0, 10).actions).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

it('[NET5] a flood gains nothing: at most 64 at once and one a tick after that', () => {
  let queue: InputQueue = newInputQueue(0);
  for (let i = 0; i < 1_000; i++) queue = offerInput(queue, { tick: i % 90, action: (i % 2) as Action }, 0);
  expect(queue.dropped).toBeGreaterThanOrEqual(1_000 - 64);
  expect(queue.queued.length).toBeLessThanOrEqual(32);
});

it('[NET5] a restart forgets the queue and keeps the held action', () => {
  const { queue } = run(one(0, 2), 0, 4);
  const restarted = restartInputs(offerInput(queue, { tick: 9, action: 0 }, 4), 4);
  expect(restarted).toMatchObject({ held: 1, queued: [], start: 4 });
});

it('[NET5] whatever comes, one action a tick, no input before its tick, and a bounded queue', () => {
  const message = fc.record({
    at: fc.integer({ min: 0, max: 60 }),
    tick: fc.integer({ min: -200, max: 300 }),
    action: fc.constantFrom<Action>(0, 1),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 200 }), (messages) => {
      const arrivals = new Map<number, Input[]>();
      for (const { at, tick, action } of messages) arrivals.set(at, [...(arrivals.get(at) ?? []), { tick, action }]);
      const { actions, queue } = run(arrivals, 0, 61);
      expect(actions).toHaveLength(61);
      expect(queue.queued.length).toBeLessThanOrEqual(33);
      const earliest = Math.min(...messages.map((one) => Math.max(one.tick, one.at)));
      for (let tick = 0; tick < Math.min(earliest, 61); tick++) expect(actions[tick]).toBe(0);
    }),
  );
});

it('[NET5] when every input comes in time, the actions are those that were sent', () => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 30 })), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(changes, (gaps) => {
      let tick = 30;
      let action: Action = 0;
      const arrivals = new Map<number, Input[]>();
      const expected: Action[] = new Array<Action>(30).fill(0);
      let arrived = 0;
      for (const [gap, lead] of gaps) {
        tick += gap;
        while (expected.length < tick) expected.push(action);
        action = action === 0 ? 1 : 0;
        arrived = Math.max(arrived, tick - lead); // in order, as TCP delivers
        arrivals.set(arrived, [...(arrivals.get(arrived) ?? []), { tick, action }]);
      }
      expected.push(action);
      const { actions, queue } = run(arrivals, 0, expected.length);
      expect(actions).toEqual(expected);
      expect([queue.late, queue.dropped]).toEqual([0, 0]);
    }),
  );
});
