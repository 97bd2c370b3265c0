import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';
import { chooseRival, letFall, untilPhase } from './support/walk.ts';

const CHAMPION = 5;
const PHONES = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;

/** What the screen of a duel consists of; nothing of it may lie over anything else. */
const PARTS = ['.header', '.topBar', '.lanes', '.stick:first-child', '.stick:last-child', '.netPanel'] as const;
/** Text in them, some of it over the canvas, where its room is kept free; nor may any of it lie over other text. */
const TEXTS = [
  '.topBar .button',
  '.topBar .clock strong',
  '.topBar .clock span',
  '.topBar .conditions',
  ...['.upper', '.lower', '.seat0', '.seat1'].flatMap((lane) =>
    [1, 2].map((nth) => `.laneLabel${lane} > :nth-child(${nth})`),
  ),
] as const;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxesOf(page: Page, selectors: readonly string[]): Promise<(readonly [string, Box])[]> {
  const boxes = await Promise.all(
    selectors.map(async (selector) => {
      const found: Locator = page.locator(selector);
      return (await found.count()) === 0 ? null : ([selector, await found.first().boundingBox()] as const);
    }),
  );
  return boxes.flatMap((known) => (known?.[1] && known[1].height > 0 ? [[known[0], known[1]] as const] : []));
}

function overlaps(boxes: readonly (readonly [string, Box])[]): string[] {
  const slack = 0.5; // px, rounding
  return boxes.flatMap(([name, a], i) =>
    boxes.slice(i + 1).flatMap(([other, b]) => {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      return across > slack && down > slack ? [`${name} over ${other} by ${across.toFixed(0)}x${down.toFixed(0)}`] : [];
    }),
  );
}

describe.runIf(browserAvailable())('on a phone', () => {
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

  for (const viewport of PHONES) {
    const touch = { viewport, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
    it.each(['en', 'ko'])(
      `no page scrolls sideways or cuts text off, at ${viewport.width} by ${viewport.height} (%s)`,
      async (locale) => {
        const { page, end } = await visit(browser, server.url, { ...touch, locale });
        for (const path of ['', 'play', 'race', 'watch', 'nowhere']) {
          await page.goto(`${server.url}/${path}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForFunction(() => window.__arena.connection === 'connected');
          if (path === 'watch') await page.locator('.worldLane .tag').waitFor();
          if (path === 'play') await page.locator('main ol > li').first().waitFor();
          if (path === '') await page.locator('figcaption.live').waitFor();
          await screenshot(page, `${path === '' ? 'home' : path}-${locale}`);
          expect({ path, sideways: await scrollsSideways(page), cut: await clipped(page) }).toEqual({
            path,
            sideways: false,
            cut: [],
          });
        }
        await end();
      },
    );

    it(`a duel is played by thumbs on its two pads, and nothing lies over anything, at ${viewport.width} by ${viewport.height}`, async () => {
      const { page, end } = await visit(browser, `${server.url}/play`, touch);
      await chooseRival(page, CHAMPION);
      await untilPhase(page, 'playing');
      const pads = page.locator('.stick');
      for (const [side, held] of [
        [1, 1],
        [0, 0],
        [1, 1],
      ] as const) {
        const pad = (await pads.nth(side).boundingBox())!;
        expect(pad.width).toBeGreaterThanOrEqual(100);
        expect(pad.height).toBeGreaterThanOrEqual(44);
        await page.touchscreen.tap(pad.x + pad.width / 2, pad.y + pad.height / 2);
        await page.waitForFunction((wanted) => window.__arena.duel?.held === wanted, held);
        await page.waitForFunction((nth) => document.querySelectorAll('.stick')[nth]?.classList.contains('on'), side);
      }
      await screenshot(page, 'duel');
      const boxes = await boxesOf(page, PARTS);
      expect(boxes.map(([name]) => name)).toEqual(
        expect.arrayContaining(['.topBar', '.lanes', '.stick:first-child', '.stick:last-child']),
      );
      const texts = await boxesOf(page, TEXTS);
      expect(texts.length).toBeGreaterThanOrEqual(viewport.width <= 360 ? 5 : 6); // the smallest has no room to say when the overtime is
      expect([...overlaps(boxes), ...overlaps(texts)]).toEqual([]);
      for (const [name, { x, y, width, height }] of [...boxes, ...texts]) {
        expect.soft(x, name).toBeGreaterThanOrEqual(0);
        expect.soft(x + width, name).toBeLessThanOrEqual(viewport.width + 0.5);
        expect.soft(y + height, name).toBeLessThanOrEqual(viewport.height + 0.5);
      }
      expect(await clipped(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await letFall(page);
      await screenshot(page, 'result');
      expect(await clipped(page)).toEqual([]);
      await end();
    });

    it(`a race keeps its parts apart, at ${viewport.width} by ${viewport.height}`, async () => {
      const { page, end } = await visit(browser, `${server.url}/race`, touch);
      await page.getByRole('button', { name: 'Start the race' }).tap();
      await page.waitForFunction(() => (window.__arena.race?.newborn.lives.length ?? 0) > 0, null, { timeout: 40_000 });
      await screenshot(page, 'racing');
      const boxes = await boxesOf(page, [...PARTS, '.raceCurve']);
      expect([...overlaps(boxes), ...overlaps(await boxesOf(page, TEXTS))]).toEqual([]);
      expect(await clipped(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await end();
    });
  }
});
