import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAPTERS } from '../../client/pages/learn/chapters/list.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { DESKTOP, visit } from './support/visit.ts';
import { chooseRival, letFall, playNow, untilPhase, untilTick } from './support/walk.ts';

const CHAMPION = 5;
const STATES = ['home', 'play', 'duel', 'result', 'race', 'racing', 'watch', 'nowhere'] as const;
type State = (typeof STATES)[number];

const START_RACE = { en: 'Start the race', ko: '경주 시작' } as const;

/** Goes there as a visitor would. */
async function go(page: Page, url: string, state: State, language: 'en' | 'ko'): Promise<void> {
  const path = {
    home: '',
    play: 'play',
    duel: 'play',
    result: 'play',
    race: 'race',
    racing: 'race',
    watch: 'watch',
    nowhere: 'nowhere',
  }[state];
  await page.evaluate(() => sessionStorage.clear()); // else a duel that still goes on is taken up again
  await page.goto(`${url}/${path}`);
  await page.waitForFunction(() => window.__arena.connection === 'connected');
  await page.getByRole('heading', { level: 1 }).waitFor();
  switch (state) {
    case 'home':
      await page.locator('figcaption.live').waitFor(); // the server's own cart, not the stand-in
      return;
    case 'play':
      await page.locator('main ol > li').first().waitFor();
      return;
    case 'duel':
      await chooseRival(page, CHAMPION);
      await untilTick(page, 3);
      return;
    case 'result':
      await chooseRival(page);
      await letFall(page);
      return;
    case 'racing':
      await page.getByRole('button', { name: START_RACE[language] }).click();
      await page.waitForFunction(() => (window.__arena.race?.newborn.lives.length ?? 0) > 0, null, { timeout: 40_000 });
      return;
    case 'watch':
      await page.waitForFunction(() => (window.__arena.watch?.episodes ?? 0) > 0, null, { timeout: 30_000 });
      await page.locator('.worldLane .tag').waitFor();
      return;
    case 'race':
    case 'nowhere':
      return;
  }
}

