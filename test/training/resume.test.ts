import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import { encodeRunFile } from '../../shared/learner/runFile.ts';
import { decodeTable } from '../../shared/learner/tableFile.ts';
import { decodeCheckpoint, weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { environmentNamed } from '../../shared/sim/environments.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/training/news.ts';
import { createTrainee, engineFor } from '../../shared/training/trainee.ts';
import { createEngine, eventsOf, facts, planOf, SHORT_RECIPES, savesOf, train } from './support.ts';

const PIXELS = { ...HOUSE_PIXELS, learningStarts: 60, budget: { steps: 300 } };

async function learnersHash(recipe: AnyRecipe, seed: number): Promise<string> {
  const spec = environmentNamed(recipe.environment)!;
  const trainee = await createTrainee({ recipe, seed, spec, engine: engineFor(recipe) }, createEngine);
  for (const _ of trainee.run.events());
  trainee.dispose();
  return weightsSha256(trainee.run.served());
}

/** What is left of news after a crash: all up to the event number of the newest save. */
function rewound(news: readonly TrainingNews[]): readonly TrainingNews[] {
  return news.slice(0, news.findLastIndex(({ kind }) => kind === 'save') + 1);
}

describe.each(Object.entries({ ...SHORT_RECIPES, 'house-pixels': PIXELS }))('%s', (name, recipe) => {
  const plan = planOf(recipe);
  const whole = train(plan);

  it('[TRAIN1] tells events without a gap, each evaluation after its file, and ends with the hash of the learner alone', async () => {
    const { news, how } = await whole;
    const events = eventsOf(news);
    expect(how).toBe('ended');
    expect(events.map(({ number }) => number)).toEqual(events.map((_, i) => i + 1));
    expect(news.every(({ kind }) => kind === 'event' || kind === 'checkpoint')).toBe(true);
    for (const [i, one] of news.entries()) {
      if (one.kind !== 'event' || one.event.kind !== 'evaluation') continue;
      expect(one.event.moment).toBe(`r.${one.event.step}`);
      expect(news[i - 1]).toMatchObject({ kind: 'checkpoint', id: one.event.moment });
    }
    expect(events.filter(({ kind }) => kind === 'evaluation').length).toBeGreaterThan(1);
    expect(events.filter(({ kind }) => kind === 'episode').length).toBeGreaterThan(9);
    expect(events.at(-2)).toMatchObject({ kind: 'evaluation', step: events.at(-1)!.step });
    expect(events.at(-1)).toMatchObject({ kind: 'ended', weightsSha256: await learnersHash(recipe, plan.seed) });
  });

  it('[MOMENT1] the file of the last evaluation is the policy that the run ends with, to the bit', async () => {
    const { news } = await whole;
    const file = news.findLast((one) => one.kind === 'checkpoint')!;
    const read = recipe.kind === 'dqn' ? decodeCheckpoint(file.bytes) : decodeTable(file.bytes);
    if (typeof read === 'string' || ('ok' in read && !read.ok)) throw new Error('the file does not open');
    const [parameters, origin] =
      'ok' in read ? [read.value.policy.parameters, read.value.origin] : [read.table, read.origin];
    const { step } = eventsOf(news).at(-1)!;
    expect(eventsOf(news).at(-1)).toMatchObject({ weightsSha256: weightsSha256(parameters) });
    expect(eventsOf(news).at(-2)).toMatchObject({ mean: origin.mean, step: origin.step, episode: origin.episode });
    expect(origin).toMatchObject({ kind: 'moment', seed: plan.seed, step, settings: recipe });
  });

  it('[TRAIN4] killed at any moments and resumed from its newest save, it tells the same as one never stopped', async () => {
    const { news, turns } = await whole;
    const expected = facts(news);
    let kills = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(999), { minLength: 1, maxLength: 4 }), fc.boolean(), async (lives, watched) => {
        let told: readonly TrainingNews[] = [];
        let next: TrainingPlan = { ...plan, saveMs: 40 };
        for (const life of lives) {
          const turn = 1 + Math.floor((life * turns) / lives.length / 1_000);
          const lived = await train(next, [{ turn, order: { kind: 'stop' } }]);
          if (lived.how === 'ended') break;
          kills++;
          const last = savesOf(lived.news).length > 1 ? lived.news.slice(0, -1) : lived.news; // killed, it has no last save
          told = [...told, ...rewound(last)];
          const save = savesOf(told).at(-1)!;
          expect(eventsOf(told).at(-1)?.number ?? 0).toBe(save.newest);
          next = { ...next, stepMs: watched ? 20 : 0, resume: save.bytes };
        }
        told = [...told, ...(await train(next)).news];
        expect(facts(told)).toEqual(expected);
      }),
      { seed: 7, numRuns: name === 'house-pixels' ? 3 : 8 },
    );
    expect(kills).toBeGreaterThan(3);
  });
});

it('[TRAIN4] a save that cannot be gone on from is refused in words', async () => {
  const recipe = { ...HOUSE, budget: { steps: 400 } };
  const plan = planOf(recipe);
  const { news } = await train(plan, [{ turn: 3, order: { kind: 'stop' } }]);
  const { bytes } = savesOf(news)[0]!;
  const trained = encodeRunFile({
    recipe,
    seed: 3,
    engine: 'kernel',
    environment: 'CartPole-v1',
    told: {},
    snapshot: {},
  });
  const wrong: readonly [TrainingPlan, string][] = [
    [{ ...plan, resume: bytes, seed: 4 }, 'another recipe or seed'],
    [{ ...plan, resume: bytes, recipe: { ...recipe, gamma: 0.9 } }, 'another recipe or seed'],
    [{ ...plan, resume: bytes.slice(0, -1) }, 'run r cannot go on'],
    [{ ...plan, resume: trained }, 'does not say what was told'],
    [{ ...plan, recipe: { ...recipe, environment: 'Nowhere-v1' } }, 'no world Nowhere-v1'],
  ];
  for (const [told, words] of wrong) await expect(train(told)).rejects.toThrow(words);
  expect((await train({ ...plan, resume: bytes })).how).toBe('ended');
});
