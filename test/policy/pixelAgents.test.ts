import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PIXEL_AGENTS } from '../../server/cli/support/houseAgents.ts';
import { readModels } from '../../server/storage/modelFiles.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';

const FOLDER = 'assets/models/pixels';

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});

it('[FILE1] the agents that see frames are apart from the rivals, which play by states', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(PIXEL_AGENTS.map(({ id }) => `${id}.cpa`).sort());
  const rivals = readModels('assets/models').map(({ id }) => id);
  for (const { id } of PIXEL_AGENTS) expect(rivals).not.toContain(id);
});

describe.each(PIXEL_AGENTS)('$id', ({ id, recipe: name, seed }) => {
  it('[DQN5] is of the recipe that it names, and reaches the mean in its file', () => {
    const recipe = networkRecipeNamed(name)!;
    const decoded = decodeCheckpoint(readFileSync(`${FOLDER}/${id}.cpa`));
    if (!decoded.ok) throw new Error(decoded.message);
    const { policy, origin } = decoded.value;
    expect(origin).toMatchObject({ recipe: name, seed, kind: 'last', environment: 'CartPole-v1' });
    expect(origin.recipeHash).toBe(recipeHash(recipe));
    expect(policy.shape).toEqual(engineOptions(recipe, CARTPOLE_V1).shape);
    const engine = createTfjsEngine(forwardOnly(policy.shape));
    const { mean } = createEvaluator(engine, recipe, CARTPOLE_V1).probe(policy.parameters);
    expect(mean).toBe(origin.mean);
    expect(mean).toBeGreaterThanOrEqual(475);
    engine.dispose();
  });
});
