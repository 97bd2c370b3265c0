/** The pages without a server, and from one version to the next. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { startVersioned } from './support/nextVersion.ts';
import { balance } from './support/player.ts';
import { visit } from './support/visit.ts';
import { chooseMode, letFall, untilPhase } from './support/walk.ts';

const MOST_BYTES = 6_000_000;
const LOOK_TICKS = 10;
const ALLOWED = { serviceWorkers: 'allow', reducedMotion: 'reduce' } as const;

/** The worker is in charge, and has the house agents. */
async function untilKept(page: Page): Promise<void> {
  const kept = (): Promise<boolean> =>
    page.evaluate(async () => {
      if (!navigator.serviceWorker.controller) return false;
      return (await caches.match('/api/v1/agents')) !== undefined;
    });
  await expect.poll(kept, { timeout: 60_000, interval: 250 }).toBe(true);
}

const keptBytes = (page: Page) =>
  page.evaluate(async () => {
    let bytes = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const asked of await cache.keys()) bytes += (await (await cache.match(asked))!.blob()).size;
    }
    return bytes;
  });

const versionOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="arena-version"]')?.content);

describe.runIf(browserAvailable())('the pages', () => {
  let server: ArenaServer;
  let browser: Browser;
  let stopped = false;
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    if (!stopped) await server.stop();
  });

  it('[OFFLINE2] a new version waits while a match runs, is offered after it, and takes over when it is loaded', async () => {
    const arena = await startVersioned(server.url);
    const { page, wire, end } = await visit(browser, `${arena.url}/play`, ALLOWED);
    await untilKept(page);
    const first = await versionOf(page);
    const offer = page.locator('.updateBar');
    const { before, after } = await arena.next();
    expect(first).toBe(before);
    const seen = () =>
      page.evaluate(async () => ({
        waits: (await navigator.serviceWorker.ready).waiting !== null,
        phase: window.__arena.duel?.phase,
        offered: document.querySelector('.updateBar') !== null,
      }));
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await expect.poll(async () => (await seen()).waits, { timeout: 60_000 }).toBe(true);
    await chooseMode(page, 'Survival');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await untilPhase(page, 'playing'); // from here on the player must not wait for anything
    let look: Awaited<ReturnType<typeof seen>> | null = null;
    let asked = false;
    await balance(page, wire, (tick) => {
      if (!asked && tick >= LOOK_TICKS) {
        asked = true;
        seen().then(
          (now) => {
            look = now;
          },
          () => undefined,
        );
      }
      return look === null && tick < 2_000;
    });
    expect(look).toEqual({ waits: true, phase: 'playing', offered: false });
    expect(await versionOf(page)).toBe(before); // not loaded anew
    await letFall(page);
    await page.getByRole('button', { name: 'Choose a match' }).click();
    await offer.waitFor();
    expect(await violations(page)).toEqual([]);
    await offer.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => versionOf(page), { timeout: 20_000 }).toBe(after);
    await expect.poll(async () => (await seen()).waits, { timeout: 20_000 }).toBe(false);
    expect(await offer.count()).toBe(0);
    await expect
      .poll(
        () =>
          page.evaluate(async (old) => {
            const names = await caches.keys();
            const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
            return all.flat().filter(({ url }) => url.includes(old)).length;
          }, before),
        { timeout: 20_000 },
      )
      .toBe(0); // what belonged to the old version alone is deleted
    await end();
    await arena.stop();
  });

  it('[OFFLINE1] after one visit survival, Lab and Learn work without a server, after a reload too', async () => {
    const { page } = await visit(browser, server.url, ALLOWED);
    await untilKept(page);
    expect(await keptBytes(page)).toBeLessThan(MOST_BYTES);
    await server.stop();
    stopped = true;
    await page.context().setOffline(true);

    await page.goto(`${server.url}/play`);
    await page.reload();
    await page.waitForFunction(() => window.__arena.connection === 'unreachable');
    await chooseMode(page, 'Survival');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await untilPhase(page, 'playing');
    await letFall(page);
    expect(await page.evaluate(() => window.__arena.duel?.result?.tick)).toBeGreaterThan(5);

    await page.goto(`${server.url}/lab#base=house&set=budget:600steps&seeds=7`);
    await page.locator('.runBar .runButton').click();
    await page.locator('.runControls[data-state="ended"]').waitFor({ timeout: 60_000 });

    await page.goto(`${server.url}/learn`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => window.__arena.page)).toBe('/learn');
    await page.context().close();
  });
});
