import { expect, it } from 'vitest';
import type { Engine } from '../../shared/kernel/engine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE } from '../../shared/learner/recipes.ts';
import { createReplay } from '../../shared/learner/replay.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';

interface Stored {
  readonly index: number;
  readonly observation: number[];
  readonly action: number;
  readonly reward: number;
  readonly next: number[];
  readonly discount: number;
}

/** Records what would reach the ring. */
function recorder(recipe: Recipe): { readonly replay: ReturnType<typeof createReplay>; readonly stored: Stored[] } {
  const stored: Stored[] = [];
  const engine: Pick<Engine, 'options' | 'store'> = {
    options: engineOptions(recipe, CARTPOLE_V1),
    store: (index, observation, action, reward, next, discount) => {
      stored.push({ index, observation: [...observation], action, reward, next: [...next], discount });
    },
  };
  return { replay: createReplay(recipe, engine as Engine), stored };
}

const at = (n: number): Float32Array => Float32Array.of(n, 0, 0, 0);
const PLAIN: Recipe = { ...HOUSE, mirrored: false, nStep: 1, gamma: 0.5 };

it('[DQN2] a termination cuts the bootstrap, the time limit does not', () => {
  for (const [cuts, discount] of [
    [true, 0],
    [false, 0.5],
  ] as const) {
    const { replay, stored } = recorder(PLAIN);
    replay.add(at(1), 0, 7, at(2), true, cuts);
    expect(stored).toEqual([
      { index: 0, observation: [1, 0, 0, 0], action: 0, reward: 7, next: [2, 0, 0, 0], discount },
    ]);
  }
});

it('[DQN2] n-step returns sum n discounted rewards and look n observations ahead', () => {
  const { replay, stored } = recorder({ ...PLAIN, nStep: 3 });
  for (let i = 0; i < 4; i++) replay.add(at(i), i % 2, 1, at(i + 1), false, false);
  expect(stored.map(({ observation, next, reward, discount }) => [observation[0], next[0], reward, discount])).toEqual([
    [0, 3, 1.75, 0.125],
    [1, 4, 1.75, 0.125],
  ]);
});

it("[DQN2] an episode's last transitions keep what rewards they have", () => {
  const { replay, stored } = recorder({ ...PLAIN, nStep: 3 });
  replay.add(at(0), 0, 1, at(1), false, false);
  replay.add(at(1), 1, 1, at(2), true, false);
  expect(stored.map(({ observation, next, reward, discount }) => [observation[0], next[0], reward, discount])).toEqual([
    [0, 2, 1.5, 0.25],
    [1, 2, 1, 0.5],
  ]);
  replay.add(at(10), 0, 1, at(11), true, true);
  expect(stored.at(-1)).toMatchObject({ observation: [10, 0, 0, 0], reward: 1, discount: 0 });
});

it('a mirrored transition is the negated one with the other action', () => {
  const { replay, stored } = recorder({ ...PLAIN, mirrored: true });
  replay.add(Float32Array.of(1, -2, 3, -4), 1, 5, Float32Array.of(5, 6, 7, 8), false, false);
  expect(stored[1]).toEqual({
    index: 1,
    observation: [-1, 2, -3, 4],
    action: 0,
    reward: 5,
    next: [-5, -6, -7, -8],
    discount: 0.5,
  });
});

it('a full ring forgets its oldest transitions first', () => {
  const { replay, stored } = recorder({ ...PLAIN, replayCapacity: 3 });
  for (let i = 0; i < 5; i++) replay.add(at(i), 0, 0, at(i + 1), false, false);
  expect(stored.map(({ index }) => index)).toEqual([0, 1, 2, 0, 1]);
  expect(replay.stored).toBe(3);
  expect(replay.added).toBe(5);
});
