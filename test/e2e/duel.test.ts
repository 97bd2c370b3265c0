import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fall } from '../../shared/arena/match.ts';
import type { MatchResult } from '../../shared/protocol/matchEvents.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { balance, duelProbe } from './support/player.ts';
import { type Visit, visit } from './support/visit.ts';
import { enterDuel, letFall, playNow, rematch, untilPhase } from './support/walk.ts';
import { seatOn } from './support/wire.ts';

const LASTS = 60; // ticks that the player keeps the pole up; whoever presses nothing is down after ten
const ATTEMPTS = 8; // a busy machine makes a slow hand
const CHAMPION = 5; // of the list

/** What the page shows of the newest duel, finished, is what the server said of it; the prediction was right but for late inputs. */
async function expectAgreement({ page, wire }: Visit): Promise<MatchResult> {
  const duel = wire.duels.at(-1)!;
  const { result, taken, confirmed } = duel;
  const seat = seatOn(duel);
  if (!result) throw new Error('the server told no result');
  const winner = result.winner === 'draw' ? 'draw' : result.winner === seat ? 'you' : 'rival';
  const shown = await duelProbe(page);
  expect(shown).toMatchObject({ mismatches: 0, lateInputs: result.lateInputs });
  expect(shown.corrections).toBeLessThanOrEqual(result.lateInputs); // an input that comes in time is never corrected
  expect(shown.result).toEqual({ winner, tick: result.tick, end: 'fall', replay: result.replay });
  expect(taken).not.toContain('mismatch');
  expect(confirmed.match()).toMatchObject({ phase: 'finished', tick: result.tick, winner: result.winner });

  const card = page.locator('main section', { has: page.getByRole('heading', { level: 2 }) }).last();
  const title = { you: 'You win', rival: 'You fell first', draw: 'A draw' }[winner];
  await expect.poll(() => card.getByRole('heading', { level: 2 }).innerText()).toBe(title);
  const [own, rival] = await card.getByRole('listitem').allInnerTexts();
  const reason = (fall: Fall | null): string => {
    if (!fall) return `still standing at tick ${result.tick}`;
    const where = {
      angle: `the pole leaned past 12° to the ${fall.side}`,
      edge: `off the ${fall.side} end of the track`,
    };
    return `down at tick ${fall.tick}, ${where[fall.cause]}`;
  };
  expect(own).toContain(reason(result.falls[seat]!));
  expect(rival).toContain(reason(result.falls[1 - seat]!));
  return result;
}

describe.runIf(browserAvailable())('a duel in a browser', () => {
  let server: ArenaServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('is one click away, is won by keyboard against a newborn, tells why, and starts again by one key', async () => {
    const visitor = await visit(browser, server.url);
    const { page, wire, end } = visitor;
    await playNow(page);
    await untilPhase(page, 'playing');
    expect(await balance(page, wire, () => true)).toBeGreaterThan(0);
    await untilPhase(page, 'finished');
    const result = await expectAgreement(visitor);
    const first = wire.duels[0]!.joined;
    expect(first.setup).toMatchObject({ speed: '0.5x', wind: 0 });
    expect(result.winner).toBe(first.seat);

    await page.keyboard.press('ArrowRight');
    await rematch(page);
    expect(wire.duels).toHaveLength(2);
    const second = wire.duels[1]!.joined;
    expect({ ...second.setup, seed: 0 }).toEqual({ ...first.setup, seed: 0 });
    expect(second.setup.seed).not.toBe(first.setup.seed);
    expect(second.seats).toEqual(first.seats);
    await untilPhase(page, 'playing');
    expect((await duelProbe(page)).held).toBe(second.keyframe.held[seatOn(wire.duels[1]!)]);
    await page.keyboard.press('ArrowRight'); // the key of the duel before
    await page.waitForFunction(() => window.__arena.duel?.held === 1);
    await untilPhase(page, 'finished');

    await page.keyboard.down('ArrowRight');
    await rematch(page);
    await page.waitForFunction(() => window.__arena.duel?.held === 1); // a key that is down holds in the new duel
    expect((await duelProbe(page)).phase).toBe('countdown');
    await page.keyboard.up('ArrowRight');

    await letFall(page);
    const focus = page.locator(':focus');
    // Whoever happens to have won: a win offers the next rival first.
    await expect.poll(() => focus.innerText()).toMatch(/^(Rematch|Next)/);
    if (/^Next/.test(await focus.innerText())) await page.keyboard.press('Tab');
    expect(await focus.innerText()).toMatch(/^Rematch/);
    await page.keyboard.press('Tab');
    expect(await focus.innerText()).toBe('Change rival');
    await page.keyboard.press('Enter');
    await page.locator('main ol > li').first().waitFor();
    await expect.poll(() => focus.getAttribute('id')).toBe('main'); // not lost with the button that had it
    await end();
  });

  it('[NET6] is predicted without a single correction while the player stands, and until the fall', async () => {
    const visitor = await visit(browser, server.url);
    const { page, wire, end } = visitor;
    await enterDuel(page, CHAMPION);
    await untilPhase(page, 'playing');
    let stood = 0;
    for (let attempt = 0; attempt < ATTEMPTS && stood < LASTS; attempt++) {
      if (attempt > 0) await rematch(page);
      const presses = await balance(page, wire, (tick) => tick < LASTS);
      await letFall(page);
      const { tick, lateInputs } = await expectAgreement(visitor);
      console.log(`a duel of ${tick} ticks, ${presses} keys pressed, ${lateInputs} late`);
      if (lateInputs === 0) stood = tick; // else the machine stood still for longer than the buffer
    }
    expect(stood).toBeGreaterThanOrEqual(LASTS);
    expect((await duelProbe(page)).corrections).toBe(0);
    await end();
  });
});
