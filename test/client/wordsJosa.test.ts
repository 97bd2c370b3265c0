import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { josa } from '../../client/pages/words/josa.ts';

describe('[WORDS4] a Korean particle follows the last sound', () => {
  it('of a Korean word', () => {
    expect(['곰', '나', '길'].map((word) => josa(word, '은는'))).toEqual(['곰은', '나는', '길은']);
    expect(['곰', '나', '길'].map((word) => josa(word, '으로로'))).toEqual(['곰으로', '나로', '길로']);
    expect(['달인', '곡예사'].map((word) => josa(word, '과와'))).toEqual(['달인과', '곡예사와']);
  });

  it('of every syllable there is: closed where it has a last consonant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xac00, max: 0xd7a3 }), (code) => {
        const syllable = String.fromCodePoint(code);
        const closed = syllable.normalize('NFD').length === 3;
        expect(josa(syllable, '이가')).toBe(syllable + (closed ? '이' : '가'));
      }),
    );
  });

  it('of a number as it is read', () => {
    const read = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '1,000'];
    expect(read.map((n) => josa(n, '을를').slice(n.length)).join('')).toBe('을을를을를를을을을를을을');
    expect(['1', '7', '8', '10'].map((n) => josa(n, '으로로'))).toEqual(['1로', '7로', '8로', '10으로']);
  });

  it('of an English name as Korean writes it, and of letters', () => {
    const read = [
      'house',
      'cleanrl',
      'q-table',
      'keras-blog',
      'fastcampus-as-written',
      'otter',
      'Kim',
      'robot',
      'Bob.json',
    ];
    expect(read.map((name) => josa(name, '이가').slice(name.length)).join('')).toBe('가이이가이가이이이');
    expect(['DQN', 'API', 'SHA', 'URL'].map((name) => josa(name, '은는'))).toEqual([
      'DQN은',
      'API는',
      'SHA는',
      'URL은',
    ]);
    expect(josa('cleanrl', '으로로')).toBe('cleanrl로');
  });

  it('through quotes, and gives both forms where nobody can know', () => {
    expect(josa('“나비”', '이라라')).toBe('“나비”라');
    expect(josa('“곰”', '이라라')).toBe('“곰”이라');
    expect(josa('…', '은는')).toBe('…은(는)');
    expect(josa('さくら', '이가')).toBe('さくら이(가)');
  });

  it('never changes the word', () => {
    fc.assert(fc.property(fc.string(), (word) => josa(word, '을를').startsWith(word)));
  });
});
