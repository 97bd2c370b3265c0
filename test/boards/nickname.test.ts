import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../shared/boards/nameKey.ts';
import { NAME_LENGTH, readNickname } from '../../shared/boards/nickname.ts';
import { isPublicId, publicId } from '../../shared/boards/publicId.ts';

const codeOf = (raw: string): string => {
  const read = readNickname(raw);
  return read.ok ? 'ok' : read.code;
};
const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 }));
const latinNames = fc
  .string({ unit: fc.constantFrom(...'abcdefghijkmopqrstuvwxyzABCDEFGHJKLMéÉüßñŁ0123456789 ._-'), maxLength: 24 })
  .filter((raw) => readNickname(raw).ok);

describe('[ME1] a nickname', () => {
  it('is NFC, trimmed, 2 to 20 signs, and reads as itself again, or there is a code', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const read = readNickname(raw);
        if (!read.ok) return;
        expect(read.name).toBe(read.name.normalize('NFC').trim());
        expect([...read.name].length).toBeGreaterThanOrEqual(NAME_LENGTH.min);
        expect([...read.name].length).toBeLessThanOrEqual(NAME_LENGTH.max);
        expect(readNickname(read.name)).toEqual(read);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });
  it.each([
    'Ada', 'Ada Lovelace', 'J. R. Smith', 'Zoë', 'Łukasz', 'Nguyễn Ánh', 'Müller-Groß', '지민', '지민 Kim', 'ㅋㅋㅋ', '김철수99', 'さくら', 'サクラちゃん',
    '李小龙', '山田 Taro', 'Иван', 'Наташа', 'Νίκος', '4_ever', 'badminton', 'Playera', 'House of cards',
  ])('may be %s', (name) => expect(readNickname(name)).toEqual({ ok: true, name, key: nameKey(name) })); // biome-ignore format: a list
  it('is put together from what was typed apart, and cut from spaces around it', () => {
    expect(readNickname('  Zoe\u0308 ')).toMatchObject({ ok: true, name: 'Zoë' });
    expect(readNickname('\u1112\u1161\u11ab\u1100\u1173\u11af')).toMatchObject({ ok: true, name: '한글' });
  });
  it.each([
    ['', 'too-short'],
    [' a ', 'too-short'],
    ['a'.repeat(21), 'too-long'],
    ['a'.repeat(100_000), 'too-long'],
    ['..', 'letters'],
    ['a  b', 'letters'],
    ['a\tb', 'letters'],
    ['<b>x', 'letters'],
    ['Ada👍', 'letters'],
    ['ａｄａ', 'letters'],
    ['\u3164\u3164', 'letters'], // a filler that cannot be seen
    ['Ada\u200b', 'letters'],
    ['A\u202eda', 'letters'],
    ['A\u0336d', 'letters'], // struck through
    ['\ud800\ud800', 'letters'],
    ['Аda', 'mixed-scripts'], // a Cyrillic capital
    ['Αda', 'mixed-scripts'], // a Greek one
    ['지민さくら', 'mixed-scripts'],
  ])('is not %j: %s', (raw, code) => expect(codeOf(raw)).toBe(code));
  it('has no sign that cannot be seen, that turns the direction or that hangs on another', () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Mn}\p{Mc}\p{Me}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/u;
    for (let code = 0; code <= 0x2_ffff; code++) {
      const sign = String.fromCodePoint(code);
      const read = readNickname(`가${sign}나`);
      if (read.ok && hidden.test(read.name)) throw new Error(`U+${code.toString(16)} is let in`);
    }
  });
});

describe('[ME2] names that look alike', () => {
  it('share their key: capitals, accents, separators and digits make no other name', () => {
    fc.assert(
      fc.property(latinNames, (name) => {
        const key = nameKey(name);
        expect(nameKey(name.toUpperCase())).toBe(key);
        expect(nameKey(name.toLowerCase())).toBe(key);
        expect(nameKey(name.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))).toBe(key);
        expect(nameKey(name.replaceAll('o', '0').replaceAll('l', 'I'))).toBe(key);
        expect(nameKey(name.replace(/[ ._-]/g, ''))).toBe(key);
        expect(nameKey(key)).toBe(key);
      }),
      { numRuns: 1_000, seed: 2 },
    );
  });
  it.each([
    ['Bill', 'Bi11'],
    ['modern', 'modem'],
    ['MAMA', 'МАМА'], // Cyrillic
    ['HAT', 'ΗΑΤ'], // Greek capitals
    ['Νίκος', 'ΝΙΚΟΣ'],
    ['Ёлка', 'елка'],
    ['ロ', '口'],
    ['ー二', '一ニ'],
  ])('%s and %s are one', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));
  it.each([
    ['Ada', 'Ida'],
    ['かき', 'がき'],
    ['지민', '지인'],
    ['Иван', 'Игорь'],
  ])('%s and %s are two', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});

describe('[ME3] a reserved name', () => {
  it.each([
    'admin', 'Adm1n', 'ADMIN', 'Ad min', 'Admin7', 'The Admin', 'admin-kim', 'ádmin', 'Moderator', 'CartPole Arena', 'cartpo1e_arena', 'CARTP0LE', 'House',
    'h0use', 'Server', 'Deleted', 'Player', 'Player 12ab', 'player-0000', 'PIayer 9f3c', 'Champion', 'Episode 299', 'agent-12ab', 'Newborn', 'You', '관리자',
    '운영자입니다', '관리자 Kim', '플레이어 1234', '삭제됨', '챔피언', '管理员', 'Администратор',
  ])('is not for players: %s', (name) => expect(codeOf(name)).toBe('reserved')); // biome-ignore format: a list
  it('in no look-alike that the allow-list lets in', () => {
    for (const [typed, means] of [
      ['НОUSЕ', 'House'],
      ['АDMIN', 'admin'],
    ] as const) {
      // biome-ignore format: pairs
      expect(['mixed-scripts', 'reserved']).toContain(codeOf(typed));
      expect(nameKey(typed)).toBe(nameKey(means));
    }
  });
  it('can also be one that only the server knows', () => {
    expect(readNickname('My Agent').ok).toBe(true);
    expect(readNickname('My Agent', ['my-agent'])).toEqual({ ok: false, code: 'reserved' });
  });
});

describe('[ME4] a public id', () => {
  it('is the first half of a hash of the session, and no session', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(publicId(id)).toBe(createHash('sha256').update(`player:${id}`).digest('hex').slice(0, 16));
        expect(isPublicId(publicId(id))).toBe(true);
      }),
      { numRuns: 100, seed: 3 },
    );
    expect(isPublicId('0123456789abcdef01234567')).toBe(false); // as sessions are called
  });
});
