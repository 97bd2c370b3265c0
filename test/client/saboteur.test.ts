import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBetter, readScores, withScore, writeScores } from '../../client/model/bestScores.ts';
import type { Decide, Push } from '../../client/model/freeLane.ts';
import { decideFrom } from '../../client/model/pageAgent.ts';
import {
  advanceSabotage,
  FULL_BREATH,
  GUST_FORCE,
  isOver,
  newSabotage,
  type Sabotage,
  ticksUnharmed,
} from '../../client/model/saboteur.ts';
import { createSaboteurGame } from '../../client/model/saboteurGame.ts';
import { CLASSIC_TICKS } from '../../shared/arena/match.ts';
import { CARTPOLE } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { FIXED } from '../support/states.ts';

const STARTS = 40;
const push = fc.constantFrom<Push>(0, 1, 'none');

function agent(id: string): Decide {
  const decide = decideFrom(readFileSync(`assets/models/${id}.cpa`));
  if (!decide) throw new Error(`${id} is no agent`);
  return decide;
}
const [weak, strong] = [agent('episode-285'), agent('champion')];

/** Who blows, by what is on the screen. */
type Saboteur = () => (now: Sabotage) => Push;

const rests: Saboteur = () => () => 'none';
const blowsAlways: Saboteur = () => () => 1;
/** Waits for a full breath, then spends it all to the side that the cart drifts to. */
const savesAndDrives: Saboteur = () => {
  let side: Push = 'none';
  return ({ breath, lane }) => {
    if (breath < 0.9 * GUST_FORCE * CARTPOLE.dt) side = 'none';
    else if (side === 'none' && breath >= 0.9 * FULL_BREATH) side = lane.cart.x + 0.5 * lane.cart.xDot < 0 ? 0 : 1;
    return side;
  };
};

/** The ticks at which it went down; only those starts from which it did. */
function falls(decide: Decide, saboteur: Saboteur): number[] {
  return Array.from({ length: STARTS }, (_, i) => {
    const blow = saboteur();
    let now = newSabotage(resetState(1000 + i));
    while (!isOver(now)) now = advanceSabotage(now, blow(now), decide);
    return now.lane.fall ? now.tick : null;
  }).filter((tick) => tick !== null);
}
const mean = (ticks: readonly number[]): number => ticks.reduce((sum, tick) => sum + tick, 0) / ticks.length;

describe('[ALONE5] the saboteur', () => {
  it('fells weak agents in half the time that they stand by themselves', () => {
    const [alone, felled] = [falls(weak, rests), falls(weak, savesAndDrives)];
    console.log(
      `weak: ${mean(alone).toFixed(0)} ticks by itself, ${mean(felled).toFixed(0)} against a scripted saboteur`,
    );
    expect([alone.length, felled.length]).toEqual([STARTS, STARTS]);
    expect(mean(felled)).toBeLessThan(0.55 * mean(alone));
  });

  it('fells the strongest by saving breath for the right moment, not by blowing alone', () => {
    const skilled = falls(strong, savesAndDrives);
    const blind = falls(strong, blowsAlways);
    console.log(
      `strongest: felled ${skilled.length} times of ${STARTS} by skill, at ${mean(skilled).toFixed(0)}; ${blind.length} by blowing`,
    );
    expect(falls(strong, rests)).toEqual([]);
    expect(blind.length).toBeLessThanOrEqual(STARTS / 10);
    expect(skilled.length).toBeGreaterThanOrEqual(STARTS / 2);
    expect(skilled.length).toBeLessThan(STARTS);
  });
});

