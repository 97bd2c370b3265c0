import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { houseReturns } from './support/houseRun.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const LIVES = 3;

describe.runIf(browserAvailable())('a race in a browser', () => {
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

  it('[DQN1] is raced by keyboard through lives of both, and the newborn in the page lives the very lives that Node computes', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/race`);
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.waitForFunction(() => window.__arena.race?.phase === 'racing', null, { timeout: 30_000 });
    let right = true;
    await expect
      .poll(
        async () => {
          await page.keyboard.press(right ? 'ArrowRight' : 'ArrowLeft');
          right = !right;
          const race = await page.evaluate(() => window.__arena.race);
          return Math.min(race?.you.lives.length ?? 0, race?.newborn.lives.length ?? 0);
        },
        { timeout: 60_000, interval: 100 },
      )
      .toBeGreaterThanOrEqual(LIVES);
    const race = (await page.evaluate(() => window.__arena.race))!;
    await screenshot(page, 'race-running');
    const [asked] = wire.races;
    expect(race).toMatchObject({ engine: 'kernel', seed: asked?.seed });
    expect(asked).toMatchObject({ recipe: 'house', speed: '0.5x' });
    console.log(
      `race of seed ${race.seed}: you ${race.you.lives.join(', ')}; the newborn ${race.newborn.lives.join(', ')}`,
    );
    expect(race.newborn.lives).toEqual(houseReturns(race.seed!, race.newborn.lives.length));
    for (const { life, lives, best } of [race.you, race.newborn]) {
      expect(life).toBeGreaterThanOrEqual(lives.length);
      expect(best).toBeGreaterThanOrEqual(Math.max(...lives));
    }
    const labels = await page
      .locator('main')
      .getByText(/^Life \d+$/)
      .allInnerTexts();
    expect(labels.map((text) => Number(text.slice(5)) >= LIVES)).toEqual([true, true]);
    await end();
  });
});
