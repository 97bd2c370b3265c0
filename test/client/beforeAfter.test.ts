import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, createComparison, type Ending, playOut } from '../../client/model/beforeAfter.ts';
import type { Decide } from '../../client/model/freeLane.ts';
import { decideFrom } from '../../client/model/pageAgent.ts';
import { ASKED_AT, survivalOf } from '../../client/model/survival.ts';
import { advanceLane, CLASSIC_TICKS, type Lane, newMatch } from '../../shared/arena/match.ts';
import { FIXED } from '../support/states.ts';

const COUNTDOWN_MS = 2000;
const TICK_MS = 20;

function agent(id: string): Decide {
  const decide = decideFrom(readFileSync(`assets/models/${id}.cpa`));
  if (!decide) throw new Error(`${id} is no agent`);
  return decide;
}
const decides = [agent('episode-268'), agent('champion')] as const;
const SETUP = { seed: 31, wind: 1, speed: '1x', decides, withYou: false } as const;

/** @returns the view after so many ticks */
function run(comparison: Comparison, ticks: number) {
  comparison.frame(0);
  for (let tick = 0; tick < ticks; tick++) comparison.frame(COUNTDOWN_MS + tick * TICK_MS);
  return comparison.frame(COUNTDOWN_MS + (ticks - 1) * TICK_MS);
}

/** What a match of one seat makes of an agent. */
function refereed(decide: Decide, seed: number): Ending {
  const setup = { seed, wind: 1, speed: '1x', seats: 1 } as const;
  let lane: Lane = newMatch(setup).lanes[0]!;
  for (let tick = 0; tick < CLASSIC_TICKS && !lane.fall; tick++)
    lane = advanceLane(lane, setup, tick, decide(lane.cart));
  return lane.fall;
}

describe('[ALONE7] before and after', () => {
  it('runs every lane from the same start in the same wind, as a match would, to its own end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        expect(playOut({ seed, wind: 1, decides })).toEqual(decides.map((decide) => refereed(decide, seed)));
      }),
      { ...FIXED, numRuns: 10 },
    );
  });

  it('drawn on the page’s clock, ends as without it', () => {
    const comparison = createComparison(SETUP);
    expect(run(comparison, 1).hud).toMatchObject({ phase: 'playing', tick: 1 });
    expect(comparison.endings()).toBeNull();
    const { hud } = run(comparison, CLASSIC_TICKS + 5);
    expect(hud).toMatchObject({ phase: 'over', tick: CLASSIC_TICKS, after: null });
    expect(comparison.endings()).toEqual(playOut(SETUP));
    expect(comparison.endings()![0]).toEqual(hud.before);
  });

  it('begins side by side: the same place, and no push before the start', () => {
    const { stage, hud } = createComparison({ ...SETUP, withYou: true }).frame(0);
    expect(hud).toMatchObject({ phase: 'countdown', countdown: 2, tick: 0 });
    expect(stage.own).toBe(2);
    expect(stage.carts.map(({ who }) => who)).toEqual(['agent', 'agent', 'human']);
    expect(new Set(stage.carts.map(({ x, theta }) => `${x} ${theta}`)).size).toBe(1);
    expect(stage.carts.map(({ push }) => push)).toEqual([null, null, 0]);
  });

  it('is skipped to the end that it would have had, but never past a player who stands', () => {
    const skipped = createComparison(SETUP);
    skipped.skip();
    expect(skipped.endings()).toEqual(playOut(SETUP));
    const played = createComparison({ ...SETUP, withYou: true });
    played.skip();
    expect(played.endings()).toBeNull();
    run(played, 60); // nobody touched the stick
    expect(played.frame(0).hud.you).toMatchObject({ cause: 'angle' });
    played.skip();
    const endings = played.endings()!;
    expect(endings.slice(0, 2)).toEqual(playOut(SETUP));
    expect(endings[2]!.tick).toBeLessThan(60);
  });
});

it('[ALONE8] survival counts who still stands at each asked tick, and averages what was stood', () => {
  const ending = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 1, max: CLASSIC_TICKS }).map((tick) => ({ tick, cause: 'angle', side: 'left' }) as const),
  );
  fc.assert(
    fc.property(fc.array(ending, { maxLength: 40 }), (endings) => {
      const { tries, standing, mean } = survivalOf(endings);
      expect(tries).toBe(endings.length);
      expect(standing).toEqual([...standing].sort((a, b) => b - a));
      expect(standing).toHaveLength(ASKED_AT.length);
      expect(standing.at(-1)).toBe(endings.filter((fall) => fall === null).length);
      expect(mean).toBeGreaterThanOrEqual(tries === 0 ? 0 : 1);
      expect(mean).toBeLessThanOrEqual(CLASSIC_TICKS);
    }),
    FIXED,
  );
  const at = (tick: number): Ending => ({ tick, cause: 'edge', side: 'right' });
  expect(survivalOf([at(50), at(51), at(300), null])).toEqual({ tries: 4, standing: [3, 2, 2, 1, 1], mean: 225.25 });
});