describe.runIf(browserAvailable())('the pages', () => {
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

  for (const language of ['en', 'ko'] as const) {
    it(`have nothing that axe objects to, and complain of nothing, in every state (${language})`, async () => {
      const colorScheme = language.startsWith('ko') ? 'light' : 'dark'; // each colour's contrast once
      const { page, end } = await visit(browser, server.url, {
        locale: language,
        reducedMotion: 'reduce',
        colorScheme,
      });
      const found: Record<string, string[]> = {};
      for (const state of STATES) {
        await go(page, server.url, state, language);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await screenshot(page, `${state}-${language}`);
        const lines = await violations(page);
        if (lines.length > 0) found[state] = lines;
      }
      expect(found).toEqual({});
      await end();
    });
  }

  it('speak Korean from the click on, also in the title, also after a reload, and English again', async () => {
    const { page, end } = await visit(browser, `${server.url}/play`);
    const heading = page.getByRole('heading', { level: 1 });
    const html = page.locator('html');
    const english = await heading.innerText();
    expect(await html.getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: '한국어' }).click();
    await expect.poll(() => html.getAttribute('lang')).toBe('ko');
    const korean = await heading.innerText();
    expect(korean).toMatch(/[가-힣]/);
    expect(await page.title()).toMatch(/[가-힣]/);
    expect(await page.getByRole('navigation').innerText()).toMatch(/^[가-힣\s]+$/);
    await page.reload();
    await expect.poll(() => heading.innerText()).toBe(korean);
    expect(await html.getAttribute('lang')).toBe('ko');
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => heading.innerText()).toBe(english);
    await end();
  });

  for (const [language, viewport] of [
    ['en', DESKTOP],
    ['ko', { width: 320, height: 640 }],
  ] as const) {
    it(`[LEARN5] Learn is read from its first post to its last chapter (${language}, ${viewport.width} wide)`, async () => {
      const colorScheme = language === 'ko' ? 'light' : 'dark';
      const { page, end } = await visit(browser, `${server.url}/learn`, { locale: language, viewport, colorScheme });
      await page.locator('.learnCard').first().waitFor();
      const looksRight = async (name: string): Promise<void> => {
        const found = {
          name,
          axe: await violations(page),
          sideways: await scrollsSideways(page),
          cut: await clipped(page),
        };
        expect(found).toEqual({ name, axe: [], sideways: false, cut: [] });
      };
      await looksRight('learn');
      const all = await page.locator('.learnCard').count();
      expect(all).toBeGreaterThanOrEqual(7 + CHAPTERS.length);
      await page.locator('.learnCard').first().click();
      for (let i = 1; i <= all; i++) {
        const { hash } = new URL(page.url());
        await page.locator('.learnArticle h1:focus').waitFor(); // a reader starts there
        await page.locator('.learnArticle h2').first().waitFor();
        if (i <= 7) await page.locator('.linePlot svg').first().waitFor();
        await looksRight(hash);
        if (i < all) await page.locator('.learnTurn a').last().click();
        await page.waitForFunction((before) => window.location.hash !== before || before === '', i < all ? hash : '');
      }
      expect(new URL(page.url()).hash).toBe(`#${CHAPTERS.at(-1)?.id ?? 'q-table'}`);
      await page.goBack();
      await page.locator('.learnArticle h1').waitFor();
      await end();
    });
  }

  it('[LEARN3] a post learns in the page, from its own address, and prints what our run printed', async () => {
    const { page, end } = await visit(browser, `${server.url}/learn#torch-blog`);
    const live = page.locator('.liveRun');
    await live.getByRole('button', { name: 'Train it' }).click();
    await live.locator('.terminal').getByText('n_episode :60,').waitFor({ timeout: 30_000 });
    const [first] = (await page.locator('.terminal').first().innerText()).split('\n');
    expect(first).toMatch(/^n_episode :20, score : \d+\.\d, n_buffer : \d+, eps : 7\.9%$/);
    expect((await live.locator('.terminal').innerText()).split('\n')[0]).toBe(first);
    await page.locator('.seriesKey .look2').waitFor(); // its curve is in the chart
    await page.goto(`${server.url}/learn#nothing-such`);
    await page.locator('.learnUnknown').waitFor();
    await end();
  });

  it('take at most 450 kB of scripts to a running duel, as they are sent', async () => {
    const { page, end } = await visit(browser, 'about:blank');
    const scripts = new Map<string, { readonly kB: number; readonly encoding: string }>();
    const measuring: Promise<unknown>[] = [];
    page.on('response', (response) => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
      measuring.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => {
            const encoding = response.headers()['content-encoding'] ?? 'none';
            scripts.set(new URL(response.url()).pathname, { kB: responseBodySize / 1000, encoding });
          }),
      );
    });
    await page.goto(server.url);
    await playNow(page);
    await untilPhase(page, 'playing');
    await Promise.all(measuring);
    const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);
    const kB = sum([...scripts.values()].map((script) => script.kB));
    const zipped = await Promise.all(
      [...scripts.keys()].map(async (path) => {
        const answer = await fetch(server.url + path, { headers: { 'accept-encoding': 'gzip' } });
        return Number(answer.headers.get('content-length')) / 1000;
      }),
    );
    const encodings = [...new Set([...scripts.values()].map(({ encoding }) => encoding))].join(', ');
    console.log(`${scripts.size} scripts: ${kB.toFixed(1)} kB as ${encodings}; ${sum(zipped).toFixed(1)} kB as gzip`);
    expect(scripts.size).toBeGreaterThan(1);
    expect(kB).toBeGreaterThan(50);
    expect(kB).toBeLessThanOrEqual(450);
    expect(sum(zipped)).toBeLessThanOrEqual(450);
    await end();
  });
});
