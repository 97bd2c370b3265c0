import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POSTS } from '../../../client/model/learn/posts.ts';
import { CHAPTERS } from '../../../client/pages/learn/chapters/list.ts';
import { learnPartsEn } from '../../../client/pages/words/parts/learnParts.en.ts';
import { learnPartsKo } from '../../../client/pages/words/parts/learnParts.ko.ts';
import { learnPostsEn } from '../../../client/pages/words/parts/learnPosts.en.ts';
import { learnPostsKo } from '../../../client/pages/words/parts/learnPosts.ko.ts';
import { learnTitlesEn } from '../../../client/pages/words/parts/learnTitles.en.ts';
import { learnTitlesKo } from '../../../client/pages/words/parts/learnTitles.ko.ts';

const HANGUL = /[가-힣]/;

function shape(words: object): unknown {
  return Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'function' ? value.length : typeof value === 'object' ? shape(value as object) : typeof value,
  ]);
}

/** Every text at every depth, with its path. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${key}`, value]];
    return typeof value === 'object' ? textsOf(value as object, `${path}${key}.`) : [];
  });
}

describe('[LEARN4] Learn is there in both languages', () => {
  it.each([
    ['frame and posts', learnPostsEn, learnPostsKo],
    ['figures', learnPartsEn, learnPartsKo],
    ['titles', learnTitlesEn, learnTitlesKo],
  ])('%s: the same keys, with the same arguments', (_, en, ko) => {
    expect(shape(ko)).toEqual(shape(en));
  });
  it('each text is written, and the Korean in Hangul but for names', () => {
    const korean = [...textsOf(learnPostsKo), ...textsOf(learnPartsKo), ...textsOf(learnTitlesKo)];
    expect(korean.length).toBeGreaterThan(150);
    expect(korean.filter(([, text]) => !HANGUL.test(text))).toEqual([]);
    const english = [...textsOf(learnPostsEn), ...textsOf(learnPartsEn), ...textsOf(learnTitlesEn)];
    expect(english.filter(([, text]) => text.length < 2 || HANGUL.test(text))).toEqual([]);
  });
  it.each(POSTS)('$id has all of its parts', ({ id, slips }) => {
    for (const texts of [learnPostsEn.texts[id], learnPostsKo.texts[id]]) {
      expect(texts.about.length).toBeGreaterThan(0);
      expect(Object.keys(texts.slips).sort()).toEqual(slips.map(({ key }) => key).sort());
    }
  });
});

describe('[LEARN5] what the contents list is there', () => {
  it('each chapter once, with a title', () => {
    expect(new Set(CHAPTERS.map(({ id }) => id)).size).toBe(CHAPTERS.length);
    for (const { id, title } of CHAPTERS) expect(learnTitlesEn[title], id).toBeDefined();
  });
  it('each chapter’s part of the program', () => {
    const list = readFileSync('client/pages/learn/chapters/list.ts', 'utf8');
    const parts = Array.from(list.matchAll(/^\s.*import\('\.\/([^']+)'\)/gm), ([, path]) => path!);
    expect(parts.length).toBeGreaterThanOrEqual(CHAPTERS.length);
    expect(parts.filter((path) => !existsSync(`client/pages/learn/chapters/${path}`))).toEqual([]);
  });
});
