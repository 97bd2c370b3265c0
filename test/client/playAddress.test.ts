import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedIn, levelAddress, lobbyLink } from '../../client/pages/play/address.ts';
import { beginsAtOnce } from '../../client/pages/play/wish.ts';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import type { MatchRequest } from '../../shared/protocol/matchEvents.ts';

it('[MATCH4] a link of a lobby or of a rival is read as it was written', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{1,36}$/), (id) => {
      expect(askedIn(new URL(lobbyLink('http://localhost:3000', id)).hash)).toEqual({ kind: 'join', code: id });
      expect(askedIn(new URL(`http://localhost:3000/play#agent=${id}`).hash)).toEqual({ kind: 'agent', id });
    }),
  );
});

it('[PATH1] the address of a step is read as it was written, and so is that of whoever is next', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,36}$/), (id) => {
      fc.pre(id !== 'next');
      expect(askedIn(levelAddress(id).slice('/play'.length))).toEqual({ kind: 'level', agent: id });
    }),
  );
  expect(askedIn(levelAddress(null).slice('/play'.length))).toEqual({ kind: 'level', agent: null });
});

it('[MATCH4] any other address asks for nothing', () => {
  for (const hash of [
    '',
    '#',
    '#agent=',
    '#path=',
    '#join=',
    '#join=a b',
    '#join=%41',
    '#other=x',
    '#agent=<b>',
    '#survival=2x',
    `#agent=${'x'.repeat(65)}`,
  ])
    expect(askedIn(hash)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void askedIn(`#${text}`)));
});

it('[BOARDPAGE5] a speed at which to survive is read from the boards’ link', () => {
  for (const speed of SPEED_CLASSES) expect(askedIn(`#survival=${speed}`)).toEqual({ kind: 'survival', speed });
});

it('[MATCH4] for people one waits without a canvas', () => {
  const request = { mode: 'duel', speed: '1x', wind: 0, agent: null, reaction: 0, seats: 2 } as const;
  const asked = (company: MatchRequest['company']) =>
    beginsAtOnce({ kind: 'request', request: { ...request, company } });
  expect([asked('agents'), asked('anyone'), asked('friends')]).toEqual([true, false, false]);
  expect(beginsAtOnce({ kind: 'resume' })).toBe(true);
});
