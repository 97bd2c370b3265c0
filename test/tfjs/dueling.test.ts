import { afterEach, beforeAll, expect, it } from 'vitest';
import { toPlain } from '../../shared/kernel/dueling.ts';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';
import { batch, fill, SMALL, seeded } from '../kernel/cases.ts';

const SHAPE = { inputs: 4, hidden: [10, 8], dueling: true, outputs: 3 };

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});
const made: { dispose(): void }[] = [];
afterEach(() => {
  for (const engine of made.splice(0)) engine.dispose();
});

it('[KERNEL7] its Q values are those of the plain network that it serves', () => {
  const engine = createTfjsEngine({ ...SMALL, shape: SHAPE });
  const twin = createJsEngine({ ...SMALL, shape: { ...SHAPE, dueling: false } });
  made.push(engine);
  fill([engine], seeded(1));
  twin.load('online', toPlain(SHAPE, engine.read('online')));
  const inputs = Float32Array.from({ length: 20 }, (_, i) => Math.sin(i));
  const [ours, theirs] = [new Float32Array(15), new Float32Array(15)];
  engine.values('online', inputs, 5, ours);
  twin.values('online', inputs, 5, theirs);
  for (const [i, q] of ours.entries()) expect(q).toBeCloseTo(theirs[i]!, 5);
});

it('[KERNEL7] an update moves the streams along their own gradient: a small step lowers the loss', () => {
  const engine = createTfjsEngine({ ...SMALL, shape: SHAPE, loss: 'mse' });
  made.push(engine);
  fill([engine], seeded(2));
  expect(engine.read('online')).toHaveLength(parameterCount(SHAPE));
  const indices = batch(SMALL, seeded(3));
  const losses = Array.from({ length: 200 }, () => engine.update(indices, 1e-3, 0).loss);
  for (let i = 1; i < 10; i++) expect(losses[i]).toBeLessThan(losses[i - 1]!);
  expect(losses.at(-1)).toBeLessThan(0.5 * losses[0]!);
});

it('[KERNEL7] a dueling recipe trains and serves a plain network', () => {
  const recipe: Recipe = { ...HOUSE, dueling: true, budget: { steps: 260 } };
  const engine = createTfjsEngine(engineOptions(recipe, CARTPOLE_V1));
  made.push(engine);
  const run = createRun({ recipe, seed: 1, environment: cartPoleEnvironment(), engine });
  for (const _ of run.events());
  expect(run.updates).toBeGreaterThan(20);
  expect(run.served()).toHaveLength(parameterCount({ inputs: 4, hidden: [64, 64], outputs: 2 }));
});
