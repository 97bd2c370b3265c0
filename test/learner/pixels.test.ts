import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../shared/kernel/engine.ts';
import { layersOf } from '../../shared/kernel/layers.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { initialParameters } from '../../shared/learner/initialise.ts';
import type { Pixels, Recipe } from '../../shared/learner/recipe.ts';
import { recipeEnvironment } from '../../shared/learner/recipeEnvironment.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { HOUSE_PIXELS, NATURE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import { createRun, type Run, type RunOptions } from '../../shared/learner/run.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';

const pixels = HOUSE_PIXELS.pixels as Pixels;
const SHORT: Recipe = { ...HOUSE_PIXELS, learningStarts: 60, budget: { steps: 260 } };
const OPTIONS = engineOptions(SHORT, CARTPOLE_V1);

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});

function newRun(engine: Engine, extra: Partial<RunOptions> = {}): Run {
  return createRun({ recipe: SHORT, seed: 5, environment: recipeEnvironment(SHORT, CARTPOLE_V1), engine, ...extra });
}

it('[DQN7] every problem with frames is told in words, and any number is accepted or named', () => {
  const wrong: readonly [string, Partial<Recipe>][] = [
    ['height', { pixels: { ...pixels, height: 300 } }],
    ['ages', { pixels: { ...pixels, ages: [2, 0] } }],
    ['ages', { pixels: { ...pixels, ages: [] } }],
    ['difference', { pixels: { ...pixels, difference: 0 } }],
    ['convolutions', { pixels: { ...pixels, convolutions: [] } }],
    ['size 30', { pixels: { ...pixels, convolutions: [{ filters: 4, size: 30, stride: 1 }] } }],
    ['stride 0', { pixels: { ...pixels, convolutions: [{ filters: 4, size: 3, stride: 0 }] } }],
    ['observationScale', { observationScale: [1, 1, 1, 1] }],
    ['CartPole', { environment: 'FrozenLake-v1' }],
  ];
  for (const [word, change] of wrong) {
    expect(recipeProblems({ ...HOUSE_PIXELS, ...change }).join('\n'), word).toContain(word);
  }
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (height, size, stride) => {
      const changed = { ...pixels, height, convolutions: [{ filters: 4, size, stride }] };
      expect(Array.isArray(recipeProblems({ ...HOUSE_PIXELS, pixels: changed }))).toBe(true);
    }),
    { seed: 1 },
  );
});

it('fresh convolutions are drawn by what a filter sees (He et al. 2015), the last layer smaller', () => {
  const parameters = initialParameters(OPTIONS.shape, SHORT, randomStream(1, 'weights'));
  const layers = layersOf(OPTIONS.shape);
  expect(layers.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
    [50, 8],
    [72, 16],
    [336, 64],
    [64, 2],
  ]);
  for (const [l, { inputs, outputs, weights, biases }] of layers.entries()) {
    const reach = Math.sqrt(6 / inputs) * (l === 3 ? SHORT.lastLayerScale : 1);
    const largest = parameters.subarray(weights, biases).reduce((max, w) => Math.max(max, Math.abs(w)), 0);
    expect(largest).toBeLessThanOrEqual(Math.fround(reach));
    expect(largest).toBeGreaterThan(0.9 * reach);
    expect(parameters.subarray(biases, biases + outputs).every((b) => b === 0)).toBe(true);
  }
});

it('[DQN1] a run on frames gives equal weights twice, and [DQN8] resumed in its middle', () => {
  const whole = newRun(createTfjsEngine(OPTIONS));
  for (const _ of whole.events());
  const stopped = newRun(createTfjsEngine(OPTIONS));
  const events = stopped.events();
  while (stopped.steps < 150) events.next();
  const resumed = newRun(createTfjsEngine(OPTIONS), { resume: stopped.save() });
  for (const _ of events);
  for (const _ of resumed.events());
  const hashes = [whole, stopped, resumed].map((run) => weightsSha256(run.served()));
  expect(new Set(hashes).size).toBe(1);
  expect(whole.updates).toBe(101);
  for (const { engine } of [whole, stopped, resumed]) engine.dispose();
});

it('[DQN4] about half of the frames drawn are mirrored where the recipe says so, and none elsewhere', () => {
  for (const mirrored of [true, false]) {
    const real = createTfjsEngine(OPTIONS);
    let drawn = 0;
    let flipped = 0;
    const engine: Engine = {
      ...real,
      update(indices, ...rest) {
        drawn += indices.length;
        for (const index of indices) if (index >= OPTIONS.capacity) flipped++;
        return real.update(indices, ...rest);
      },
    };
    for (const _ of newRun(engine, { recipe: { ...SHORT, mirrored } }).events());
    expect(flipped / drawn).toBeGreaterThanOrEqual(mirrored ? 0.45 : 0);
    expect(flipped / drawn).toBeLessThanOrEqual(mirrored ? 0.55 : 0);
    real.dispose();
  }
});

it("nature-pixels is the paper's Algorithm 1, and says where it is not", () => {
  const { double, nStep, prioritised, loss, sync, mirrored, nearFalls, servedAverage, dueling } = NATURE_PIXELS;
  expect({ double, nStep, prioritised, loss, mirrored, nearFalls, servedAverage, dueling }).toEqual({
    double: false,
    nStep: 1,
    prioritised: null,
    loss: 'mse',
    mirrored: false,
    nearFalls: null,
    servedAverage: null,
    dueling: false,
  });
  expect(sync).toMatchObject({ of: 'update', rate: 1 });
  expect(NATURE_PIXELS.deviations.length).toBeGreaterThan(3);
});
