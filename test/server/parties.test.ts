import { expect, it } from 'vitest';
import { arenaByHand, createEar, type Ear, playingIn, REQUEST } from './listener.ts';

const SECOND = 50; // ticks
const MINUTE = 60 * SECOND;

/** The matches of all of these are over. */
function played(...players: readonly string[]) {
  const hand = arenaByHand();
  const ears = players.map((player) => createEar(player));
  for (const ear of ears) playingIn(hand.arena.start(ear, REQUEST));
  hand.pass(2 * MINUTE); // who presses nothing has lost
  for (const ear of ears) expect(ear.last('match:finished')).not.toBeNull();
  return { ...hand, ears };
}
const resultFor = (arena: ReturnType<typeof arenaByHand>['arena'], ear: Ear) => {
  expect(arena.resume(ear)).toEqual({ ok: false, code: 'no-match' });
  return ear.last('match:finished');
};

it('[ARENA11] a match that is over is kept for who is there, however long they look at its result', () => {
  const { arena, pass, ears } = played('a', 'b');
  arena.gone(ears[1]!);
  pass(10 * MINUTE);
  expect(playingIn(arena.rematch(ears[0]!)).seat).toBe(0);
});

it('[ARENA11] who is gone and comes back within a minute sees the result, and is there again', () => {
  const { arena, pass, ears } = played('a', 'b');
  arena.gone(ears[0]!);
  pass(30 * SECOND);
  const again = createEar('a');
  expect(resultFor(arena, again)).toEqual(ears[0]!.last('match:finished'));
  pass(5 * MINUTE);
  arena.gone(ears[1]!); // who is gone too long is forgotten at the next occasion
  expect(playingIn(arena.rematch(again)).seat).toBe(0);
});

it('[ARENA11] who is gone for longer is forgotten, with all of the match, whether it ended before or after', () => {
  const hand = arenaByHand();
  const [before, after] = [createEar('before'), createEar('after')];
  for (const ear of [before, after]) playingIn(hand.arena.start(ear, REQUEST));
  hand.arena.gone(after);
  hand.pass(2 * MINUTE);
  hand.arena.gone(before);
  hand.pass(2 * MINUTE);
  playingIn(hand.arena.start(createEar('next'), REQUEST));
  for (const player of ['before', 'after']) {
    const late = createEar(player);
    expect(resultFor(hand.arena, late)).toBeNull();
    expect(hand.arena.rematch(late)).toEqual({ ok: false, code: 'no-match' });
  }
});
