import { expect, it } from 'vitest';
import { readSetting, settingText } from '../../../client/model/lab/labAddress.ts';
import { LATER_LAB_SETTINGS } from '../../../client/model/learn/laterLabSettings.ts';
import { learnD2DoubleEn } from '../../../client/pages/words/parts/learnD2Double.en.ts';
import { learnD2DoubleKo } from '../../../client/pages/words/parts/learnD2Double.ko.ts';
import { learnD2ForgettingEn } from '../../../client/pages/words/parts/learnD2Forgetting.en.ts';
import { learnD2ForgettingKo } from '../../../client/pages/words/parts/learnD2Forgetting.ko.ts';
import { learnD2LimitEn } from '../../../client/pages/words/parts/learnD2Limit.en.ts';
import { learnD2LimitKo } from '../../../client/pages/words/parts/learnD2Limit.ko.ts';
import { learnD2LossEn } from '../../../client/pages/words/parts/learnD2Loss.en.ts';
import { learnD2LossKo } from '../../../client/pages/words/parts/learnD2Loss.ko.ts';
import { learnD2PixelsEn } from '../../../client/pages/words/parts/learnD2Pixels.en.ts';
import { learnD2PixelsKo } from '../../../client/pages/words/parts/learnD2Pixels.ko.ts';

const CHAPTERS = [
  ['loss', learnD2LossEn, learnD2LossKo],
  ['limit', learnD2LimitEn, learnD2LimitKo],
  ['double', learnD2DoubleEn, learnD2DoubleKo],
  ['pixels', learnD2PixelsEn, learnD2PixelsKo],
  ['forgetting', learnD2ForgettingEn, learnD2ForgettingKo],
] as const;

/** Keys at every depth, with the number of arguments of functions. */
function shape(words: object): unknown {
  return Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'function' ? value.length : typeof value === 'object' ? shape(value as object) : typeof value,
  ]);
}

it.each(CHAPTERS)('[LEARN4] the chapter %s says everything in both languages, with the same arguments', (_, en, ko) => {
  expect(shape(ko)).toEqual(shape(en));
  for (const [key, text] of Object.entries(ko)) if (typeof text === 'string') expect(text, key).toMatch(/[가-힣]/);
});

it('[CHAPTER12] what a chapter opens in the Lab is a setting that runs, as the Lab itself writes it', () => {
  for (const [chapter, text] of Object.entries(LATER_LAB_SETTINGS)) {
    const { setting, problems } = readSetting(text);
    expect(problems, chapter).toEqual([]);
    expect(settingText(setting), chapter).toBe(text);
    expect(setting.variants.length, chapter).toBeGreaterThan(1);
  }
});
