import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPlayout } from '../../client/model/playout.ts';
import type { RunSteps } from '../../shared/protocol/events.ts';
import { type Action, type CartPoleState, isTerminated, step } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';

/** A whole episode by alternating pushes, and the states it goes through. */
function episode(number: number, seed: number): { readonly msg: RunSteps; readonly states: readonly CartPoleState[] } {
  const states = [resetState(seed)];
  let actions = '';
  while (!isTerminated(states.at(-1)!)) {
    const action: Action = actions.length % 3 === 0 ? 0 : 1;
    actions += action;
    states.push(step(states.at(-1)!, action));
  }
  const q = Array.from({ length: 2 * actions.length }, (_, i) => i / 10);
  const msg = { run: 'r', episode: number, seed, from: 0, actions, explored: actions.replaceAll('1', '0'), q };
  return { msg, states };
}

function part(msg: RunSteps, from: number, to: number): RunSteps {
  return {
    ...msg,
    from,
    actions: msg.actions.slice(from, to),
    explored: msg.explored.slice(from, to),
    q: msg.q.slice(2 * from, 2 * to),
  };
}

it('[WATCH1] shows the states of the run itself, however the steps are cut into messages', () => {
  const { msg, states } = episode(1, 11);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 40, maxLength: 40 }), (sizes) => {
      const playout = createPlayout(20);
      let from = 0;
      let now = 0;
      for (const size of sizes) {
        expect(playout.take(part(msg, from, from + size))).toBe(true);
        from = Math.min(from + size, msg.actions.length);
        now += 20 * size;
        const played = playout.play(now);
        if (played) expect(played.lane.cart).toEqual(states[played.step.index + 1]);
      }
      for (const end = now + 2000; now < end; now += 20) playout.play(now);
      const last = playout.play(now)!;
      expect(last.lane.cart).toEqual(states.at(-1));
      expect(last.lane.fall).not.toBeNull();
    }),
    { numRuns: 50 },
  );
});

it('[WATCH1] refuses steps that do not follow the ones it has', () => {
  const { msg } = episode(1, 3);
  const playout = createPlayout(20);
  expect(playout.take(part(msg, 2, 4))).toBe(false);
  expect(playout.take(part(msg, 0, 4))).toBe(true);
  expect(playout.take(part(msg, 5, 6))).toBe(false);
  expect(playout.take(part(msg, 4, 6))).toBe(true);
  expect(playout.take({ ...msg, episode: 2, from: 1 })).toBe(false);
});

it('[WATCH2] a late joiner sees the newest steps at once', () => {
  const { msg } = episode(1, 11);
  const playout = createPlayout(20);
  playout.take(msg);
  playout.play(0);
  expect(playout.play(20)!.step.index).toBeGreaterThanOrEqual(msg.actions.length - 20);
});

it('[WATCH2] does not fall behind a run of short episodes', () => {
  const playout = createPlayout(20);
  let now = 0;
  for (let number = 1; number <= 60; number++) {
    const { msg } = episode(number, number);
    for (let i = 0; i < msg.actions.length; i += 5) {
      playout.take(part(msg, i, i + 5));
      for (const end = now + 100; now < end; now += 16) playout.play(now);
    }
  }
  expect(playout.play(now)!.step.episode).toBeGreaterThanOrEqual(57);
});
