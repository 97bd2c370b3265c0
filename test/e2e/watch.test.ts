import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { decodeSafetensors } from '../../shared/policy/safetensors.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';
import { untilPhase } from './support/walk.ts';
import type { Wire } from './support/wire.ts';

const POOR = 40; // a return of the first episodes
const GOOD = 200; // one that a random player never reaches
const RISES_WITHIN_MS = 110_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

function returnsOf({ runNews }: Wire): number[] {
  return runNews.flatMap(({ points }) => points.map(({ max }) => max));
}

function watched(page: Page) {
  return page.evaluate(() => window.__arena.watch);
}

/** The first rows of the curves' table. */
async function tableOf(page: Page): Promise<string[]> {
  await page.locator('main').getByText('The curves as a table').click();
  await page.locator('.curveTable tbody tr').first().waitFor();
  const rows = await page.locator('.curveTable tbody tr').allInnerTexts();
  await page.locator('main').getByText('The curves as a table').click();
  return rows;
}

async function save(page: Page, format: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: format }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

describe.runIf(browserAvailable())('the page of a run', () => {
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

  it('[WATCH8] shows a fresh run getting better, goes back to its first checkpoint after a reload too, and plays it', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/watch`);
    await page.waitForFunction(() => (window.__arena.watch?.episodes ?? 0) >= 3);
    const started = performance.now();
    await expect
      .poll(() => Math.max(...returnsOf(wire)), { timeout: RISES_WITHIN_MS, interval: 250 })
      .toBeGreaterThanOrEqual(GOOD);
    const returns = returnsOf(wire);
    const risen = returns.findIndex((one) => one >= GOOD);
    expect(Math.min(...returns.slice(0, risen))).toBeLessThan(POOR);
    console.log(
      `a return of ${Math.max(...returns)} ${((performance.now() - started) / 1000).toFixed(0)} s after the third episode`,
    );
    const { run, episodes } = (await watched(page))!;
    await page.waitForFunction((known) => (window.__arena.watch?.episodes ?? 0) > known, episodes);

    const late = await visit(browser, `${server.url}/watch`);
    await expect
      .poll(async () => (await watched(late.page))?.newest)
      .toBeGreaterThanOrEqual((await watched(page))!.newest);
    expect((await watched(late.page))?.run).toBe(run);
    const [a, b] = await Promise.all([tableOf(page), tableOf(late.page)]);
    expect(b[0]).toBe(a[0]); // the very first episode, that the late one never heard of
    await late.end();

    const slider = page.getByRole('slider', { name: 'Moment shown' });
    await slider.press('Home');
    await expect.poll(() => page.locator('.timelineNow').innerText()).toMatch(/, first/);
    const told = await page.locator('.timelineNow').innerText();
    const address = new URL(page.url());
    expect(address.hash).toMatch(new RegExp(`^#run=${run}&at=\\d+$`));
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'watch-rewound');
    await page.reload();
    await expect.poll(async () => (await watched(page))?.run).toBe(run);
    await expect.poll(() => page.locator('.timelineNow').innerText()).toMatch(/, first/);
    expect(await slider.inputValue()).toBe('0');
    expect(told).toContain((await page.locator('.timelineNow').innerText()).split(',')[0]!);

    const own = decodeCheckpoint(await save(page, 'Our file'));
    const other = decodeSafetensors(await save(page, 'safetensors'));
    if (!own.ok || !other.ok) throw new Error('a saved file is not what its name says');
    expect(other.value.shape).toEqual(own.value.policy.shape);
    expect(`&at=${own.value.origin.step}`).toBe(/&at=\d+/.exec(address.hash)?.[0]);

    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await expect.poll(() => page.locator('.timelineNow').innerText()).toBe('Now, live');
    await slider.press('Home');
    await page.getByRole('link', { name: 'Play against it' }).click();
    await untilPhase(page, 'finished'); // nobody holds on: it falls
    await end();
  });

  it('[WATCH9] the list has the live run, and both pages fit a phone and satisfy axe', async () => {
    const { page, end } = await visit(browser, `${server.url}/runs`, PHONE);
    const row = page.getByRole('list', { name: 'Training runs' }).getByRole('listitem').filter({ hasText: 'live' });
    await row.first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, 'runs-phone');
    await page.getByRole('radio', { name: 'Over' }).check();
    await page.getByRole('radio', { name: 'Live and waiting' }).check();
    await row.first().getByRole('link').click();
    await page.waitForFunction(() => (window.__arena.watch?.episodes ?? 0) > 0);
    expect(await violations(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, 'watch-phone');
    await end();
  });

  it('[WATCH7] a broken link says what is broken and shows the rest', async () => {
    const { page, end } = await visit(browser, `${server.url}/watch#chart=pie&axis=step`);
    const told = page.getByRole('alert').filter({ hasText: 'Part of this link cannot be followed' });
    await told.waitFor();
    expect(await told.innerText()).toContain('chart=pie');
    expect(await page.getByRole('radio', { name: 'by step' }).isChecked()).toBe(true);
    await page.goto(`${server.url}/watch#run=nobody`);
    await page.reload();
    await page.getByRole('heading', { name: 'There is no such run' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'To the live run' }).click();
    await page.waitForFunction(() => window.__arena.watch?.run != null);
    await end();
  });
});
