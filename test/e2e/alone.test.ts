import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { countSounds, heardSounds } from './support/heardSounds.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const PATHS = ['practice', 'saboteur', 'before-after'] as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** Waits until the game on the page says all of this. */
async function until(page: Page, wanted: Readonly<Record<string, unknown>>, timeout = 20_000): Promise<void> {
  await page.waitForFunction(
    (fields) => Object.entries(fields).every(([key, value]) => window.__arena.alone?.[key] === value),
    wanted,
    { timeout },
  );
}
async function alone(page: Page) {
  return page.evaluate(() => window.__arena.alone);
}
/** Holds a key as a keyboard does, that says so again and again: the page may only begin to listen. */
async function holds(page: Page, key: string, wanted: Readonly<Record<string, unknown>>): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.keyboard.down(key);
        return alone(page);
      },
      { timeout: 10_000, interval: 50 },
    )
    .toMatchObject(wanted);
}
/** From the first screen to the game. */
async function start(page: Page): Promise<void> {
  await page.locator('.aloneCard > .button.primary:enabled').click();
  await page.locator('.arena.alone').waitFor();
}

describe.runIf(browserAvailable())('the games that one plays alone', () => {
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

  it.each(['en', 'ko'])(
    '[UI1] have nothing that axe objects to, playing or not, nor a sideways scroll on a phone (%s)',
    async (locale) => {
      const { page, end } = await visit(browser, server.url, { ...PHONE, locale });
      for (const path of PATHS) {
        await page.goto(`${server.url}/${path}`);
        await page.locator('.aloneCard > .button.primary:enabled').waitFor();
        await page.locator('canvas').waitFor();
        expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
        await screenshot(page, `${path}-${locale}`);
        await start(page);
        await page.waitForFunction(() => window.__arena.alone !== null);
        expect({ path, found: await violations(page) }).toEqual({ path, found: [] });
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect({ path, sideways }).toEqual({ path, sideways: false });
      }
      await end();
    },
  );

  it('[ALONE2] practice waits for the first push, coasts on S, falls, and starts again by one key', async () => {
    const { page, end } = await visit(browser, `${server.url}/practice`);
    await page.getByRole('radio', { name: '0.25×' }).check();
    await start(page);
    await until(page, { page: 'practice', phase: 'ready', tick: 0 });
    await page.keyboard.press('s');
    expect(await alone(page)).toMatchObject({ phase: 'ready', tick: 0 });
    await page.keyboard.press('ArrowRight');
    await until(page, { phase: 'playing', push: 1 });
    await page.keyboard.down('s');
    await until(page, { push: 'none' });
    await page.keyboard.up('s');
    await page.keyboard.press('ArrowRight');
    await until(page, { phase: 'fallen', tries: 1 });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('r');
    await until(page, { phase: 'ready', tries: 2, tick: 0 });
    await end();
  });

  it('[SOUND3] nothing sounds before the first touch or key; M mutes a game, and the browser remembers it', async () => {
    const { page, end } = await visit(browser, server.url);
    await countSounds(page);
    const play = async (): Promise<void> => {
      await page.goto('about:blank'); // another # alone would not load the page anew
      await page.goto(`${server.url}/play#seed=7-0.5x-1`); // begins by itself
      await page.waitForFunction(() => window.__arena.duel?.phase === 'playing');
    };
    const push = async (): Promise<void> => {
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowRight', 'ArrowLeft']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(60); // some frames
      }
    };
    const mute = page.getByRole('button', { name: 'Sound', exact: true });
    await play();
    expect(await heardSounds(page)).toEqual({ contexts: 0, starts: 0 });
    await push();
    const { contexts, starts } = await heardSounds(page);
    expect(contexts).toBe(1);
    expect(starts).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('m');
    await mute.and(page.locator('[aria-pressed=false]')).waitFor();

    await play();
    await push();
    await page.waitForFunction(() => window.__arena.duel?.phase === 'finished');
    expect(await mute.getAttribute('aria-pressed')).toBe('false');
    expect(await heardSounds(page)).toEqual({ contexts: 0, starts: 0 });
    await mute.click();
    await mute.and(page.locator('[aria-pressed=true]')).waitFor();
    await end();
  });

  it('[ALONE3] T is the stick while it is held: the agent’s cart goes on in your hands, then in its own', async () => {
    const { page, end } = await visit(browser, `${server.url}/practice`);
    await page.getByRole('radio', { name: 'Agent and you' }).check();
    await start(page);
    await page.waitForFunction(() => (window.__arena.alone?.tick ?? 0) > 10);
    await page.keyboard.down('t');
    await until(page, { page: 'stick', holder: 'you', times: 1 });
    await page.waitForFunction(() => Number(window.__arena.alone?.['heldTicks']) >= 2);
    await page.keyboard.up('t');
    await until(page, { holder: 'agent', fall: null });
    const button = page.getByRole('button', { name: /stick/ });
    await button.click(); // a tap keeps it
    await until(page, { holder: 'you', times: 2 });
    await button.click();
    await until(page, { holder: 'agent' });
    await end();
  });

  it('[ALONE6] the wind fells an agent, and the browser remembers how early', async () => {
    const { page, end } = await visit(browser, `${server.url}/saboteur`);
    await page.getByLabel('Your victim').selectOption({ index: 1 });
    await start(page);
    await until(page, { page: 'saboteur', phase: 'countdown' });
    await holds(page, 'ArrowRight', { blow: 1 });
    await page.waitForFunction(() => Number(window.__arena.alone?.['used']) > 0);
    await until(page, { phase: 'over' });
    await page.keyboard.up('ArrowRight');
    const { tick, fall } = (await alone(page))!;
    expect(fall).toMatchObject({ tick });
    await page.getByRole('heading', { name: `Down at tick ${tick}` }).waitFor();
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'saboteur-over');
    await page.keyboard.press('r');
    await until(page, { phase: 'countdown', tick: 0 });
    await page.reload();
    await page.getByLabel('Your victim').selectOption({ index: 1 });
    await page.locator('main').getByText(`down at tick ${tick},`).waitFor();
    await end();
  });

  it('[ALONE7] before and after run side by side; tries add up', async () => {
    const { page, end } = await visit(browser, `${server.url}/before-after`);
    await start(page);
    await page.waitForFunction(() => window.__arena.alone?.['before'] != null);
    expect(await alone(page)).toMatchObject({ page: 'before-after', after: null, phase: 'playing' });
    await page.getByRole('button', { name: 'To the end' }).click();
    await until(page, { phase: 'over', tick: 500, tries: 1 });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ten more at once' }).click();
    await until(page, { tries: 11 });
    await page.locator('main').getByText('in 11 tries').waitFor();
    await screenshot(page, 'before-after-over');
    await end();
  });

  it('[ALONE9] in Watch, T takes the very cart, and the live run goes on', async () => {
    const { page, end } = await visit(browser, `${server.url}/watch`);
    await page
      .getByRole('button', { name: /Take the stick/ })
      .and(page.locator(':enabled'))
      .waitFor();
    await page.waitForFunction(() => (window.__arena.watch?.step ?? 0) > 0);
    await page.keyboard.down('t');
    await until(page, { page: 'watch', holder: 'you' });
    const { step } = (await page.evaluate(() => window.__arena.watch))!;
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'watch-stick');
    await page.keyboard.up('t');
    await page.waitForFunction((from) => (window.__arena.watch?.step ?? 0) > from, step);
    await page.getByRole('button', { name: 'Back to the live run' }).click();
    await page.waitForFunction(() => window.__arena.alone === null);
    await end();
  });
});
