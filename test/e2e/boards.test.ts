import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { BOARDS } from '../../shared/protocol/boards.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { fillBoards, PLAYERS } from './support/fillBoards.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';
import { letFall } from './support/walk.ts';

const FULL = { players: '0.5x', agents: 'CartPole-v1', learners: 'CartPole-v1', ratings: '0.5x' } as const;
const ROWS = 'main .boardTable tbody tr';
const names = (page: Page): Promise<string[]> => page.locator(`${ROWS} th a`).allInnerTexts();

async function openBoard(page: Page, url: string, address: string): Promise<void> {
  await page.goto('about:blank'); // else only the # changes
  await page.goto(`${url}/boards#${address}`);
  await page.locator(ROWS).first().waitFor();
  await page.waitForFunction(() => window.__arena.connection === 'connected');
}

/** The first row of the board, opened, with its proof. */
async function openFirst(page: Page): Promise<void> {
  await page.locator(`${ROWS} th a`).first().click();
  await page.locator('.rowPanel .rowHonest').waitFor();
}

/** At how many places of a narrow board ranks end, names begin and figures end. */
async function edges(page: Page): Promise<readonly number[]> {
  return page.evaluate((rows) => {
    const places = (part: string, side: 'left' | 'right'): number =>
      new Set([...document.querySelectorAll(`${rows} ${part}`)].map((one) => one.getBoundingClientRect()[side])).size;
    return [places('.rank', 'right'), places('.name a', 'left'), places('.main', 'right')];
  }, ROWS);
}

