import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { allPaths, tabTo, walkByTab } from './support/tabWalk.ts';
import { DESKTOP, visit } from './support/visit.ts';
import { letFall } from './support/walk.ts';

const NARROW = [
  { width: 640, height: 400 }, // a desktop window at 200 %
  { width: 320, height: 640 },
] as const;

async function arrive(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => window.__arena.connection === 'connected');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** What is wider than the window once the page had some frames to settle in it. */
async function tooWide(page: Page, when: string): Promise<string[]> {
  let wide: string[] = [];
  for (let looks = 0; looks < 5; looks++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const scrolls = (await scrollsSideways(page)) ? [`${when}: scrolls`] : [];
    wide = [...scrolls, ...(await clipped(page)).map((element) => `${when}: ${element}`)];
    if (wide.length === 0) break;
  }
  return wide;
}

async function openSettings(page: Page): Promise<void> {
  await tabTo(page, page.locator('.settingsButton'));
  await page.keyboard.press('Enter');
  await page.locator('dialog.settings[open]').waitFor();
}

describe.runIf(browserAvailable())('by keyboard alone', () => {
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

  it('[HANDS7] every page: each thing that can be used is reached and shows it, no trap, nothing that axe objects to, no sideways scroll at 200 % and at 320', async () => {
    const paths = allPaths();
    expect(paths.length).toBeGreaterThan(15);
    const { page, end } = await visit(browser, server.url, { reducedMotion: 'reduce' });
    const found: Record<string, unknown> = {};
    for (const path of paths) {
      await page.setViewportSize(DESKTOP);
      await arrive(page, server.url + path);
      const { stops, missed, unmarked, trapped } = await walkByTab(page);
      expect(stops, path).toBeGreaterThan(8);
      const objections = await violations(page);
      const wide: string[] = [];
      for (const size of NARROW) {
        await page.setViewportSize(size);
        wide.push(...(await tooWide(page, `${size.width}`)));
      }
      await page.locator('.languages [lang=ko]').click();
      wide.push(...(await tooWide(page, '320, Korean')));
      await page.locator('.languages [lang=en]').click();
      const faults = [...missed, ...unmarked, ...objections, ...wide];
      if (faults.length > 0 || trapped) found[path] = { missed, unmarked, objections, wide, trapped };
    }
    expect(found).toEqual({});
    await end();
  });

  it('[HANDS7] settings open, keep the focus, close on Escape and give it back; more contrast is there at once and stays', async () => {
    const { page, end } = await visit(browser, `${server.url}/me`, { reducedMotion: 'reduce' });
    await openSettings(page);
    const walked: boolean[] = [];
    for (let presses = 0; presses < 16; presses++) {
      await page.keyboard.press('Tab');
      walked.push(
        await page.evaluate(() => {
          const now = document.activeElement;
          return now === document.body || now?.closest('dialog.settings') !== null; // from its end the browser's own bar is next
        }),
      );
    }
    expect(walked).not.toContain(false);
    expect(await violations(page)).toEqual([]);
    await tabTo(page, page.locator('dialog.settings input[name=contrast]').first());
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('more');
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'settings-contrast');
    await page.keyboard.press('Escape');
    await page.locator('dialog.settings').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('settingsButton');
    await page.reload();
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('more');
    await end();
  });

  it('[HANDS7] a duel from the first page to its result, another one, and back', async () => {
    const { page, end } = await visit(browser, server.url);
    await tabTo(page, page.locator('.hero .button.primary'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.__arena.duel?.screen === 'duel' && window.__arena.frames > 0);
    await expect
      .poll(
        async () => {
          await page.keyboard.press('ArrowRight'); // until the page listens
          return page.evaluate(() => window.__arena.duel?.held);
        },
        { timeout: 5000 },
      )
      .toBe(1);
    for (const [key, held] of [
      ['a', 0],
      ['d', 1],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForFunction((wanted) => window.__arena.duel?.held === wanted, held);
    }
    const twin = page.locator('.canvasHost p.visually-hidden');
    await expect.poll(() => twin.innerText(), { timeout: 5000 }).toMatch(/upright|Leans/);
    expect(await twin.getAttribute('aria-live')).toBe('off');
    await letFall(page);
    const first = await page.evaluate(() => window.__arena.duel?.match);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.result') !== null), { timeout: 5000 })
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForFunction((known) => ![null, known].includes(window.__arena.duel?.match ?? null), first);
    await tabTo(page, page.locator('.topBar button').first());
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.__arena.duel?.screen === 'choosing');
    await end();
  });
});
