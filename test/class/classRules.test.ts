import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../shared/boards/nameKey.ts';
import { CODE_LENGTH, CODE_SIGNS, makeClassCode, readClassCode } from '../../shared/class/classCode.ts';
import {
  away,
  beginRound,
  type ClassRoom,
  endRound,
  enter,
  isForsaken,
  kick,
  MAX_MEMBERS,
  MAX_ROUNDS,
  memberOf,
  newClass,
  WAITS_FOR_HOST,
  withSettings,
} from '../../shared/class/classRules.ts';

const CALM = { speed: '0.5x', wind: 0, rival: null } as const;
const open = (): ClassRoom => newClass('CDFHJ', 'host', CALM);
const come = (room: ClassRoom, session: string, name: string | null): ClassRoom => {
  const came = enter(room, session, name);
  if (typeof came === 'string') throw new Error(came);
  return came.room;
};
const NOTHING = { round: 1, seed: 7, speed: '0.5x', wind: 0, rows: [] } as const;

describe('[CLASS1] the code', () => {
  const drawn = fc.array(fc.nat(CODE_SIGNS.length - 1), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(drawn, fc.nat(3), fc.boolean(), (draws, at, small) => {
        const code = makeClassCode(() => draws.shift()!);
        const typed = ` ${code.slice(0, at)} ${code.slice(at, at + 1)}-${code.slice(at + 1)}`;
        expect(readClassCode(small ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
  });
  it('has no two signs that look alike, and no vowels', () => {
    const keys = [...CODE_SIGNS].map(nameKey);
    expect(new Set(keys).size).toBe(CODE_SIGNS.length);
    expect(CODE_SIGNS).not.toMatch(/[AEIOU01258BGLQSZ]/);
    expect(CODE_SIGNS.length ** CODE_LENGTH).toBeGreaterThan(2_000_000);
  });
  it('is nothing else', () => {
    for (const typed of ['', 'CDFH', 'CDFHJK', 'CDFH1', 'CDFHÖ', 'C'.repeat(100), 'constructor'])
      expect(readClassCode(typed)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => (readClassCode(text) ?? 'CDFHJ').length === CODE_LENGTH));
  });
});

describe('[CLASS5] who comes in', () => {
  it('keeps the session’s place, also under a new name', () => {
    let room = come(come(open(), 'a', 'Ada'), 'b', 'Bo');
    room = come(away(room, 1), 'a', null);
    expect(room.members.map(({ id, name, here }) => [id, name, here])).toEqual([
      [1, 'Ada', true],
      [2, 'Bo', true],
    ]);
    room = come(room, 'a', 'Adele');
    expect(memberOf(room, 'a')).toMatchObject({ id: 1, name: 'Adele' });
  });
  it.each(['', 'x', '<b>Bo</b>', 'admin', 'x'.repeat(21), 'two  spaces'])('is not called %j', (name) => {
    expect(enter(open(), 'a', name)).toBe('bad-name');
  });
  it('is called like nobody else, nor like a house agent', () => {
    const room = come(open(), 'a', 'Bill');
    expect(enter(room, 'b', 'Biil')).toBe('name-taken');
    expect(enter(room, 'b', 'house-seed1', ['house-seed1'])).toBe('bad-name');
    expect(enter(room, 'b', null)).toBe('no-class');
  });
  it('stays out once sent out, by name and by session; of who is away only the place is freed', () => {
    const both = come(come(open(), 'a', 'Ada'), 'b', 'Bo');
    const room = kick(kick(away(both, 2), 2), 1);
    expect(room.members).toEqual([]);
    expect(enter(room, 'a', 'Somebody')).toBe('shut-out');
    expect(enter(room, 'c', 'A-d-a')).toBe('shut-out');
    expect(memberOf(come(room, 'c', 'Bo'), 'c')).toMatchObject({ id: 3, name: 'Bo' });
    expect(kick(room, 99)).toBe(room);
  });
  it('are forty at most', () => {
    let room = open();
    for (let i = 0; i < MAX_MEMBERS; i++) room = come(room, `s${i}`, `Pupil ${i}x`);
    expect(enter(room, 'late', 'Late')).toBe('class-full');
    expect(come(room, 's3', 'Renamed').members).toHaveLength(MAX_MEMBERS);
  });
});

describe('[CLASS2] a round', () => {
  it('has a lane for each who is here, and none for who comes later', () => {
    const waiting = away(come(come(come(open(), 'a', 'Ada'), 'b', 'Bo'), 'c', 'Cy'), 2);
    const running = beginRound(waiting)!;
    expect(running).toMatchObject({ phase: 'round', begun: 1, lanes: [1, 3] });
    const later = come(running, 'd', 'Di');
    expect(later.lanes).toEqual([1, 3]);
    expect(beginRound(later)).toBeNull();
    const over = endRound(later, NOTHING);
    expect(beginRound(over)).toMatchObject({ begun: 2, lanes: [1, 3, 4] });
    expect(kick(running, 3).lanes).toEqual([1]);
  });
  it('needs somebody', () => {
    expect(beginRound(open())).toBeNull();
    expect(beginRound(away(come(open(), 'a', 'Ada'), 1))).toBeNull();
  });
  it('leaves a result, the newest of which are kept', () => {
    let room = open();
    for (let round = 1; round <= MAX_ROUNDS + 3; round++) room = endRound(room, { ...NOTHING, round });
    expect(room.rounds).toHaveLength(MAX_ROUNDS);
    expect(room.rounds[0]!.round).toBe(4);
  });
  it('is played at what the host has set', () => {
    expect(withSettings(open(), { ...CALM, wind: 2 }).settings.wind).toBe(2);
  });
});

it('[CLASS5] whatever happens, nobody is in twice and nobody who was sent out is in', () => {
  const step = fc.tuple(fc.nat(5), fc.constantFrom('enter', 'back', 'away', 'kick', 'round', 'end'), fc.nat(5));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let room = open();
      for (const [who, what, name] of steps) {
        const id = memberOf(room, `s${who}`)?.id ?? 0;
        if (what === 'enter' || what === 'back') {
          const came = enter(room, `s${who}`, what === 'back' ? null : `Name ${'abcdef'[name]}`);
          if (typeof came !== 'string') room = came.room;
        } else if (what === 'away') room = away(room, id);
        else if (what === 'kick') room = kick(room, id);
        else if (what === 'round') room = beginRound(room) ?? room;
        else room = endRound(room, NOTHING);
        for (const key of ['id', 'session', 'key'] as const)
          expect(new Set(room.members.map((member) => member[key])).size).toBe(room.members.length);
        for (const { session, key } of room.members)
          expect(room.shutOut.some((out) => out.session === session || out.key === key)).toBe(false);
        expect(room.lanes.every((lane) => lane <= room.comers)).toBe(true);
      }
    }),
  );
});

it('[CLASS7] a class waits an hour for its host, an empty one ten minutes, and one with its host for ever', () => {
  const { emptyMs, withPeopleMs } = WAITS_FOR_HOST;
  expect(isForsaken({ hostMs: null, empty: true })).toBe(false);
  expect(isForsaken({ hostMs: emptyMs - 1, empty: true })).toBe(false);
  expect(isForsaken({ hostMs: emptyMs, empty: true })).toBe(true);
  expect(isForsaken({ hostMs: withPeopleMs - 1, empty: false })).toBe(false);
  expect(isForsaken({ hostMs: withPeopleMs, empty: false })).toBe(true);
});
