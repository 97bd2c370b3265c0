import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  FIRST_VISIT,
  type Progress,
  readProgress,
  withDuel,
  withWin,
  writeProgress,
} from '../../../client/model/path/progress.ts';
import type { Fall } from '../../../shared/arena/match.ts';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';

const speed = fc.constantFrom(...SPEED_CLASSES);
const oneTry = fc.record({ speed, ticks: fc.nat(4000), won: fc.boolean() });
const progress: fc.Arbitrary<Progress> = fc.record({
  won: fc.dictionary(fc.stringMatching(/^[a-z][\w-]{0,8}$/), speed, { maxKeys: 8 }),
  tries: fc.array(oneTry, { maxLength: 12 }),
  speed,
  pressed: fc.boolean(),
});

const RIVAL = { kind: 'agent', agent: 'a', recipe: 'r', episode: 1, mean: 10, reaction: 0 } as const;
const YOU = { kind: 'human', name: 'otter' } as const;
const DUEL = {
  mode: 'duel',
  seat: 0,
  seats: [YOU, RIVAL],
  setup: { seed: 1, wind: 0, speed: '0.75x', seats: 2 },
} as const;

const fall = (tick: number): Fall => ({ tick, cause: 'angle', side: 'left' });
const lostAt = (tick: number) => ({ winner: 1, tick, end: 'fall', falls: [fall(tick), null] }) as const;
const WON = { winner: 0, tick: 30, end: 'fall', falls: [null, fall(30)] } as const;

it('[PATH1] a duel won by the rival’s fall passes its step; a draw, a handicap, another match and an early end do not', () => {
  const tried = { speed: '0.75x', ticks: 30 } as const;
  expect(withDuel(FIRST_VISIT, DUEL, WON)).toEqual({
    ...FIRST_VISIT,
    won: { a: '0.75x' },
    tries: [{ ...tried, won: true }],
  });
  const only = { ...FIRST_VISIT, tries: [{ ...tried, won: false }] };
  expect(withDuel(FIRST_VISIT, DUEL, lostAt(30))).toEqual(only);
  expect(withDuel(FIRST_VISIT, DUEL, { ...WON, winner: 'draw', falls: [fall(30), fall(30)] })).toEqual(only);
  const late = { ...DUEL, seats: [YOU, { ...RIVAL, reaction: 5 }] };
  expect(withDuel(FIRST_VISIT, late, WON)).toEqual({ ...FIRST_VISIT, tries: [{ ...tried, won: true }] });
  expect(withDuel(FIRST_VISIT, { ...DUEL, seats: [YOU, YOU] }, WON)).toBe(FIRST_VISIT);
  expect(withDuel(FIRST_VISIT, { ...DUEL, mode: 'bumper' }, WON)).toBe(FIRST_VISIT);
  expect(withDuel(FIRST_VISIT, { ...DUEL, seat: null }, WON)).toBe(FIRST_VISIT);
  expect(withDuel(FIRST_VISIT, DUEL, { ...WON, end: 'left' })).toBe(FIRST_VISIT);
});

it('[PATH2] what was kept is read back', () => {
  fc.assert(
    fc.property(progress, (kept) => {
      expect(readProgress(writeProgress(kept))).toEqual(kept);
    }),
  );
});

it('[PATH2] whatever the browser kept is read without failing, and what does not fit is left out', () => {
  fc.assert(fc.property(fc.string(), (text) => void readProgress(text)));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = readProgress(JSON.stringify(value));
      expect(readProgress(writeProgress(read))).toEqual(read);
    }),
  );
  expect(readProgress(null)).toEqual(FIRST_VISIT);
  const mixed = {
    won: { a: '1x', b: '9x' },
    tries: [{ speed: '1x', ticks: -1, won: true }, 3],
    speed: 'fast',
    pressed: 1,
  };
  expect(readProgress(JSON.stringify(mixed))).toEqual({ ...FIRST_VISIT, won: { a: '1x' } });
});

it('[PATH2] an agent’s fastest win stays, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(speed, { minLength: 1 }), (speeds) => {
      const after = speeds.reduce((now, at) => withWin(now, 'a', at), withWin(FIRST_VISIT, 'b', '0.5x'));
      const fastest = SPEED_CLASSES.findLast((one) => speeds.includes(one));
      expect(after.won).toEqual({ a: fastest, b: '0.5x' });
    }),
  );
});

it('[PATH2] neither wins nor tries grow without end, and the newest stay', () => {
  let now = FIRST_VISIT;
  for (let i = 0; i < 200; i++) now = withDuel(withWin(now, `agent-${i}`, '1x'), DUEL, lostAt(i + 1));
  expect(Object.keys(now.won)).toHaveLength(60);
  expect(now.won['agent-199']).toBe('1x');
  expect(now.tries.map(({ ticks }) => ticks)).toEqual(Array.from({ length: 12 }, (_, i) => 189 + i));
  expect(readProgress(writeProgress(now))).toEqual(now);
});
