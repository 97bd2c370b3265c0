import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyDriver } from '../../server/arena/bumperDriver.ts';
import { BUMPER_AGENTS } from '../../server/cli/support/bumperAgents.ts';
import { readModels } from '../../server/storage/modelFiles.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { BUMPER_HOUSE } from '../../shared/learner/recipes/bumper.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { probeSeed, reportSeed } from '../../shared/policy/evaluate.ts';
import { evaluateWorlds } from '../../shared/policy/evaluateWorlds.ts';
import { qValues } from '../../shared/policy/policy.ts';
import { BUMPER, bumperEnvironment } from '../../shared/rigid/bumperEnvironment.ts';
import { tally } from '../../shared/rigid/bumperPlay.ts';
import { RIGID_VERSION } from '../../shared/rigid/rigidParameters.ts';
import { ANYBODY, RANDOM, STYLES, styled } from '../../shared/rigid/rivals.ts';

const FOLDER = 'assets/models/bumper';

function agentNamed(id: string) {
  const decoded = decodeCheckpoint(readFileSync(`${FOLDER}/${id}.cpa`));
  if (!decoded.ok) throw new Error(`${id}: ${decoded.message}`);
  return decoded.value;
}

it('[FILE1] the agents of Bumper are apart from those of the classic world', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(BUMPER_AGENTS.map(({ id }) => `${id}.cpa`).sort());
  expect(readModels('assets/models').map(({ id }) => id)).not.toContain('episode-40');
});

describe.each(BUMPER_AGENTS)('$id', ({ id, recipe, seed }) => {
  const { policy, origin } = agentNamed(id);
  it('[FILE1] says where it comes from, and its recipe is still the one it names', () => {
    expect(origin).toMatchObject({ environment: BUMPER.id, recipe, seed, simVersion: RIGID_VERSION });
    expect(origin.recipeHash).toBe(recipeHash(BUMPER_HOUSE));
    expect(policy.shape).toEqual(engineOptions(BUMPER_HOUSE, BUMPER).shape);
  });
  it('[DQN5] reaches the mean in its file', () => {
    const worlds = Array.from({ length: 100 }, () => bumperEnvironment(ANYBODY));
    const { inputs, outputs } = policy.shape;
    const unscaled = { ...policy, observationScale: null };
    const values = (rows: Float32Array, count: number, out: Float32Array): void => {
      for (let i = 0; i < count; i++)
        out.set(qValues(unscaled, rows.subarray(inputs * i, inputs * (i + 1))), outputs * i);
    };
    const { mean } = evaluateWorlds(values, policy.observationScale, worlds, probeSeed());
    expect(mean).toBe(origin.mean);
  });
});

it('[BUMPER10] agents are listed weakest first, and the champion wins nearly every match against hand-written rules', () => {
  const means = BUMPER_AGENTS.map(({ id }) => agentNamed(id).origin.mean!);
  expect(means).toEqual([...means].sort((a, b) => a - b));
  expect(means.at(-1)).toBeGreaterThanOrEqual(BUMPER.solvedAt);
  const { policy } = agentNamed('champion');
  for (const rival of [RANDOM, ...Object.values(STYLES).map(styled)]) {
    const { wins } = tally(() => policyDriver(policy), rival, 40, reportSeed(1));
    expect(wins).toBeGreaterThanOrEqual(38);
  }
});
