import { expect, it } from 'vitest';
import type { Engine } from '../../shared/kernel/engine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
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
  return { replay: createReplay(recipe, engine as Engine, { added() {} }), stored };
}

const at = (n: number): Float32Array => Float32Array.of(n, 0, 0, 0);
const LIVE = { terminated: false, truncated: false };
const FELL = { terminated: true, truncated: false };
const TIME_UP = { terminated: false, truncated: true };
const PLAIN: Recipe = { ...HOUSE, mirrored: false, nStep: 1, gamma: 0.5, gammaRamp: null };

it('[DQN2] a termination cuts the bootstrap, the time limit does not', () => {
  for (const [cuts, discount] of [
    [true, 0],
    [false, 0.5],
  ] as const) {
    const { replay, stored } = recorder(PLAIN);
    replay.add(at(1), 0, 7, at(2), { terminated: cuts, truncated: !cuts });
    expect(stored).toEqual([
      { index: 0, observation: [1, 0, 0, 0], action: 0, reward: 7, next: [2, 0, 0, 0], discount },
    ]);
  }
});

it('[DQN2] n-step returns sum n discounted rewards and look n observations ahead', () => {
  const { replay, stored } = recorder({ ...PLAIN, nStep: 3 });
  for (let i = 0; i < 4; i++) replay.add(at(i), i % 2, 1, at(i + 1), LIVE);
  expect(stored.map(({ observation, next, reward, discount }) => [observation[0], next[0], reward, discount])).toEqual([
    [0, 3, 1.75, 0.125],
    [1, 4, 1.75, 0.125],
  ]);
});

it("[DQN2] an episode's last transitions keep what rewards they have", () => {
  const { replay, stored } = recorder({ ...PLAIN, nStep: 3 });
  replay.add(at(0), 0, 1, at(1), LIVE);
  replay.add(at(1), 1, 1, at(2), TIME_UP);
  expect(stored.map(({ observation, next, reward, discount }) => [observation[0], next[0], reward, discount])).toEqual([
    [0, 2, 1.5, 0.25],
    [1, 2, 1, 0.5],
  ]);
  replay.add(at(10), 0, 1, at(11), FELL);
  expect(stored.at(-1)).toMatchObject({ observation: [10, 0, 0, 0], reward: 1, discount: 0 });
});

it('[DQN4] a mirrored transition is the negated one with the other action', () => {
  const { replay, stored } = recorder({ ...PLAIN, mirrored: true });
  replay.add(Float32Array.of(1, -2, 3, -4), 1, 5, Float32Array.of(5, 6, 7, 8), LIVE);
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
  for (let i = 0; i < 5; i++) replay.add(at(i), 0, 0, at(i + 1), LIVE);
  expect(stored.map(({ index }) => index)).toEqual([0, 1, 2, 0, 1]);
  expect(replay.stored).toBe(3);
  expect(replay.added).toBe(5);
});

it('near-falls are the last transitions before terminations, as long as the ring holds them', () => {
  const { replay } = recorder({ ...PLAIN, nearFalls: { share: 0.5, steps: 2 }, replayCapacity: 6 });
  const near = (): number[] => Array.from({ length: replay.nearFalls.count }, (_, i) => replay.nearFalls.at(i));
  for (let i = 0; i < 3; i++) replay.add(at(i), 0, 0, at(i + 1), LIVE);
  replay.add(at(3), 0, 0, at(4), FELL);
  expect(near()).toEqual([2, 3]);
  replay.add(at(0), 0, 0, at(1), TIME_UP);
  expect(near()).toEqual([2, 3]);
  for (let i = 0; i < 4; i++) replay.add(at(i), 0, 0, at(i + 1), LIVE); // writes over 0, 1 and 2
  expect(near()).toEqual([3]);
  replay.add(at(4), 0, 0, at(5), FELL);
  expect(near()).toEqual([2, 3]);
});
