import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { scrollsSideways } from './support/fits.ts';
import { visit } from './support/visit.ts';
import { chooseMode, chooseRival, letFall } from './support/walk.ts';

describe.runIf(browserAvailable())('rated duels in a browser', () => {
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

  it('[RATING5] two who meet by the quick match see before it begins that it counts, then what it changed, then the row', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
    const [host, guest] = [
      await visit(browser, `${server.url}/play`),
      await visit(browser, `${server.url}/play`, phone),
    ];
    for (const { page } of [host, guest]) {
      await chooseMode(page, 'Duel a person');
      await page.locator('main').getByText('Duels here count for your rating at 0.5×.').waitFor();
      await page.getByRole('button', { name: 'Find someone' }).click();
    }
    for (const { page } of [host, guest]) {
      await page.locator('main').getByText('You: no rating yet, rival: no rating yet').waitFor();
      await letFall(page);
      await page
        .locator('main')
        .getByText(/^Rating \d+ \([+−]\d+\)$/)
        .waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    }
    await host.page.getByRole('link', { name: 'See the row' }).click();
    await host.page.waitForFunction(() => window.__arena.page === '/boards');
    await host.page.getByRole('heading', { name: 'Newest games' }).or(host.page.locator('.rowGames')).first().waitFor();
    for (const { end } of [host, guest]) await end();
  });

  it('[RATING5] wind and a handicap are said to count for nothing, before and after', async () => {
    const { page, end } = await visit(browser, `${server.url}/play`);
    await page.getByRole('radio', { name: 'Breeze' }).check();
    await page.locator('main').getByText('With wind a duel counts for no rating', { exact: false }).waitFor();
    await chooseRival(page);
    await page.locator('main').getByText('Not rated', { exact: true }).first().waitFor();
    await letFall(page);
    await page.locator('.result').getByText('Rated duels have no wind before the overtime.').waitFor();
    await end();
  });
});
