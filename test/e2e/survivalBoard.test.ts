import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { balance } from './support/player.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';
import { chooseMode, letFall, untilPhase } from './support/walk.ts';

const hashes = (page: Page) => page.locator('.checkHashes code').allInnerTexts();

describe.runIf(browserAvailable())('the Players board in a browser', () => {
  let server: ArenaServer;
  let browser: Browser;
  let row = ''; // its address on the board
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('[SURVIVAL9] a survival run is ranked as soon as it ends, and stands on the board', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/play`);
    await chooseMode(page, 'Survival');
    await page.locator('main').getByText('This run counts for the Players board at 0.5×.').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await untilPhase(page, 'playing');
    await balance(page, wire, (tick) => tick < 60);
    await letFall(page);
    const { tick } = wire.duels.at(-1)!.result!;
    await page.locator('.ranked').getByText('Rank 1 of 1').waitFor();
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'survival-ranked');
    await page.getByRole('link', { name: 'See the row' }).click();
    await page.waitForFunction(() => window.__arena.page === '/boards');
    row = page.url();
    expect(row).toMatch(/\/boards#players\/0\.5x\/[0-9a-f]{16}$/);
    await page.locator('main').getByText(String(tick)).first().waitFor();
    await end();
  });

  it('[VERIFY6] its row is verified in another browser: the same hash, from the same pushes', async () => {
    const { page, end } = await visit(browser, row);
    await page.getByRole('link', { name: 'Verify', exact: true }).first().click();
    await page.waitForFunction(() => window.__arena.page === '/verify');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.locator('#main').getByText('Everything holds.').waitFor();
    const [claimed, found] = await hashes(page);
    expect(claimed).toMatch(/^[0-9a-f]{8}$/);
    expect(found).toBe(claimed);
    await page.getByRole('button', { name: 'Prove it' }).click();
    await page.locator('.proveSaid').waitFor();
    expect(await page.locator('.proveStep.held').count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator('.proveStep:not(.held)').count()).toBe(0);
    const seed = await page.locator('.verifyFacts .code').first().innerText();
    await page.getByRole('link', { name: 'Play this seed yourself' }).click();
    await page.waitForFunction((match) => window.__arena.duel?.match === match, `local-${seed}`);
    await end();
  });

  it('[VERIFY6] an upload of nobody, a broken link and a forged one are told, each with what is wrong', async () => {
    const { page, complaints } = await visit(browser, `${server.url}/verify`);
    const field = page.getByLabel('Link of a match, address of a row, or a saved row');
    await field.fill('no link');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.locator('main').getByText('It is not the link of a match. Copy the whole link.').waitFor();
    const id = row.split('/').at(-1)!;
    const detail = await (await fetch(`${server.url}/api/v1/boards/players/0.5x/rows/${id}`)).json();
    const forged = structuredClone(detail) as { proof: { hashes: string[] } };
    forged.proof.hashes[1] = '00000000';
    await field.fill(JSON.stringify(forged));
    await field.press('Enter');
    await page.getByRole('heading', { name: /’s row$/ }).waitFor();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.locator('main').getByText('Breaks at tick 20.').waitFor();
    await field.fill('players/0.5x/nobody');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'There is no such row' }).waitFor();
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.context().close();
  });

  it('[VERIFY6] who comes without anything opens a sample with one click', async () => {
    const { page, end } = await visit(browser, `${server.url}/verify`);
    await page.getByRole('link', { name: 'Open a sample' }).click();
    await page.getByRole('heading', { name: 'A match from its link' }).waitFor();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.locator('.checksSaid.equal').waitFor();
    const [claimed, found] = await hashes(page);
    expect(found).toBe(claimed);
    await end();
  });

  for (const language of ['en', 'ko'] as const) {
    it(`[VERIFY6] has nothing that axe objects to, and nothing to scroll sideways for (${language})`, async () => {
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 390, height: 844 },
      ]) {
        const context = { locale: language, viewport, reducedMotion: 'reduce' } as const;
        const { page, end } = await visit(browser, `${server.url}/verify`, context);
        const states = { none: '', broken: 'x', row: row.slice(row.indexOf('#') + 1) };
        for (const [state, hash] of Object.entries(states)) {
          await page.evaluate((to) => {
            window.location.hash = to;
          }, hash);
          if (state !== 'none') {
            await page.locator('.checksHead button').click();
            await page.locator('.checksSaid').waitFor();
          }
          if (state === 'row') {
            await page.locator('.proveCard > button').click();
            await page.locator('.proveSaid').waitFor();
          }
          await screenshot(page, `verify-${state}-${language}`);
          expect({ state, found: await violations(page) }).toEqual({ state, found: [] });
          expect({ state, sideways: await scrollsSideways(page) }).toEqual({ state, sideways: false });
          expect({ state, clipped: await clipped(page) }).toEqual({ state, clipped: [] });
          const isWhole = await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight);
          if (state === 'none' && viewport.width === 1280) expect({ isWhole }).toEqual({ isWhole: true });
        }
        await end();
      }
    });
  }
});
