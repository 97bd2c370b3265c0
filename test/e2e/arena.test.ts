/** Four browsers around one match: two play it over a long way, a third watches, a fourth replays it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeReplay } from '../../shared/arena/replay.ts';
import { codeInLink } from '../../shared/arena/replayAddress.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { openWay, type Way } from '../bench/net/weatherProxy.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { balance, duelProbe } from './support/player.ts';
import { screenshot } from './support/screenshot.ts';
import { type Visit, visit } from './support/visit.ts';
import { chooseMode, untilPhase } from './support/walk.ts';

const LONG_WAY = { latencyMs: 100, jitterMs: 20, stallMs: 0 };
const FALLS_AT = 90; // ticks: the second player then lets go
const ATTEMPTS = 4; // until the machine makes no input late

const hash = (value: number): string => value.toString(16).padStart(8, '0');
const inMatch = (page: Page) =>
  page.waitForFunction(() => window.__arena.duel?.screen === 'duel' && window.__arena.frames > 0);
/** What the page says of its corrections, in words. */
const corrections = (page: Page) =>
  page
    .getByText(/\d+ corrections? in [\d,]+ ticks?/)
    .first()
    .innerText();

describe.runIf(browserAvailable())('a duel of two people', () => {
  let server: ArenaServer;
  let browser: Browser;
  const ways: Way[] = [];
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    for (const way of ways) way.stop();
    await server.stop();
  });

  /** A page behind 100 +- 20 ms of its own. */
  async function farAway(seed: number): Promise<{ readonly visitor: Visit; readonly origin: string }> {
    const way = await openWay(server.port, LONG_WAY, randomStream(seed, 'way'), () => {});
    ways.push(way);
    const origin = `http://127.0.0.1:${way.port}`;
    return { visitor: await visit(browser, `${origin}/play`), origin };
  }

  it('[NET6] over 100 +- 20 ms ends alike for both without a correction, is watched by a third, and replays in a fourth', async () => {
    const viewer = await visit(browser, `${server.url}/live`); // sees two agents, until people play
    await inMatch(viewer.page);
    const [{ visitor: host }, { visitor: guest, origin }] = [await farAway(1), await farAway(2)];
    await chooseMode(host.page, 'Duel a person');
    await host.page.getByRole('button', { name: 'Make a link' }).click();
    const link = await host.page.locator('.room input').first().inputValue();
    await guest.page.goto('about:blank');
    await guest.page.goto(origin + link.slice(link.indexOf('/play')));
    await Promise.all([host, guest].map(({ page }) => inMatch(page)));
    let clean = false;
    let replay = '';
    for (let attempt = 0; attempt < ATTEMPTS && !clean; attempt++) {
      if (attempt > 0) {
        const before = (await duelProbe(host.page)).match;
        for (const { page } of [host, guest]) await page.getByRole('button', { name: /^Rematch/ }).waitFor();
        for (const { page } of [host, guest]) await page.keyboard.press('r');
        for (const { page } of [host, guest, viewer])
          await page.waitForFunction((old) => ![null, old].includes(window.__arena.duel?.match ?? null), before, {
            timeout: 30_000,
          });
      }
      await Promise.all([
        balance(host.page, host.wire, () => true),
        balance(guest.page, guest.wire, (tick) => tick < FALLS_AT),
      ]);
      await Promise.all([host, guest, viewer].map(({ page }) => untilPhase(page, 'finished')));
      const [a, b, c] = [await duelProbe(host.page), await duelProbe(guest.page), await duelProbe(viewer.page)];
      console.log(
        `ticks ${a.result?.tick}, late ${a.lateInputs} and ${b.lateInputs}, corrections ${a.corrections} and ${b.corrections}`,
      );
      expect(a.match).toBe(b.match);
      expect(c.match).toBe(a.match);
      const { tick, end, replay: code } = a.result!;
      expect(b.result).toMatchObject({ tick, end, replay: code });
      expect(c.result).toMatchObject({ tick, end, replay: code });
      if (a.result!.winner !== 'draw') expect(b.result!.winner).toBe(a.result!.winner === 'you' ? 'rival' : 'you');
      expect([a.mismatches, b.mismatches, c.mismatches, c.corrections]).toEqual([0, 0, 0, 0]);
      for (const one of [a, b]) if (one.lateInputs === 0) expect(one.corrections).toBe(0);
      clean = a.lateInputs === 0 && b.lateInputs === 0 && tick > FALLS_AT / 2;
      replay = code!;
    }
    expect(clean).toBe(true);
    for (const { page } of [host, guest]) expect(await corrections(page)).toMatch(/^0 corrections/);
    await host.page.getByRole('button', { name: /^Rematch/ }).waitFor();
    await screenshot(host.page, 'people-result');
    await screenshot(viewer.page, 'people-watched');

    const shown = await host.page
      .getByRole('link', { name: /replay/i })
      .first()
      .getAttribute('href');
    expect(codeInLink(shown!)).toBe(replay);
    const read = decodeReplay(replay);
    if (!read.ok) throw new Error(read.code);
    const fourth = await visit(browser, `${server.url}/replay#${replay}`);
    await fourth.page.getByRole('button', { name: 'Verify' }).click();
    const told = hash(read.value.hash);
    expect(await fourth.page.locator('.verdict dd').allInnerTexts()).toEqual([told, told]);
    for (const one of [host, guest, viewer, fourth]) await one.end();
  });
});
