import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLanes } from '../../shared/arena/hash.ts';
import { advance, type Match, type MatchSetup, newMatch } from '../../shared/arena/match.ts';
import {
  decodeReplay,
  encodeReplay,
  MAX_LINK_LENGTH,
  type Replay,
  replayMatches,
  simulateReplay,
} from '../../shared/arena/replay.ts';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A linear law that holds the pole, and now and then errs. */
function steered(cart: CartPoleState): Action {
  return cart.theta + 0.25 * cart.thetaDot + 0.05 * cart.x + 0.1 * cart.xDot > 0 ? 1 : 0;
}

/** Plays a match and keeps what a link tells of it. @param skill share of pushes that the law decides; the others are drawn */
function play(setup: MatchSetup, ticks: number, skill: number, drawSeed = setup.seed): Replay {
  const random = randomStream(drawSeed, 'players');
  const pushes: Action[][] = Array.from({ length: setup.seats }, () => []);
  let match: Match = newMatch(setup);
  while (match.phase === 'playing' && match.tick < ticks) {
    const actions = match.lanes.map(({ cart, fall }, seat): Action => {
      if (fall) return 0;
      const action = nextUniform(random) < skill ? steered(cart) : nextUniform(random) < 0.5 ? 0 : 1;
      pushes[seat]!.push(action);
      return action;
    });
    match = advance(match, actions);
  }
  const actions = pushes.map((seat) => Uint8Array.from(seat));
  return { setup, ticks: match.tick, actions, hash: hashLanes(match.tick, match.lanes) };
}

const setups: fc.Arbitrary<MatchSetup> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  wind: fc.constantFrom(...WIND_LEVELS),
  speed: fc.constantFrom(...SPEED_CLASSES),
  seats: fc.integer({ min: 1, max: 8 }),
});
const replays = fc
  .tuple(setups, fc.integer({ min: 0, max: 1_800 }), fc.constantFrom(0, 0.5, 0.9, 1))
  .map(([setup, ticks, skill]) => play(setup, ticks, skill));
const url = (text: string) => /^[A-Za-z0-9_-]+$/.test(text);

describe('a replay', () => {
  it('[REPLAY1] comes back from its link as it was, stopped or decided, whoever fell when', () => {
    fc.assert(
      fc.property(replays, (replay) => {
        const text = encodeReplay(replay);
        expect(url(text)).toBe(true);
        expect(decodeReplay(text)).toEqual({ ok: true, value: replay });
      }),
      { numRuns: 150 },
    );
  });
  it('[REPLAY2] of one seat and 500 ticks of any pushes takes at most 98 characters', () => {
    fc.assert(
      fc.property(setups, fc.integer(), (setup, drawSeed) => {
        // Every push is the law's or a drawn one, as often as the cart bears: as near to random as 500 ticks allow.
        const one = { ...setup, seats: 1 };
        const replay = play(one, 500, 0.7, Math.abs(drawSeed));
        expect(encodeReplay(replay).length).toBeLessThanOrEqual(Math.ceil((88 + replay.ticks) / 6));
      }),
    );
  });
  it('[REPLAY3] stepped again has the hash of the match, at every tick', () => {
    fc.assert(
      fc.property(replays, fc.nat(), (replay, at) => {
        expect(simulateReplay(replay).hash).toBe(replay.hash);
        const matches = replayMatches(replay);
        expect(matches).toHaveLength(replay.ticks + 1);
        const tick = at % (replay.ticks + 1);
        expect(simulateReplay(replay, tick).match).toEqual(matches[tick]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a damaged link', () => {
  /** Refused, or the text of another replay whose hash is not that of its end. */
  function shows(text: string): boolean {
    const decoded = decodeReplay(text);
    return !decoded.ok || simulateReplay(decoded.value).hash !== decoded.value.hash;
  }
  const samples = [0, 1, 2].flatMap((n) =>
    [0.3, 1].map((skill) =>
      play({ seed: 77 + n, wind: WIND_LEVELS[n]!, speed: SPEED_CLASSES[n]!, seats: 1 + n }, 200, skill),
    ),
  );
  it('[REPLAY4] shows itself, wherever it was cut off or goes on', () => {
    for (const replay of samples) {
      const text = encodeReplay(replay);
      for (let length = 0; length < text.length; length++) expect(shows(text.slice(0, length))).toBe(true);
      for (const more of DIGITS) expect(shows(text + more)).toBe(true);
    }
  });
  it('[REPLAY4] shows itself, whichever character was changed to whatever', () => {
    for (const replay of samples) {
      const text = encodeReplay(replay);
      for (let at = 0; at < text.length; at++) {
        for (const digit of `${DIGITS}+ =.`) {
          if (digit === text[at]) continue;
          expect(shows(text.slice(0, at) + digit + text.slice(at + 1))).toBe(true);
        }
      }
    }
  });
  it('[REPLAY5] never throws, and what is read has no other text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...DIGITS), maxLength: 120 });
    const texts = fc.oneof(
      fc.string(),
      letters,
      letters.map((rest) => `E${rest}`), // the version of today: 0001 00
      fc.integer({ min: MAX_LINK_LENGTH - 1, max: MAX_LINK_LENGTH + 1 }).map((length) => 'E'.padEnd(length, 'A')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const decoded = decodeReplay(text);
        if (decoded.ok) expect(encodeReplay(decoded.value)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});
