import { describe, expect, it } from 'vitest';
import { readSetting, settingText } from '../../../client/model/lab/labAddress.ts';
import { BATCH_KINDS, replayRecipe, targetRecipe } from '../../../client/model/learn/figureRecipes.ts';
import { LAB_SETTINGS } from '../../../client/model/learn/labSettings.ts';
import { learnBellmanEn } from '../../../client/pages/words/parts/learnBellman.en.ts';
import { learnBellmanKo } from '../../../client/pages/words/parts/learnBellman.ko.ts';
import { learnChaptersEn } from '../../../client/pages/words/parts/learnChapters.en.ts';
import { learnChaptersKo } from '../../../client/pages/words/parts/learnChapters.ko.ts';
import { learnExploringEn } from '../../../client/pages/words/parts/learnExploring.en.ts';
import { learnExploringKo } from '../../../client/pages/words/parts/learnExploring.ko.ts';
import { learnPoliciesEn } from '../../../client/pages/words/parts/learnPolicies.en.ts';
import { learnPoliciesKo } from '../../../client/pages/words/parts/learnPolicies.ko.ts';
import { learnReplayEn } from '../../../client/pages/words/parts/learnReplay.en.ts';
import { learnReplayKo } from '../../../client/pages/words/parts/learnReplay.ko.ts';
import { learnReturnsEn } from '../../../client/pages/words/parts/learnReturns.en.ts';
import { learnReturnsKo } from '../../../client/pages/words/parts/learnReturns.ko.ts';
import { learnTargetEn } from '../../../client/pages/words/parts/learnTarget.en.ts';
import { learnTargetKo } from '../../../client/pages/words/parts/learnTarget.ko.ts';

const CHAPTERS = [
  ['bellman', learnBellmanEn, learnBellmanKo],
  ['policies', learnPoliciesEn, learnPoliciesKo],
  ['returns', learnReturnsEn, learnReturnsKo],
  ['exploring', learnExploringEn, learnExploringKo],
  ['replay', learnReplayEn, learnReplayKo],
  ['target', learnTargetEn, learnTargetKo],
  ['shared words', learnChaptersEn, learnChaptersKo],
] as const;
const SIGNS = new Set(['triedWith']); // ε is ε

/** Keys at every depth, with the number of arguments of functions. */
function shape(words: object): unknown {
  return Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'function' ? value.length : typeof value === 'object' ? shape(value as object) : typeof value,
  ]);
}

function textsOf(words: object): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return SIGNS.has(key) ? [] : [[key, value]];
    return typeof value === 'object' ? textsOf(value as object) : [];
  });
}

describe('[LEARN4] the first chapters are there in both languages', () => {
  it.each(CHAPTERS)('%s: the same keys and arguments, Korean in Hangul', (_, en, ko) => {
    expect(shape(ko)).toEqual(shape(en));
    for (const [key, text] of textsOf(ko)) expect(text, key).toMatch(/[가-힣]|SARSA/);
    for (const [key, text] of textsOf(en)) expect(text, key).not.toMatch(/[가-힣]/);
  });
});

describe('[CHAPTER12] what a first chapter opens in the Lab', () => {
  it.each(Object.entries(LAB_SETTINGS))('%s: settings that run, as the Lab writes them', (_, text) => {
    const { setting, problems } = readSetting(text);
    expect(problems).toEqual([]);
    expect(settingText(setting)).toBe(text);
    expect(setting.variants.length).toBeGreaterThan(1);
  });

  it('is the figure, where the figure trains a network', () => {
    const plain = ({
      source: _,
      deviations: __,
      ...settings
    }: object & { source: string; deviations: readonly string[] }) => settings;
    const opened = (text: string) => readSetting(text).setting.variants.map(({ recipe }) => plain(recipe));
    expect(opened(LAB_SETTINGS.replay)).toEqual(BATCH_KINDS.map((kind) => plain(replayRecipe(kind))));
    expect(opened(LAB_SETTINGS.target)).toEqual([1, 200, 5_000].map((period) => plain(targetRecipe(period))));
  });
});
