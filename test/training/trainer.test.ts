import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { environmentNamed } from '../../shared/sim/environments.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/training/news.ts';
import { createTrainee } from '../../shared/training/trainee.ts';
import { createEngine, eventsOf, facts, planOf, SHORT_RECIPES, savesOf, train } from './support.ts';

async function learnersHash(recipe: AnyRecipe, seed: number): Promise<string> {
  const spec = environmentNamed(recipe.environment)!;
  const { run } = await createTrainee({ recipe, seed, spec, engine: 'kernel' }, createEngine);
  for (const _ of run.events());
  return weightsSha256(run.served());
}

/** What is left of news after a crash: all up to the event number of the newest save. */
function rewound(news: readonly TrainingNews[]): readonly TrainingNews[] {
  const last = news.findLastIndex(({ kind }) => kind === 'save');
  return news.slice(0, last + 1);
}

describe.each(Object.entries(SHORT_RECIPES))('%s', (_, recipe) => {
  const plan = planOf(recipe);
  const whole = train(plan);

  it('[TRAIN1] tells numbered events without a gap, evaluations after the files they name, and ends with the hash that the learner alone comes to', async () => {
    const { news, how } = await whole;
    const events = eventsOf(news);
    expect(how).toBe('ended');
    expect(events.map(({ number }) => number)).toEqual(events.map((_, i) => i + 1));
    const kinds = new Set(events.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['ended', 'episode', 'evaluation']));
    expect(news.some(({ kind }) => kind === 'steps' || kind === 'weights' || kind === 'save')).toBe(false);
    for (const [i, one] of news.entries()) {
      if (one.kind !== 'event' || one.event.kind !== 'evaluation') continue;
      expect(news[i - 1]).toMatchObject({ kind: 'checkpoint', id: one.event.moment });
      expect(one.event.moment).toBe(`r.${one.event.step}`);
    }
    expect(events.at(-1)).toMatchObject({ kind: 'ended', weightsSha256: await learnersHash(recipe, plan.seed) });
    expect(events.at(-2)).toMatchObject({ kind: 'evaluation' });
  });

  it('[TRAIN4] killed at any moments and resumed from its newest save, tells the same as one never stopped', async () => {
    const expected = facts((await whole).news);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }), fc.boolean(), async (lives, watched) => {
        let told: readonly TrainingNews[] = [];
        let next: TrainingPlan = { ...plan, saveMs: 40 };
        for (const turns of lives) {
          const life = await train(next, [{ turn: turns, order: { kind: 'stop' } }]);
          if (life.how === 'ended') break;
          const saves = savesOf(life.news).length;
          const cut = life.news.slice(0, -1); // the save of the stop is lost: it was killed
          told = [...told, ...rewound(saves > 1 ? cut : life.news)];
          const save = savesOf(told).at(-1)!;
          expect(eventsOf(told).at(-1)?.number ?? 0).toBe(save.newest);
          next = { ...next, stepMs: watched ? 20 : 0, resume: save.bytes };
        }
        told = [...told, ...(await train(next)).news];
        expect(facts(told)).toEqual(expected);
      }),
      { seed: 7, numRuns: 8 },
    );
  });
});
