import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLanes } from '../../shared/arena/hash.ts';
import { advance, advanceLane, type Match, type MatchSetup, newMatch } from '../../shared/arena/match.ts';
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

interface Golden {
  readonly what: string;
  readonly link: string;
  readonly setup: MatchSetup;
  readonly ticks: number;
  readonly falls: readonly (string | null)[];
  readonly winner: number | 'draw' | null;
  readonly hash: string;
}
const golden = JSON.parse(readFileSync(new URL('../golden/replays.json', import.meta.url), 'utf8')) as Golden[];

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A linear law that holds the pole, and now and then errs. */
function steered(cart: CartPoleState): Action {
  return cart.theta + 0.25 * cart.thetaDot + 0.05 * cart.x + 0.1 * cart.xDot > 0 ? 1 : 0;
}

type Player = (cart: CartPoleState) => Action;

/** @param skill share of pushes that the law decides; the others are drawn */
function erring(skill: number, seed: number): Player {
  const random = randomStream(seed, 'players');
  return (cart) => (nextUniform(random) < skill ? steered(cart) : nextUniform(random) < 0.5 ? 0 : 1);
}

/** Every push is drawn, unless nothing could then save the cart: as near to random as 500 ticks allow. */
function restless(setup: MatchSetup): Player {
  const random = randomStream(setup.seed, 'players');
  const saving = (c: CartPoleState): Action => (c.theta + 0.2 * c.thetaDot + 0.03 * c.x + 0.05 * c.xDot > 0 ? 1 : 0);
  return (cart) => {
    const drawn: Action = nextUniform(random) < 0.5 ? 0 : 1;
    let lane = advanceLane({ cart, fall: null }, setup, 0, drawn);
    for (let tick = 0; tick < 120 && !lane.fall; tick++) lane = advanceLane(lane, setup, 0, saving(lane.cart));
    return lane.fall ? (drawn === 1 ? 0 : 1) : drawn;
  };
}

/** Plays a match and keeps what a link tells of it. */
function play(setup: MatchSetup, ticks: number, player: Player): Replay {
  const pushes: Action[][] = Array.from({ length: setup.seats }, () => []);
  let match: Match = newMatch(setup);
  while (match.phase === 'playing' && match.tick < ticks) {
    const actions = match.lanes.map(({ cart, fall }, seat): Action => {
      if (fall) return 0;
      const action = player(cart);
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
  .map(([setup, ticks, skill]) => play(setup, ticks, erring(skill, setup.seed)));
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
  it('[REPLAY2] of one seat and 500 ticks takes 98 characters where its pushes are random, and never more', () => {
    const lengths: number[] = [];
    for (let seed = 20; seed < 60; seed++) {
      const setup: MatchSetup = { seed, wind: 0, speed: '0.5x', seats: 1 };
      const replay = play(setup, 500, restless(setup));
      if (replay.ticks === 500) lengths.push(encodeReplay(replay).length);
    }
    expect(lengths.length).toBeGreaterThan(10);
    expect(Math.max(...lengths)).toBe(98);
  });
  it('[REPLAY2] takes fewer bits than one for each push of a player who follows any plan', () => {
    for (let seed = 0; seed < 20; seed++) {
      const replay = play({ seed, wind: 0, speed: '1x', seats: 1 }, 500, steered);
      expect(replay.ticks).toBe(500);
      expect(encodeReplay(replay).length).toBeLessThan(45);
    }
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

describe('a replay that cannot be', () => {
  const replay = play({ seed: 3, wind: 0, speed: '1x', seats: 2 }, 4_095, erring(0.5, 3));
  it('[REPLAY6] is refused with the numbers, not written', () => {
    const bad: readonly Replay[] = [
      { ...replay, ticks: replay.ticks + 1 },
      { ...replay, ticks: -1 },
      { ...replay, hash: 2 ** 32 },
      { ...replay, setup: { ...replay.setup, seed: 2 ** 32 } },
      { ...replay, setup: { ...replay.setup, seats: 9 } },
      { ...replay, actions: replay.actions.map((pushes) => pushes.slice(1)) },
      { ...replay, actions: replay.actions.map((pushes) => pushes.map((push) => push + 1)) },
    ];
    for (const one of bad) expect(() => encodeReplay(one)).toThrow(RangeError);
  });
  it('[REPLAY6] is refused by its reader where it goes on after the end, or is of another version', () => {
    const text = encodeReplay({ ...replay, actions: replay.actions, ticks: replay.ticks });
    expect(decodeReplay(`I${text.slice(1)}`)).toEqual({ ok: false, code: 'version', tick: null });
    expect(decodeReplay(`H${text.slice(1)}`)).toEqual({ ok: false, code: 'setup', tick: null }); // no fourth speed
    expect(decodeReplay(text.slice(0, 10))).toEqual({ ok: false, code: 'incomplete', tick: null });
    expect(decodeReplay(`${text}A`)).toEqual({ ok: false, code: 'altered', tick: null });
    expect(decodeReplay(`${text}!`)).toEqual({ ok: false, code: 'letters', tick: null });
    const digits = [...text];
    digits[7] = DIGITS[DIGITS.indexOf(digits[7]!) ^ 16]!; // a high bit of the ticks
    expect(decodeReplay(digits.join(''))).toEqual({ ok: false, code: 'after-end', tick: replay.ticks });
  });
  it('[REPLAY6] does not mind pushes after a fall, and writes none', () => {
    const longer = replay.actions.map((pushes) => Uint8Array.from([...pushes, 1, 0, 1]));
    expect(encodeReplay({ ...replay, actions: longer })).toBe(encodeReplay(replay));
  });
});

describe('the golden links', () => {
  it.each(golden)('[REPLAY7] $what', ({ link, setup, ticks, falls, winner, hash }) => {
    const decoded = decodeReplay(link);
    if (!decoded.ok) throw new Error(decoded.code);
    const { value } = decoded;
    const { match, hash: stepped } = simulateReplay(value);
    expect({ setup: value.setup, ticks: value.ticks, hash: value.hash }).toEqual({
      setup,
      ticks,
      hash: Number.parseInt(hash, 16),
    });
    expect(stepped).toBe(value.hash);
    expect(match.lanes.map(({ fall }) => fall && `${fall.tick} ${fall.cause} ${fall.side}`)).toEqual(falls);
    expect(match.phase === 'finished' ? match.winner : null).toBe(winner);
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
      play({ seed: 77 + n, wind: WIND_LEVELS[n]!, speed: SPEED_CLASSES[n]!, seats: 1 + n }, 200, erring(skill, n)),
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