describe.runIf(browserAvailable())('the boards', () => {
  let server: ArenaServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startArena({}, async (dataDir) => {
      const storage = await openStorage({ dataDir, databaseUrl: null });
      await fillBoards(storage);
      await storage.close();
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  for (const [language, colorScheme] of [
    ['en', 'dark'],
    ['ko', 'light'],
  ] as const) {
    it(`[BOARDPAGE2] show all rows and every row's proof, and axe objects to nothing (${language})`, async () => {
      const context = { locale: language, colorScheme, reducedMotion: 'reduce' } as const;
      const { page, end } = await visit(browser, server.url, context);
      const found: Record<string, string[]> = {};
      for (const board of BOARDS) {
        await openBoard(page, server.url, `${board}/${FULL[board]}`);
        if (board === 'ratings') await page.locator('.crossTable').waitFor();
        await screenshot(page, `board-${board}-${language}`);
        found[board] = await violations(page);
        await openFirst(page);
        for (const one of await page.locator('.rowPanel summary').all()) await one.click();
        await screenshot(page, `board-${board}-row-${language}`);
        found[`${board} row`] = await violations(page);
      }
      expect(Object.entries(found).filter(([, lines]) => lines.length > 0)).toEqual([]);
      await end();
    });
  }

  it('[BOARDPAGE3] lead down and up again by pages, and the address holds the place', async () => {
    const { page, end } = await visit(browser, `${server.url}/boards`);
    await page.locator(ROWS).first().waitFor();
    const first = await names(page);
    expect(first).toHaveLength(25);
    await page.locator('main').getByText(`1 to 25 of ${PLAYERS}`).waitFor();
    await page.getByRole('button', { name: 'Worse' }).click();
    await page.locator('main').getByText(`26 to 50 of ${PLAYERS}`).waitFor();
    expect(page.url()).toMatch(/#players\/0\.5x\?after=\d+$/);
    const second = await names(page);
    await page.reload();
    await page.locator('main').getByText(`26 to 50 of ${PLAYERS}`).waitFor();
    expect(await names(page)).toEqual(second);
    await page.getByRole('button', { name: 'Worse' }).click();
    await page.locator('main').getByText(`51 to 60 of ${PLAYERS}`).waitFor();
    expect(await page.getByRole('button', { name: 'Worse' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Better' }).click();
    await page.locator('main').getByText(`26 to 50 of ${PLAYERS}`).waitFor();
    await page.getByRole('button', { name: 'To the top' }).click();
    await page.locator('main').getByText(`1 to 25 of ${PLAYERS}`).waitFor();
    expect(await names(page)).toEqual(first);
    await page.goBack();
    await page.locator('main').getByText(`26 to 50 of ${PLAYERS}`).waitFor();
    await end();
  });

  it('[BOARDPAGE3] find a name as it is typed, and say so where there is none', async () => {
    const { page, end } = await visit(browser, `${server.url}/boards`);
    const field = page.getByRole('searchbox', { name: 'Find a name' });
    await field.fill('kim');
    await page.locator('main').getByText('10 names with “kim”').waitFor();
    expect((await names(page)).every((name) => name.endsWith('Kim'))).toBe(true);
    expect(page.url()).toMatch(/\?search=kim$/);
    await field.fill('nobody at all');
    await page.locator('main').getByText('No name has “nobody at all” in it.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).last().click();
    await page.locator('main').getByText(`1 to 25 of ${PLAYERS}`).waitFor();
    await end();
  });

  it('[BOARDPAGE4] open a row beside the board: the focus goes to it and back, by keys alone', async () => {
    const { page, end } = await visit(browser, `${server.url}/boards`);
    await page.locator(ROWS).first().waitFor();
    const third = page.locator(`${ROWS} th a`).nth(2);
    await third.focus();
    await page.keyboard.press('Enter');
    await page.locator('.rowPanel .rowHonest').waitFor();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused).toBe((await names(page))[2]);
    expect(page.url()).toMatch(/#players\/0\.5x\/[0-9a-f]{16}$/);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Watch it');
    await page.keyboard.press('Escape');
    await page.locator('.rowPanel').waitFor({ state: 'detached' });
    await expect.poll(() => third.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.goBack(); // opened again
    await page.locator('.rowPanel .rowHonest').waitFor();
    await page.getByRole('link', { name: 'Watch it' }).click();
    await page.waitForFunction(() => window.__arena.page === '/replay');
    await end();
  });

  it('[BOARDPAGE5] without a row say what to do; one click plays, and the row comes by itself to who watches', async () => {
    const watching = await visit(browser, `${server.url}/boards#players/1x`);
    await watching.page.locator('main').getByText('Nobody has survived here yet').waitFor();
    const { page } = await visit(browser, `${server.url}/boards#players/1x`);
    await page.locator('.boardNotice').getByRole('link', { name: 'Play a survival run' }).click();
    await letFall(page);
    await watching.page.locator(ROWS).waitFor();
    expect(await watching.page.locator(`${ROWS} .tag`).count()).toBe(0);
    await page.goto(`${server.url}/boards#players/1x`);
    await page.locator(`${ROWS}.mine`).waitFor();
    await page.getByRole('button', { name: 'Around me' }).click();
    await page.locator('main').getByText('1 to 1 of 1').waitFor();
    expect(page.url()).toMatch(/\?around=[0-9a-f]{16}$/);
    await page.getByRole('radio', { name: '0.75x' }).check();
    await page.locator('main').getByText('Nobody has survived here yet').waitFor();
    await page.getByRole('button', { name: 'Around me' }).click();
    await page.locator('main').getByText('You have no row here yet.').waitFor();
    await watching.end();
    await page.context().close(); // the last answer was a 404
  });

  it('[BOARDPAGE6] fit a phone, rows and all, without moving sideways', async () => {
    for (const [width, height, locale] of [
      [390, 844, 'en'],
      [320, 640, 'en'],
      [390, 844, 'ko'],
    ] as const) {
      const phone = { viewport: { width, height }, hasTouch: true, isMobile: true, locale };
      const { page, end } = await visit(browser, server.url, phone);
      for (const board of BOARDS) {
        const at = `${board} ${width} ${locale}`;
        await openBoard(page, server.url, `${board}/${FULL[board]}`);
        expect(await scrollsSideways(page), at).toBe(false);
        expect(await clipped(page).then((lines) => lines.filter((line) => !/^<(th|td|span)/.test(line))), at).toEqual(
          [],
        );
        expect(await edges(page), at).toEqual([1, 1, 1]);
        await screenshot(page, `board-${board}-${locale}`);
        await openFirst(page);
        expect(await page.locator(ROWS).first().isVisible(), at).toBe(false);
        expect(await scrollsSideways(page), at).toBe(false);
        expect(await clipped(page), at).toEqual([]);
        await screenshot(page, `board-${board}-row-${locale}`);
      }
      await end();
    }
  });

  it('[BOARDPAGE7] of a server that has none, and of one out of reach, say so with a way on', async () => {
    const { page } = await visit(browser, server.url);
    await page.route('**/api/v1/boards**', (route) => route.fulfill({ status: 404, body: '{}' }));
    await page.goto(`${server.url}/boards`);
    await page.locator('main').getByText('This server keeps no such board').waitFor();
    await page.unroute('**/api/v1/boards**');
    await page.route('**/api/v1/boards**', (route) => route.abort());
    await page.reload();
    await page.locator('main').getByText('The board cannot be had').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/v1/boards**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator(ROWS).first().waitFor();
    await page.context().close();
  });

  it('[BOARDPAGE8] stand on the front page with their first three, which move nothing when they come', async () => {
    const { page, end } = await visit(browser, 'about:blank');
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/boards**', (route) => held.then(() => route.continue()));
    await page.goto(server.url);
    await page.waitForFunction(() => window.__arena.connection === 'connected');
    const top = () => page.locator('.ways').boundingBox();
    const before = await top();
    expect(await page.locator('.stripTop li').count()).toBe(0);
    release();
    await page.locator('.stripTop li').nth(5).waitFor();
    expect(await top()).toEqual(before);
    expect(await page.locator('.stripTop li').count()).toBe(6);
    await page.getByRole('link', { name: 'All boards' }).click();
    await page.locator(ROWS).first().waitFor();
    await end();
  });
});
