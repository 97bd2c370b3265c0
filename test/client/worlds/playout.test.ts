import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlayout, type Playout } from '../../../client/model/worlds/playout.ts';
import { createWalk, type WorldState } from '../../../client/model/worlds/walk.ts';
import type { World } from '../../../client/model/worlds/world.ts';
import type { RunSteps } from '../../../shared/protocol/runEvents.ts';
import { CART_TABLE, LAKE_TABLE, part, record, SMALL_NETWORK, worldFor } from './recorded.ts';

const STEP_MS = 20;
const FRAME_MS = 16;

/** Every state of an episode, by steps made. */
function statesOf(world: World, { seed, actions }: RunSteps): readonly WorldState[] {
  const walk = createWalk(world, world.trained);
  walk.reset(seed);
  const states = [walk.walked().now];
  for (const action of actions) {
    walk.step(action);
    states.push(walk.walked().now);
  }
  return states;
}

/** Plays on for so long; what each frame showed. */
function play(playout: Playout, fromMs: number, forMs: number) {
  const shown = [];
  for (let now = fromMs; now <= fromMs + forMs; now += FRAME_MS) shown.push(playout.play(now));
  return shown.flatMap((one) => one ?? []);
}

describe.each([
  ['a network on CartPole', SMALL_NETWORK],
  ['a table on CartPole', CART_TABLE],
  ['a table on slippery ice', LAKE_TABLE],
])('[WORLD1] of %s', (_, settings) => {
  const world = worldFor(settings);
  const { episodes } = record(settings, 5, 160);
  const states = new Map(episodes.map((msg) => [msg.episode, statesOf(world, msg)]));

  it('shows the states, actions and Q values of the run itself, however the steps are cut into messages', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        const playout = createPlayout(world, STEP_MS);
        let now = 0;
        let turn = 0;
        for (const msg of episodes) {
          for (let from = 0; from < msg.actions.length; ) {
            const size = sizes[turn++ % sizes.length]!;
            expect(playout.take(part(msg, from, from + size))).toBe(true);
            from += size;
            for (const { walked, step } of play(playout, now, size * STEP_MS)) {
              expect(walked.now).toEqual(states.get(step.episode)![step.index + 1]);
              expect(walked.steps).toBe(step.index + 1);
              const told = episodes.find(({ episode }) => episode === step.episode)!;
              const width = world.spec.actionCount;
              expect(step.action).toBe(told.actions[step.index]);
              expect(step.q).toEqual(told.q.slice(step.index * width, (step.index + 1) * width));
            }
            now += size * STEP_MS;
          }
        }
        const last = play(playout, now, 20_000).at(-1)!;
        expect(last.walked.now).toEqual(states.get(episodes.at(-1)!.episode)!.at(-1));
        expect(playout.behind()).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it('takes again what it knows, and refuses what does not follow', () => {
    const [first, second] = episodes.filter(({ actions }) => actions.length > 5) as [RunSteps, RunSteps];
    const playout = createPlayout(world, STEP_MS);
    expect(playout.take(part(first, 1, 3))).toBe(false);
    expect(playout.take(part(first, 0, 3))).toBe(true);
    expect(playout.take(part(first, 4, 5))).toBe(false);
    expect(playout.take(part(first, 0, 5))).toBe(true);
    expect(playout.take(part(second, 1, 2))).toBe(false);
    expect(playout.take(part(second, 0, 2))).toBe(true);
    expect(playout.take(first)).toBe(true);
    expect(playout.episodes().map(({ actions }) => actions.length)).toEqual([5, 2]);
  });
});

describe('[WORLD2] time', () => {
  const world = worldFor(CART_TABLE);
  const { episodes } = record(CART_TABLE, 3, 3_000);
  const long = [...episodes].sort((a, b) => b.actions.length - a.actions.length)[0]!;

  it('a late joiner sees the newest steps at once', () => {
    const playout = createPlayout(world, STEP_MS);
    playout.take(long);
    expect(playout.play(0)!.step.index).toBeGreaterThanOrEqual(long.actions.length - 20);
  });

  it('slower falls behind and says by how much; faster catches up; one button is live again', () => {
    const playout = createPlayout(world, STEP_MS);
    let now = 0;
    let fed = 0;
    const feed = (steps: number): void => {
      for (let i = 0; i < steps; i += 5) {
        if (fed < long.actions.length) playout.take(part(long, fed, fed + 5));
        fed += 5;
        play(playout, now, 5 * STEP_MS - FRAME_MS);
        now += 5 * STEP_MS;
      }
    };
    feed(40);
    expect(playout.following()).toBe(true);
    const live = playout.behind();
    playout.setSpeed(0.25);
    expect(playout.following()).toBe(false);
    feed(60);
    expect(playout.behind()).toBeGreaterThan(live + 35);
    expect(playout.behind()).toBeLessThan(live + 55);
    playout.setSpeed(8);
    play(playout, now, 1_500);
    expect(playout.following()).toBe(true);
    expect(playout.behind()).toBeLessThan(20);
    playout.setPaused(true);
    const held = playout.play(now)!.step.index;
    expect(play(playout, now, 500).every(({ step }) => step.index === held)).toBe(true);
    playout.toLive();
    expect(playout.following()).toBe(true);
  });

  it('does not fall behind a run of short episodes while it follows', () => {
    const playout = createPlayout(world, STEP_MS);
    const short = episodes.filter(({ actions }) => actions.length < 40).slice(0, 40);
    let now = 0;
    for (const msg of short) {
      for (let from = 0; from < msg.actions.length; from += 5) {
        playout.take(part(msg, from, from + 5));
        play(playout, now, 100 - FRAME_MS);
        now += 100;
      }
    }
    expect(playout.play(now)!.step.episode).toBeGreaterThanOrEqual(short.at(-4)!.episode);
  });

  it('plays a kept episode again from its first step on, to the same states', () => {
    const playout = createPlayout(world, STEP_MS);
    for (const msg of episodes) playout.take(msg);
    const chosen = episodes[3]!;
    expect(playout.again(chosen.episode)).toBe(true);
    const states = statesOf(world, chosen);
    const shown = play(playout, 0, chosen.actions.length * STEP_MS + 200).filter(
      ({ step }) => step.episode === chosen.episode,
    );
    expect(shown[0]!.step.index).toBeLessThan(2);
    expect(new Set(shown.map(({ step }) => step.index)).size).toBeGreaterThan(chosen.actions.length * 0.9);
    for (const { walked, step } of shown) expect(walked.now).toEqual(states[step.index + 1]);
    expect(playout.again(9_999)).toBe(false);
  });
});

describe('[WORLD3] what is kept', () => {
  const world = worldFor(LAKE_TABLE);
  const { episodes } = record(LAKE_TABLE, 8, 1_500);

  it('is bounded: whole episodes go, the oldest first', () => {
    const most = 300;
    const playout = createPlayout(world, STEP_MS, most);
    for (const msg of episodes) {
      playout.take(msg);
      const kept = playout.episodes();
      const steps = kept.reduce((sum, { actions }) => sum + actions.length, 0);
      expect(kept.length === 1 || steps <= most).toBe(true);
      expect(kept.at(-1)!.episode).toBe(msg.episode);
    }
    expect(playout.episodes().length).toBeGreaterThan(3);
    expect(playout.again(1)).toBe(false);
  });

  it('shows the oldest kept step when what it was at has gone', () => {
    const playout = createPlayout(world, STEP_MS, 100);
    playout.take(episodes[0]!);
    playout.setPaused(true);
    for (const msg of episodes.slice(1)) playout.take(msg);
    const shown = playout.play(0)!;
    expect(shown.step.episode).toBe(playout.episodes()[0]!.episode);
  });
});
