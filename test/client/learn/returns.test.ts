import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginPredictor,
  type Episode,
  learnEpisode,
  nStepReturn,
  rootMeanSquare,
  spreadOf,
  TRUTH,
} from '../../../client/model/learn/nStep.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { decodeReplay } from '../../../shared/kernel/replayBytes.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { MINIMAL_RL } from '../../../shared/learner/recipes/index.ts';
import { createReplay } from '../../../shared/learner/replay.ts';
import { createSampler } from '../../../shared/learner/sampling.ts';
import { CARTPOLE_V1 } from '../../../shared/sim/cartpoleEnvironment.ts';

const CELLS = 6;
const anyReward = fc.double({ min: -1, max: 1, noNaN: true });
const anyCell = fc.nat(CELLS - 1);
const anyEpisode = fc
  .array(fc.tuple(anyCell, anyReward), { minLength: 1, maxLength: 20 })
  .map(
    (steps): Episode => ({ cells: [...steps.map(([cell]) => cell), 0], rewards: steps.map(([, reward]) => reward) }),
  );
const anyValues = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: CELLS, maxLength: CELLS });
const anyGamma = fc.double({ min: 0, max: 1, noNaN: true });

describe('[CHAPTER3] returns of n steps', () => {
  it('n = 1 is the target of TD(0)', () => {
    fc.assert(
      fc.property(anyEpisode, anyValues, anyGamma, (episode, values, gamma) => {
        for (const [t, reward] of episode.rewards.entries()) {
          const isLast = t === episode.rewards.length - 1;
          const target = reward + (isLast ? 0 : gamma * values[episode.cells[t + 1]!]!);
          expect(nStepReturn(episode, t, 1, gamma, values)).toBeCloseTo(target, 12);
        }
      }),
    );
  });

  it('n without end is the Monte Carlo return, whatever is believed', () => {
    fc.assert(
      fc.property(anyEpisode, anyValues, anyGamma, (episode, values, gamma) => {
        for (const t of episode.rewards.keys()) {
          const whole = episode.rewards.slice(t).reduceRight((later, reward) => reward + gamma * later, 0);
          expect(nStepReturn(episode, t, Number.POSITIVE_INFINITY, gamma, values)).toBeCloseTo(whole, 9);
          expect(nStepReturn(episode, t, episode.rewards.length, gamma, values)).toBeCloseTo(whole, 9);
        }
      }),
    );
  });

  it('each is the reward and the discounted return of one step fewer from the next state', () => {
    fc.assert(
      fc.property(anyEpisode, anyValues, anyGamma, fc.integer({ min: 2, max: 25 }), (episode, values, gamma, n) => {
        for (const t of episode.rewards.keys()) {
          const rest = t + 1 < episode.rewards.length ? gamma * nStepReturn(episode, t + 1, n - 1, gamma, values) : 0;
          expect(nStepReturn(episode, t, n, gamma, values)).toBeCloseTo(episode.rewards[t]! + rest, 9);
        }
      }),
    );
  });

  it.each([1, 2, 3, 5])('n = %i is what the replay of a run stores', (nStep) => {
    const recipe = { ...MINIMAL_RL, nStep, gamma: 0.9, replayCapacity: 64 };
    const engine = createJsEngine(engineOptions(recipe, CARTPOLE_V1));
    const replay = createReplay(recipe, engine, createSampler(recipe, 64));
    const rewards = [1, -0.5, 0.25, 2, 0, -1, 0.5];
    const values = [3, 1, 4, 1.5, 9, 2, 6, 0];
    const seen = (i: number): Float32Array => Float32Array.of(i, 0, 0, 0); // the value's index, to be found again
    for (const [i, reward] of rewards.entries()) {
      replay.add(seen(i), 0, reward, seen(i + 1), { terminated: i === rewards.length - 1, truncated: false });
    }
    const stored: number[] = [];
    decodeReplay(engine.readReplay(replay.stored), 4, 64, (_, __, ___, reward, next, discount) => {
      stored.push(reward + discount * values[next[0]!]!);
    });
    const episode: Episode = { cells: [...values.keys()], rewards };
    const told = rewards.map((_, t) => nStepReturn(episode, t, nStep, 0.9, values));
    expect(stored).toHaveLength(told.length);
    for (const [t, target] of told.entries()) expect(stored[t]).toBeCloseTo(target, 5);
  });
});

describe('[CHAPTER3] the walk over nineteen fields', () => {
  it('has the same episodes for every n, and the true chances of a fair coin', () => {
    const [one, all] = [beginPredictor(1, 0.1, 5), beginPredictor(Number.POSITIVE_INFINITY, 0.1, 5)];
    for (let i = 0; i < 50; i++) {
      one.episode();
      all.episode();
      expect(one.newest).toEqual(all.newest);
    }
    for (let cell = 1; cell <= 19; cell++) expect(TRUTH[cell]).toBeCloseTo((TRUTH[cell - 1]! + TRUTH[cell + 1]!) / 2);
    expect([TRUTH[0], TRUTH[20]]).toEqual([0, 1]);
  });

  it('comes to the true values with a small rate, by any n', () => {
    for (const n of [1, 4, Number.POSITIVE_INFINITY]) {
      const predictor = beginPredictor(n, 0.02, 3);
      for (let i = 0; i < 2_000; i++) predictor.episode();
      expect(rootMeanSquare(predictor.values)).toBeLessThan(0.12);
    }
  });

  it.each([1, 2, 3])('n = 4 is ahead of both ends after 100 walks at 0.05, seed %i', (seed) => {
    const [one, four, all] = [1, 4, Number.POSITIVE_INFINITY].map((n) => {
      const predictor = beginPredictor(n, 0.05, seed);
      for (let i = 0; i < 100; i++) predictor.episode();
      return predictor;
    });
    expect(four!.errors[100]).toBeLessThan(one!.errors[100]! / 2);
    expect(four!.errors[100]).toBeLessThan(all!.errors[100]! / 2);
    expect(spreadOf(all!.targets)).toBeGreaterThan(0.4);
    expect(spreadOf(four!.targets)).toBeLessThan(0.2);
    expect(spreadOf(one!.targets)).toBeLessThan(spreadOf(four!.targets)!);
  });

  it('leaves the true values where they are, on average: the Bellman equation', () => {
    const values = Float64Array.from(TRUTH);
    values[20] = 0;
    for (const cell of [1, 10, 19]) {
      const ways = [cell - 1, cell + 1].map((next) => {
        const moved = values.slice();
        learnEpisode(moved, { cells: [cell, next], rewards: [next === 20 ? 1 : 0] }, 1, 0.5);
        const ended = next === 0 || next === 20;
        return ended ? moved[cell]! - values[cell]! : 0.5 * (values[next]! - values[cell]!);
      });
      expect(ways[0]! + ways[1]!).toBeCloseTo(0, 12);
    }
  });
});