describe('[ALONE4] the breath', () => {
  it('is never more than full nor less than none, and every gust is paid for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.array(push, { maxLength: 200 }), (seed, blows) => {
        let now = newSabotage(resetState(seed));
        let blown = 0;
        for (const blow of blows) {
          const next = advanceSabotage(now, blow, strong);
          if (next === now) break;
          expect(Math.abs(next.force)).toBe(next.force === 0 ? 0 : GUST_FORCE);
          if (blow === 'none') expect(next.force).toBe(0);
          if (next.force !== 0) expect(Math.sign(next.force)).toBe(blow === 1 ? 1 : -1);
          if (blow !== 'none') expect(next.breath).toBeLessThanOrEqual(now.breath);
          else expect(next.breath).toBeGreaterThanOrEqual(now.breath);
          expect(next.breath).toBeGreaterThanOrEqual(0);
          expect(next.breath).toBeLessThanOrEqual(FULL_BREATH);
          blown += Math.abs(next.force) * CARTPOLE.dt;
          now = next;
        }
        expect(now.used).toBeCloseTo(blown, 9);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('ends: who keeps blowing has nothing left after half a second, and gets it back by letting go', () => {
    let now = newSabotage(resetState(8));
    const forces = Array.from({ length: 40 }, () => {
      now = advanceSabotage(now, 1, strong);
      return now.force;
    });
    expect(forces).toEqual([...new Array<number>(25).fill(GUST_FORCE), ...new Array<number>(15).fill(0)]);
    expect(now.used).toBeCloseTo(FULL_BREATH, 9);
    for (let i = 0; i < 50; i++) now = advanceSabotage(now, 'none', strong);
    expect(advanceSabotage(now, 0, strong).force).toBe(-GUST_FORCE);
  });

  it('left alone, the agent plays its own episode; the end is the fall or 500 ticks', () => {
    const ticks = [0, 1, 2].map((seed) => ticksUnharmed(seed, weak));
    expect(Math.max(...ticks)).toBeLessThan(CLASSIC_TICKS);
    expect(ticksUnharmed(0, strong)).toBe(CLASSIC_TICKS);
    let now = newSabotage(resetState(1));
    for (let i = 0; i < CLASSIC_TICKS; i++) now = advanceSabotage(now, 'none', weak);
    expect(now.tick).toBe(ticks[1]);
    expect(now.lane.fall).toMatchObject({ tick: ticks[1] });
  });
});

it('[ALONE4] on the page’s clock nothing blows during the countdown, keys blow, and it ends once', () => {
  const game = createSaboteurGame({ seed: 3, speed: '1x', decide: weak });
  game.setPush(1);
  expect(game.frame(0).hud).toMatchObject({ phase: 'countdown', countdown: 2, breath: FULL_BREATH });
  expect(game.frame(1999).hud).toMatchObject({ phase: 'countdown', countdown: 1, tick: 0 });
  expect(game.frame(2000)).toMatchObject({
    hud: { phase: 'playing', tick: 1, force: GUST_FORCE },
    stage: { carts: [{ who: 'agent', wind: GUST_FORCE }] },
  });
  for (let now = 2020; now < 20_000; now += 20) game.frame(now);
  const { hud } = game.frame(20_000);
  expect(hud).toMatchObject({ phase: 'over', force: expect.any(Number) as number });
  expect(hud.fall?.tick).toBe(hud.tick);
  expect(game.frame(30_000).hud).toEqual(hud);
});

describe('[ALONE6] best scores', () => {
  const score = fc.record({
    tick: fc.integer({ min: 1, max: 500 }),
    used: fc.double({ min: 0, max: 40, noNaN: true }),
  });
  const key = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const list = fc.array(fc.tuple(key, score), { maxLength: 30 });

  it('keep the earliest fall of each, at equal ticks that with less breath, in any order of play', () => {
    fc.assert(
      fc.property(list, (played) => {
        const scores = played.reduce((kept, [of, one]) => withScore(kept, of, one), {});
        for (const [of, one] of played) {
          const kept = readScores(writeScores(scores))[of]!;
          expect(isBetter(one, kept)).toBe(false);
          expect(played.filter(([other]) => other === of).map(([, s]) => [s.tick, s.used + 0])).toContainEqual([
            kept.tick,
            kept.used + 0,
          ]);
        }
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  it('are read from anything without a word, and what is no score is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
        for (const { tick, used } of Object.values(readScores(text))) {
          expect(Number.isSafeInteger(tick) && tick >= 1 && used >= 0).toBe(true);
        }
      }),
      FIXED,
    );
    expect(readScores('{"a":{"tick":9,"used":1},"b":{"tick":0,"used":1},"c":3,"d":{"tick":9}}')).toEqual({
      a: { tick: 9, used: 1 },
    });
  });

  it('do not grow without end', () => {
    let scores = {};
    for (let i = 0; i < 500; i++) scores = withScore(scores, `agent ${i}`, { tick: 5, used: 1 });
    expect(Object.keys(scores).length).toBe(200);
    expect(scores).toHaveProperty(['agent 499']);
  });
});
