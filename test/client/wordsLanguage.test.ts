import { describe, expect, it } from 'vitest';
import { sourceText } from '../../client/pages/runs/sourceText.ts';
import { spokenFirst } from '../../client/pages/words/languages.ts';
import { labEn } from '../../client/pages/words/parts/lab.en.ts';
import { labKo } from '../../client/pages/words/parts/lab.ko.ts';
import { labFieldsEn } from '../../client/pages/words/parts/labFields.en.ts';
import { sourcesKo } from '../../client/pages/words/parts/sources.ko.ts';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { HOUSE, RECIPES } from '../../shared/learner/recipes/index.ts';

describe('[WORDS5] the first visit speaks as the browser asks', () => {
  it('in the first language that the pages have, whatever its country', () => {
    expect(spokenFirst(['ko-KR', 'en'])).toBe('ko');
    expect(spokenFirst(['fr', 'KO', 'en'])).toBe('ko');
    expect(spokenFirst(['de-CH', 'en-GB', 'ko'])).toBe('en');
    expect(spokenFirst(['kok-IN'])).toBeNull(); // Konkani is not Korean
    expect(spokenFirst([])).toBeNull();
  });
});

describe('[WORDS6] a recipe’s checks name fields as the form does', () => {
  const broken = {
    ...HOUSE,
    learningRate: -1,
    batchSize: 0,
    gamma: 1.5,
    nearFalls: { share: 2, steps: 0 },
    prioritised: { alpha: 2, beta: 0, betaSteps: 1, floor: 0 },
    replayCapacity: 4,
    sync: { ...HOUSE.sync, rate: 0 },
  };
  const lines = recipeProblems(broken);
  const ids = Object.keys(labFieldsEn).filter((id) => /[A-Z.]/.test(id));

  it('in both languages, with particles that fit', () => {
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      for (const told of [labEn.problem(line), labKo.problem(line)]) {
        expect(told.split(/[\s:,]/).filter((word) => ids.includes(word))).toEqual([]);
        expect(told).toMatch(/“[^”]+”/);
        expect(told).not.toMatch(/\[|\]|\(는\)|\(가\)/);
      }
      expect(labKo.problem(line)).toMatch(/[가-힣]/);
    }
    expect(labEn.problem('learningStarts 500 leaves no step to learn in')).toBe(
      '“Learning starts after” 500 leaves no step to learn in',
    );
    expect(labKo.problem('nearFalls and prioritised both say')).toBe(
      '“배치마다 넘어지는 순간”과 “우선순위 리플레이”는 함께 쓸 수 없습니다',
    );
  });

  it('and leaves words alone that only look like fields', () => {
    expect(labEn.problem('update.of cannot be update: an update would wait for itself')).toMatch(
      /cannot be update: an/,
    );
  });
});

describe('[WORDS7] a source is told in the language of the page', () => {
  const detailOf = (settings: AnyRecipe) => ({ recipe: settings.name, environment: settings.environment, settings });
  it('for every named recipe', () => {
    for (const recipe of RECIPES) {
      expect(sourceText(detailOf(recipe), 'ko')).toMatchObject({ lang: 'ko' });
      expect(sourceText(detailOf(recipe), 'en')).toEqual({ text: recipe.source, lang: 'en' });
    }
    const known = new Set(RECIPES.map(({ name }) => name));
    expect(Object.keys(sourcesKo).filter((name) => !known.has(name.split(' ')[0]!))).toEqual([]);
  });
  it('and as its author wrote it where it was changed, named as English', () => {
    const own = { ...HOUSE, source: 'my own try' };
    expect(sourceText(detailOf(own), 'ko')).toEqual({ text: 'my own try', lang: 'en' });
  });
});
