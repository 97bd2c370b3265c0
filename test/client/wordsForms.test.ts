import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { axisNumber, formatsOf } from '../../client/pages/words/format.ts';
import { dictionaries, saidBy } from './wordsSupport.ts';

const client = fileURLToPath(new URL('../../client', import.meta.url));
const all = await dictionaries();

describe('[WORDS1] a number and its word agree', () => {
  const { several, form } = formatsOf('en');
  it('by the rules of the language, and as the number is written', () => {
    expect([0, 1, 2, 1_001].map((n) => several(n, 'tick', 'ticks'))).toEqual([
      '0 ticks',
      '1 tick',
      '2 ticks',
      '1,001 ticks',
    ]);
    expect([0.6, 1.4, 1.6].map((n) => several(n, 'step', 'steps'))).toEqual(['1 step', '1 step', '2 steps']);
    expect(form(1, 'has', 'have')).toBe('has');
    expect(formatsOf('ko').several(1, '틱', '틱')).toBe('1 틱');
  });

  it('beside an axis too, written out as long as there is room', () => {
    expect([950, 1_500, 20_000].map((n) => axisNumber('ko', n))).toEqual(['950', '1,500', '2만']);
    expect([0.25, 1_500, 20_000].map((n) => axisNumber('en', n))).toEqual(['0.25', '1,500', '20K']);
    expect(axisNumber('en', 0.5, 'percent')).toBe('50%');
  });

  /** One thing does, two do; and what is no thing. */
  const VERBS = /^(watches|waits|holds|does|has|is|was|decides|begins|ends|means|creeps|minus|ms)$/;
  const nounAfter = (number: number, text: string): readonly string[] =>
    [...text.matchAll(new RegExp(`(?<![\\d.,×−-])${number} ([a-z]{2,})`, 'g'))].map(([, noun]) => noun!);

  it.each(all.map((dictionary) => [dictionary.file, dictionary] as const))('in %s, for one and for two', (_, each) => {
    const counted = (n: number) => saidBy(each.en, each, n).filter(({ path }) => each.parameters.get(path)?.length);
    const one = counted(1);
    const two = counted(2);
    const many = one.flatMap(({ path, text }) =>
      nounAfter(1, text)
        .filter((noun) => noun.endsWith('s') && !VERBS.test(noun))
        .map((noun) => `${path}: 1 ${noun}`),
    );
    expect(many).toEqual([]);
    const singular = new Set(['tick', 'step', 'episode', 'second', 'minute', 'life', 'seat', 'row', 'match', 'seed']);
    const few = two.flatMap(({ path, text }) =>
      nounAfter(2, text)
        .filter((noun) => singular.has(noun))
        .map((noun) => `${path}: 2 ${noun}`),
    );
    expect(few).toEqual([]);
  });

  it('and the dictionaries were called', () => {
    expect(all.length).toBeGreaterThan(15);
    expect(all.flatMap((each) => [...each.parameters]).length).toBeGreaterThan(200);
  });
});

describe('[WORDS2] no language is left out', () => {
  /** The same everywhere: names of formats and of things that have no other. */
  const CITED = /^sources\./;
  const SAME =
    /^([a-z]+(-[a-z]+)+|[\d.,]+ rad\/s|CSV|JSON|SHA-256|safetensors|LayersModel|TensorFlow\.js|CartPole Arena|API|HTTP|DQN|AMSGrad)$/;

  it.each(all.map((dictionary) => [dictionary.file, dictionary] as const))(
    'in %s, each text differs where it has words',
    (_, each) => {
      const korean = new Map(saidBy(each.ko, each, 7).map(({ path, text }) => [path, text]));
      const english = saidBy(each.en, each, 7);
      const same = english.filter(
        ({ path, text }) =>
          korean.get(path) === text && /\p{L}{3,}/u.test(text) && !SAME.test(text) && !CITED.test(path),
      );
      expect(same).toEqual([]);
      expect([...korean.keys()].sort()).toEqual(english.map(({ path }) => path).sort());
    },
  );

  it('Korean texts take particles by the sound, never both forms at once', () => {
    const unsure = all.flatMap((each) =>
      saidBy(each.ko, each, 7).filter(({ text }) =>
        /은\(는\)|이\(가\)|을\(를\)|과\(와\)|와\(과\)|\(으\)로|\(이\)라/.test(text),
      ),
    );
    expect(unsure).toEqual([]);
  });
});

describe('[WORDS3] no text is kept that no page says', () => {
  const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(join('pages', 'words')))
    .map((file) => readFileSync(join(client, file), 'utf8'))
    .join('\n');
  const named = new Set(sources.match(/[A-Za-z_$][\w$]*/g));

  it.each(all.map((dictionary) => [dictionary.file, dictionary] as const))('in %s', (_, { en }) => {
    expect(named.size).toBeGreaterThan(1_000);
    const keys = Object.keys(en).filter((key) => /^[\w$]+$/.test(key)); // others are ids of what they describe
    expect(keys.filter((key) => !named.has(key))).toEqual([]);
  });
});
