import { describe, expect, it } from 'vitest';
import { createRace } from '../../client/model/race.ts';
import { createNewborn } from '../../client/workers/newborn.ts';
import { createRecentWeights, REMEMBERED_STEPS } from '../../client/workers/recentWeights.ts';
import { train } from '../../server/cli/support/training.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { HOUSE, MINIMAL_RL } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';

const SEED = 4_000_000_007;

/** Lived to a step, with the steps at which its episodes ended. */
function lived(engine: 'kernel' | 'js', steps: number, seed = SEED, recipe = 'house') {
  const newborn = createNewborn(recipe, seed, engine);
  const ends: number[] = [];
  for (let episode = 1; newborn.step < steps; ) {
    const step = newborn.live()!;
    if (step.episode !== episode) ends.push(newborn.step - 1);
    episode = step.episode;
  }
  return { newborn, ends };
}

describe('a newborn', () => {
  it('[RACE6] has the weights that `train` ends with after as many steps', async () => {
    const recipe = { ...HOUSE, budget: { steps: 600 } };
    const { report } = await train({ recipe, seed: SEED, spec: CARTPOLE_V1, engine: 'kernel' }, null);
    expect(weightsSha256(lived('js', 600).newborn.weights())).toBe(report.weightsSha256);
  });
  it.each([
    [HOUSE, 700],
    [MINIMAL_RL, 2_200], // learns at the end of an episode
  ])('[RACE6] ends as a run whose budget ends there, also with an episode, %$', (recipe, steps) => {
    const { ends } = lived('kernel', steps, SEED, recipe.name);
    for (const budget of [ends.at(-1)!, ends.at(-1)! + 1]) {
      const short = { ...recipe, budget: { steps: budget } };
      const engine = createKernelEngine(engineOptions(short, CARTPOLE_V1));
      const run = createRun({ recipe: short, seed: SEED, environment: cartPoleEnvironment(CARTPOLE_V1), engine });
      for (const _ of run.events());
      expect(run.updates).toBeGreaterThan(0);
      const again = lived('js', budget, SEED, recipe.name).newborn;
      expect(weightsSha256(again.weights())).toBe(weightsSha256(run.served()));
    }
  });
  it('[RACE6] has other weights at another step, and of another seed', () => {
    const at = (steps: number, seed: number): string => weightsSha256(lived('js', steps, seed).newborn.weights());
    expect(new Set([at(500, SEED), at(510, SEED), at(500, SEED + 1)]).size).toBe(3);
  });
  it('is refused where there is no such recipe', () => {
    expect(() => createNewborn('no-such', 1, 'js')).toThrow('no recipe is called no-such');
  });
});

describe('what it was a moment ago', () => {
  it('[RACE7] is told of any step as far back as a race may be behind its learner', () => {
    const { newborn } = lived('js', 300);
    const recent = createRecentWeights(newborn);
    const known: string[] = [];
    for (let i = 0; i < REMEMBERED_STEPS + 10; i++) {
      known.push(weightsSha256(newborn.weights()));
      newborn.live();
      recent.remember();
    }
    const race = createRace({ seed: 1, recipe: 'house', speed: '1x' });
    expect(REMEMBERED_STEPS).toBeGreaterThan(race.wantedStep() - race.livedSteps());
    const back = newborn.step - REMEMBERED_STEPS + 1;
    expect(recent.fingerprint(back)).toEqual({ step: back, episode: expect.any(Number), sha256: known[back - 300] });
    expect(recent.fingerprint(newborn.step).episode).toBe(newborn.episode);
    expect(() => recent.fingerprint(back - 1)).toThrow(RangeError);
    expect(() => recent.fingerprint(newborn.step + 1)).toThrow(RangeError);
  });
});
