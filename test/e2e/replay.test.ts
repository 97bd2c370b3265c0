import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeReplay, encodeReplay, type Replay, simulateReplay } from '../../shared/arena/replay.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

interface Golden {
  readonly what: string;
  readonly link: string;
  readonly ticks: number;
  readonly hash: string;
}
const golden = JSON.parse(readFileSync(new URL('../golden/replays.json', import.meta.url), 'utf8')) as Golden[];
const duel = golden.find(({ what }) => what.startsWith('a duel of two'))!;
const eight = golden.find(({ what }) => what.startsWith('eight'))!;

function replayOf(link: string): Replay {
  const decoded = decodeReplay(link);
  if (!decoded.ok) throw new Error(decoded.code);
  return decoded.value;
}

const scrub = (page: Page) => page.getByRole('slider');
const tickOf = async (page: Page): Promise<number> => Number(await scrub(page).inputValue());

describe.runIf(browserAvailable())('a replay in a browser', () => {
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

  it('[REPLAY7] steps every golden link to the hash that Node has, and sees a forged one', async () => {
    const { page, end } = await visit(browser, `${server.url}/replay`, { reducedMotion: 'reduce' });
    const forged = encodeReplay({ ...replayOf(duel.link), hash: 0xdeadbeef });
    const cases = [...golden, { link: forged, ticks: duel.ticks, hash: duel.hash }];
    for (const { link, ticks, hash } of cases) {
      await page.evaluate((code) => {
        window.location.hash = code; // hashchange alone
      }, link);
      await expect.poll(() => scrub(page).getAttribute('max')).toBe(String(ticks));
      await page.getByRole('button', { name: 'Verify' }).click();
      const claimed = link === forged ? 'deadbeef' : hash;
      expect(await page.locator('.verdict dd').allInnerTexts()).toEqual([claimed, hash]);
      expect(await page.locator('.verdict strong').innerText()).toMatch(link === forged ? /^Not equal/ : /^Equal/);
    }
    await end();
  });

  it('[REPLAY11] plays and pauses by Space, steps by arrow keys, and shows the numbers of the tick', async () => {
    const { page, end } = await visit(browser, `${server.url}/replay#${duel.link}`, { reducedMotion: 'reduce' });
    await scrub(page).fill('100');
    await scrub(page).press('ArrowRight');
    expect(await tickOf(page)).toBe(101);
    const { match } = simulateReplay(replayOf(duel.link), 101);
    const places = await page.locator('.seatTable tbody td:nth-child(2)').allInnerTexts();
    expect(places).toEqual(match.lanes.map(({ cart }) => `${cart.x.toFixed(2)} m`));
    await scrub(page).press('ArrowLeft');
    expect(await tickOf(page)).toBe(100);
    await page.waitForFunction(() => window.__arena.frames > 0);
    await page.keyboard.press('Space');
    await expect.poll(() => tickOf(page)).toBeGreaterThan(105);
    await page.keyboard.press('Space');
    const paused = await tickOf(page);
    const drawn = await page.evaluate(() => window.__arena.frames);
    await page.waitForFunction((frames) => window.__arena.frames > frames + 5, drawn);
    expect(await tickOf(page)).toBe(paused);
    await page.getByRole('radio', { name: '2×' }).check();
    await page.getByRole('button', { name: /^See seat 2 fall at tick 314/ }).click();
    await expect.poll(() => tickOf(page), { timeout: 20_000 }).toBe(duel.ticks);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await page.locator('.seatTable .fallen').count()).toBe(1);
    await page.locator('main').getByText('Every push as text').click();
    await page
      .locator('main')
      .getByText(/^Seat 1 \d+ ticks left/)
      .click();
    expect(await page.locator('.pushText p').innerText()).toMatch(/^(?:(?:left|right) \d+(?:, )?)+$/);
    await end();
  });

  it('[REPLAY11] tells what is wrong with a link, takes one that is pasted, and gives its own', async () => {
    const { page, end } = await visit(browser, `${server.url}/replay#${duel.link.slice(0, 9)}`);
    const problem = page.getByRole('alert');
    expect(await problem.innerText()).toContain('Its end is missing');
    const field = page.getByLabel('Link or code of a match');
    await field.fill('no link at all');
    await field.press('Enter');
    await expect.poll(() => problem.innerText()).toContain('It is not the link of a match');
    await field.fill(` ${server.url}/replay#${eight.link} `);
    await page.getByRole('button', { name: 'Open' }).click();
    await expect.poll(() => scrub(page).getAttribute('max')).toBe(String(eight.ticks));
    expect(page.url()).toBe(`${server.url}/replay#${eight.link}`);
    await page.goBack();
    await expect.poll(() => problem.innerText()).toContain('Its end is missing');
    await page.getByRole('link', { name: 'Show me an example' }).click();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })); // as on plain http
    await page.getByRole('button', { name: 'Copy link' }).click();
    const own = page.getByLabel('Copy this link');
    const selected = (): Promise<string> =>
      own.evaluate((field) => {
        const { value, selectionStart, selectionEnd } = field as HTMLInputElement;
        return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
      });
    await expect.poll(selected).toBe(page.url());
    await end();
  });

  for (const language of ['en', 'ko'] as const) {
    it(`[REPLAY11] has nothing that axe objects to, and nothing to scroll sideways for (${language})`, async () => {
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 390, height: 844 },
        { width: 320, height: 640 },
      ]) {
        const context = { locale: language, reducedMotion: 'reduce', viewport } as const;
        const { page, end } = await visit(browser, `${server.url}/replay`, context);
        const states: Readonly<Record<string, string>> = { none: '', broken: 'x', duel: duel.link, eight: eight.link };
        for (const [state, code] of Object.entries(states)) {
          await page.evaluate((hash) => {
            window.location.hash = hash;
          }, code);
          if (replayableState(state)) {
            await scrub(page).fill('160');
            await page.locator('.verifyCard button').click();
            await page.locator('.pushText > summary').click();
          } else if (state === 'broken') await page.getByRole('alert').waitFor();
          await page.waitForFunction((frames) => window.__arena.frames > frames, await framesOf(page));
          await screenshot(page, `replay-${state}-${language}`);
          expect({ state, found: await violations(page) }).toEqual({ state, found: [] });
          const beyond = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          expect({ state, beyond }).toEqual({ state, beyond: 0 });
        }
        await end();
      }
    });
  }
});

function replayableState(state: string): boolean {
  return state === 'duel' || state === 'eight';
}

function framesOf(page: Page): Promise<number> {
  return page.evaluate(() => window.__arena.frames);
}
