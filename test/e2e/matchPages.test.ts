import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';
import { letFall, untilPhase } from './support/walk.ts';

const PHONES = { en: { width: 320, height: 640 }, ko: { width: 390, height: 844 } } as const;
const STATES = [
  ...['person', 'royale', 'survival', 'alone'],
  ...['quickRoom', 'linkRoom', 'royaleRoom', 'oldLink'],
  ...['royaleNow', 'places', 'survived', 'tv', 'watching'],
] as const;

/** Any language: modes are the radio buttons on top, ways into a match the cards of a panel. */
async function choose(page: Page, choice: 'person' | 'royale' | 'survival' | 'alone'): Promise<void> {
  await page.locator(`.mode input[value=${choice}]`).check();
}
async function takeWay(page: Page, way: number): Promise<void> {
  await page.locator('.wayCard button').nth(way).click();
}

async function load(page: Page, url: string, state: (typeof STATES)[number]): Promise<void> {
  const path = { tv: 'live', watching: 'live', oldLink: 'play#join=00000000' }[state as string] ?? 'play';
  await page.goto('about:blank'); // another # alone would not load the page anew
  await page.goto(`${url}/${path}`);
  await page.waitForFunction(() => window.__arena.connection === 'connected');
}

/** Goes there as a visitor would. */
async function go(page: Page, url: string, state: (typeof STATES)[number]): Promise<void> {
  if (state !== 'places') await load(page, url, state);
  switch (state) {
    case 'person':
    case 'royale':
    case 'survival':
    case 'alone':
      return choose(page, state);
    case 'quickRoom':
    case 'linkRoom':
      await choose(page, 'person');
      await takeWay(page, state === 'quickRoom' ? 0 : 1);
      return page.locator('.room').waitFor();
    case 'royaleRoom':
      await choose(page, 'royale');
      await takeWay(page, 2);
      return page.locator('.room').waitFor();
    case 'oldLink':
      return page.getByRole('alert').waitFor();
    case 'royaleNow':
      await choose(page, 'royale');
      await page.locator('input[name=speed]').last().check();
      await page.locator('input[name=seats]').last().check();
      await takeWay(page, 0);
      await untilPhase(page, 'playing');
      return page.locator('.outNotice').waitFor();
    case 'places':
      return page.locator('.result').waitFor({ timeout: 60_000 }); // of the same match
    case 'survived':
      await choose(page, 'survival');
      await page.locator('.button.big').click();
      await letFall(page);
      return page.locator('.result').waitFor();
    case 'tv':
      await untilPhase(page, 'playing');
      return;
    case 'watching':
      await untilPhase(page, 'playing');
      return page.locator('.tvHead button').click();
  }
}

describe.runIf(browserAvailable())('the pages of a match', () => {
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

  for (const locale of ['en', 'ko'] as const) {
    it(`have nothing that axe objects to, and complain of nothing, in every state (${locale})`, async () => {
      const { page, end } = await visit(browser, server.url, { locale, reducedMotion: 'reduce' });
      const found: Record<string, string[]> = {};
      for (const state of STATES) {
        await go(page, server.url, state);
        await screenshot(page, `${state}-${locale}`);
        const lines = await violations(page);
        if (lines.length > 0) found[state] = lines;
      }
      expect(found).toEqual({});
      await end();
    });

    const viewport = PHONES[locale];
    it(`neither scroll sideways nor cut text off at ${viewport.width} by ${viewport.height} (${locale})`, async () => {
      const touch = { viewport, hasTouch: true, isMobile: true, deviceScaleFactor: 2, locale } as const;
      const { page, end } = await visit(browser, server.url, touch);
      for (const state of STATES) {
        await go(page, server.url, state);
        await screenshot(page, `${state}-${locale}`);
        const fits = { state, sideways: await scrollsSideways(page), cut: await clipped(page) };
        expect(fits).toEqual({ state, sideways: false, cut: [] });
      }
      await end();
    });
  }

  it('[MATCH6] TV shows a match, the list and who waits; one click watches large, and one leads back', async () => {
    const waiting = await visit(browser, `${server.url}/play`);
    await choose(waiting.page, 'person');
    await takeWay(waiting.page, 0);
    await waiting.page.locator('.room').waitFor();

    const { page, wire, end } = await visit(browser, `${server.url}/live`);
    await untilPhase(page, 'playing');
    expect(wire.duels.at(-1)!.joined.seat).toBeNull();
    await page.getByRole('link', { name: /^Join/ }).waitFor();
    await page.getByRole('button', { name: 'Large view' }).click();
    await page.locator('main').getByText('Watching', { exact: true }).waitFor();
    expect(await page.locator('.stick').count()).toBe(0);
    await page.getByRole('button', { name: 'Back to TV' }).click();
    await page.getByRole('heading', { level: 1, name: /^TV/ }).waitFor();
    await untilPhase(page, 'playing');
    await page.waitForFunction(
      (known) => window.__arena.duel?.phase === 'playing' && window.__arena.duel.match !== known,
      wire.duels.at(-1)!.joined.match,
      { timeout: 60_000 },
    ); // the next one comes by itself
    await page.getByRole('link', { name: /^Join/ }).click();
    await Promise.all([untilPhase(page, 'playing'), untilPhase(waiting.page, 'playing')]);
    expect(wire.duels.at(-1)!.joined.seat).not.toBeNull();
    await Promise.all([letFall(page), letFall(waiting.page)]);
    await waiting.end();
    await end();
  });
});
