import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import type { AnyRecipe, AnyRun } from '../../shared/learner/anyRecipe.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { RunProgress } from '../../shared/learner/progress.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { HOUSE, KERAS_BLOG_SINGLE, MINIMAL_RL, TORCH_TUTORIAL } from '../../shared/learner/recipes/index.ts';
import { natureFrozenLake } from '../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { createRun } from '../../shared/learner/run.ts';
import { decodeRunFile, encodeRunFile } from '../../shared/learner/runFile.ts';
import type { Snapshot } from '../../shared/learner/snapshot.ts';
import { createTabularRun } from '../../shared/learner/tabularRun.ts';
import { sha256Hex, weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { CARTPOLE_V0 } from '../../shared/sim/cartpoleEnvironment.ts';
import { createEnvironment, environmentNamed } from '../../shared/sim/environments.ts';
import { FROZEN_LAKE } from '../../shared/sim/frozenLakeEnvironment.ts';

const ENGINES = { kernel: createKernelEngine, js: createJsEngine } as const;
type EngineName = keyof typeof ENGINES;

const SMALL = { hidden: [12, 8], batchSize: 16, learningStarts: 48, budget: { steps: 450 } } as const;
const BASE: Recipe = { ...HOUSE, ...SMALL };

/** What a run may have to remember, each in a recipe that would end elsewhere if it were forgotten. */
const NETWORKS: Readonly<Record<string, Recipe>> = {
  'pending n-step rewards, mirror images, near falls, a growing horizon and a served average': BASE,
  'a ring that has come round': { ...BASE, replayCapacity: 200 },
  'a ring that has come round, drawn without replacement': { ...BASE, replayCapacity: 150, replacement: false },
  'priorities and a falling learning rate': {
    ...BASE,
    nearFalls: null,
    prioritised: { alpha: 0.6, beta: 0.4, betaSteps: 400, floor: 1e-3 },
    learningRateEnd: 1e-4,
    learningRateSteps: 400,
    replayCapacity: 220,
  },
  'the largest second moments, decayed weights, clipped gradients and a soft target': {
    ...TORCH_TUTORIAL,
    ...SMALL,
    clipNorm: 5,
  },
  'updates of one transition each': { ...KERAS_BLOG_SINGLE, ...SMALL, budget: { steps: 200 } },
  'one by one with priorities, five steps each': {
    ...KERAS_BLOG_SINGLE,
    ...SMALL,
    nStep: 5,
    prioritised: { alpha: 0.6, beta: 0.4, betaSteps: 100, floor: 1e-3 },
    replacement: true,
    budget: { steps: 200 },
  },
  'good episodes on the way to a freeze': { ...BASE, freeze: { episodes: 4, atLeast: 12 } },
  demonstrations: { ...BASE, demonstrations: [{ seed: 5, actions: '0110100110010110' }] },
  'updates and syncs by the episode, a budget in episodes': {
    ...MINIMAL_RL,
    ...SMALL,
    learningStarts: 100,
    sync: { every: 5, of: 'episode', rate: 1, atZero: false },
    budget: { episodes: 30 },
  },
  'slips on a frozen lake': { ...natureFrozenLake(FROZEN_LAKE.id), ...SMALL, budget: { steps: 700 } },
};
const TABLES: Readonly<Record<string, AnyRecipe>> = {
  'a table on a slippery lake': { ...qTable(FROZEN_LAKE.id), budget: { steps: 1_500 } },
  'a table of boxes': { ...qTable(CARTPOLE_V0.id), budget: { episodes: 60 } },
};

function newRun(recipe: AnyRecipe, engine: EngineName, resume?: Snapshot): AnyRun {
  const spec = environmentNamed(recipe.environment)!;
  const limited = { ...spec, timeLimit: recipe.episodeLimit ?? spec.timeLimit };
  const common = { seed: 6, environment: createEnvironment(limited), ...(resume ? { resume } : {}) };
  if (recipe.kind === 'q-table') return createTabularRun({ ...common, recipe });
  return createRun({ ...common, recipe, engine: ENGINES[engine](engineOptions(recipe, limited)) });
}

/** Every number of an event as text, to the last bit. */
const text = (event: RunProgress): string =>
  JSON.stringify(event.kind === 'step' ? { ...event, observation: [...event.observation], q: [...event.q] } : event);

const facts = (recipe: AnyRecipe, engine: EngineName) =>
  ({ recipe, seed: 6, engine, environment: recipe.environment, told: null }) as const;

/** Names every bit that the rest of a run depends on. */
const hashOf = (run: AnyRun, recipe: AnyRecipe): string =>
  sha256Hex(encodeRunFile({ ...facts(recipe, 'kernel'), snapshot: run.save() }));

/** Through the bytes of a file, as a run that was stopped goes. */
function throughFile(recipe: AnyRecipe, engine: EngineName, snapshot: Snapshot): Snapshot {
  const result = decodeRunFile(encodeRunFile({ ...facts(recipe, engine), snapshot }));
  if (!result.ok) throw new Error(result.message);
  return result.value.snapshot;
}

const engineName = fc.constantFrom<EngineName>('kernel', 'js');

describe.each(Object.entries({ ...NETWORKS, ...TABLES }))('a run with %s', (_, recipe) => {
  const whole = newRun(recipe, 'kernel');
  const events = Array.from(whole.events(), text);
  const end = hashOf(whole, recipe);

  it('[DQN8] saved after any event and resumed on either engine makes the same events and ends with the same bits', () => {
    if (recipe.kind === 'dqn') expect(recipeProblems(recipe)).toEqual([]);
    const moments = fc.array(fc.nat(events.length - 1), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(moments, fc.array(engineName, { minLength: 4, maxLength: 4 }), (unsorted, engines) => {
        const stops = Array.from(new Set(unsorted)).sort((a, b) => a - b);
        let run = newRun(recipe, engines[0]!);
        let generator = run.events();
        let at = 0;
        for (const [i, stop] of stops.entries()) {
          for (; at <= stop; at++) expect(text(generator.next().value as RunProgress)).toBe(events[at]);
          run = newRun(recipe, engines[i + 1]!, throughFile(recipe, engines[i]!, run.save()));
          generator = run.events();
        }
        expect(Array.from(generator, text)).toEqual(events.slice(at));
        expect(weightsSha256(run.served())).toBe(weightsSha256(whole.served()));
        expect(hashOf(run, recipe)).toBe(end);
      }),
      { seed: 20_260_101, numRuns: 6 },
    );
  });

  it('[DQN8] was learning all the while, and saving changes nothing', () => {
    const watched = newRun(recipe, 'kernel');
    let saves = 0;
    for (const event of watched.events()) if (event.step % 7 === 0 && watched.save()) saves++;
    expect(hashOf(watched, recipe)).toBe(end);
    expect(saves).toBeGreaterThan(20);
    expect(whole.updates).toBeGreaterThan(50);
  });
});

it('[DQN8] a save stands for itself: the run that made it may go on without changing it', () => {
  const run = newRun(BASE, 'kernel');
  const generator = run.events();
  for (let i = 0; i < 300; i++) generator.next();
  const saved = run.save();
  const copy = structuredClone(saved);
  while (!generator.next().done);
  expect(saved).toEqual(copy);
});

it('[DQN8] each part of a save matters: without the right one a resumed run ends elsewhere', () => {
  const recipe = NETWORKS['priorities and a falling learning rate']!;
  const first = newRun(recipe, 'kernel');
  const generator = first.events();
  for (let i = 0; i < 300; i++) generator.next();
  const saved = first.save();
  while (!generator.next().done);
  const expected = first.served();
  const ending = (snapshot: Snapshot): Float32Array => {
    const run = newRun(recipe, 'kernel', snapshot);
    for (const _ of run.events());
    return run.served();
  };
  expect(ending(saved)).toEqual(expected);
  const early = newRun(recipe, 'kernel');
  const events = early.events();
  for (let i = 0; i < 299; i++) events.next();
  const other = early.save();
  const parts = ['run.streams', 'run.observation', 'run.environment', 'network.online', 'network.average'];
  for (const part of [...parts, 'network.first', 'network.second', 'replay.ring', 'sampler.priorities']) {
    expect(ending({ ...saved, [part]: changed(saved[part]!, other[part]!) }), part).not.toEqual(expected);
  }
});

/** The values of one event before where they fit, else with one number changed. */
function changed<N extends Snapshot[string]>(values: N, before: Snapshot[string]): N {
  const copy = values.slice() as N;
  const isSame = before.length === copy.length && before.every((value, i) => value === copy[i]);
  if (before.length === copy.length && !isSame) copy.set(before);
  else copy[copy.length - 1] = copy.at(-1)! + 1;
  return copy;
}
