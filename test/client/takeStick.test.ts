import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decide, Push } from '../../client/model/freeLane.ts';
import { decideFrom } from '../../client/model/pageAgent.ts';
import { createStickPractice } from '../../client/model/stickPractice.ts';
import { advanceStick, handOver, newCart, type StickGame, stickGame } from '../../client/model/takeStick.ts';
import { advance, forceAt, type Match, newMatch } from '../../shared/arena/match.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { FIXED } from '../support/states.ts';

const TICK_MS = 40;
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const push = fc.constantFrom<Push>(0, 1, 'none');

function agent(id: string): Decide {
  const decide = decideFrom(readFileSync(`assets/models/${id}.cpa`));
  if (!decide) throw new Error(`${id} is no agent`);
  return decide;
}
const toddler = agent('episode-285');

/** One tick of what was asked for. */
type Turn = { readonly yours: boolean; readonly push: Push };
const turns = fc.array(fc.record({ yours: fc.boolean(), push }), { minLength: 1, maxLength: 60 });

function play(from: StickGame, list: readonly Turn[], each: (game: StickGame, turn: Turn) => void): StickGame {
  let game = from;
  for (const turn of list) {
    game = handOver(game, turn.yours ? 'you' : 'agent');
    each(game, turn);
    game = advanceStick(game, turn.push, toddler, 0);
  }
  return game;
}

describe('[ALONE3] the stick', () => {
  it('never taken, leaves the agent the very episode that it plays in a match, wind included', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const setup = { seed: from, wind: 2, speed: '1x', seats: 1 } as const;
        let match: Match = newMatch(setup);
        let game = stickGame(resetState(from));
        for (let tick = 0; tick < 120 && match.phase === 'playing'; tick++) {
          match = advance(match, [toddler(match.lanes[0]!.cart)]);
          game = advanceStick(game, 0, toddler, forceAt(setup, tick));
          expect(game.lane).toEqual(match.lanes[0]);
        }
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('changes hands without the cart noticing: no tick, no number of its state', () => {
    fc.assert(
      fc.property(seed, turns, (from, list) => {
        let before = stickGame(resetState(from));
        play(before, list, (game, turn) => {
          expect(game.tick).toBeLessThanOrEqual(list.length);
          for (const to of ['you', 'agent'] as const) {
            const handed = handOver(game, to);
            expect(handed.lane).toBe(game.lane);
            expect(handed.tick).toBe(game.tick);
          }
          if (!game.lane.fall) expect(game.holder).toBe(turn.yours ? 'you' : 'agent');
          before = game;
        });
        expect(before).toBeDefined();
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('acts for whoever holds it: your push as it is, else what the agent decides in that state', () => {
    fc.assert(
      fc.property(seed, turns, (from, list) => {
        play(stickGame(resetState(from)), list, (game, turn) => {
          if (game.lane.fall) return;
          const wanted = turn.yours ? turn.push : toddler(game.lane.cart);
          expect(advanceStick(game, turn.push, toddler, 0).push).toBe(wanted);
        });
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('counts the ticks in your hands, this time and the longest time', () => {
    fc.assert(
      fc.property(seed, turns, (from, list) => {
        let run = 0;
        let longest = 0;
        let times = 0;
        let had = false;
        const game = play(stickGame(resetState(from)), list, (now, { yours }) => {
          if (now.lane.fall) return;
          if (yours && !had) {
            times++;
            run = 0;
          }
          if (yours) run++;
          had = yours;
          longest = Math.max(longest, run);
        });
        expect(game).toMatchObject({ heldTicks: run, longestTicks: longest, times });
        expect(newCart(game, resetState(1))).toMatchObject({
          tick: 0,
          holder: 'agent',
          heldTicks: 0,
          longestTicks: longest,
        });
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('of a fallen cart is nobody’s to take', () => {
    let game = handOver(stickGame(resetState(3)), 'you');
    while (!game.lane.fall) game = advanceStick(game, 1, toddler, 0);
    expect(handOver(handOver(game, 'agent'), 'you')).toBe(game);
    expect(advanceStick(game, 0, toddler, 0)).toBe(game);
  });

  it('is taken on the page’s clock: nothing pushes until you do, and the agent goes on from where you let go', () => {
    const game = createStickPractice({ seed: 4, wind: 0, speed: '0.5x', decide: agent('champion') });
    let now = 0;
    const run = (ticks: number) => {
      for (let i = 0; i < ticks; i++, now += TICK_MS) game.frame(now);
      return game.frame(now).hud;
    };
    expect(run(100)).toMatchObject({ holder: 'agent', fall: null, heldTicks: 0 });
    game.setPush(1); // a press while the agent has it is none of the cart's business
    game.take();
    expect(run(3)).toMatchObject({ holder: 'you', push: 'none', heldTicks: 3, fall: null });
    game.setPush(0);
    expect(run(2)).toMatchObject({ push: 0, heldTicks: 5, longestTicks: 5 });
    game.giveBack();
    expect(run(1000)).toMatchObject({ holder: 'agent', fall: null, heldTicks: 5, times: 1 });
    game.take();
    game.setPush(1);
    expect(run(200)).toMatchObject({ holder: 'you', fall: { side: 'left' } });
    game.again();
    expect(run(30)).toMatchObject({ holder: 'agent', fall: null, times: 2 });
  });
});

it('[ALONE3] bytes that are no CartPole policy decide nothing', () => {
  const bytes = readFileSync('assets/models/champion.cpa');
  expect(decideFrom(bytes.subarray(0, bytes.length - 1))).toBeNull();
  expect(decideFrom(new Uint8Array())).toBeNull();
});
