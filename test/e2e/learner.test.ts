import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

/** A recipe that is trained within seconds. */
const BRIEF = 'base=house&set=budget:1500steps';

async function sound(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await clipped(page)).toEqual([]);
  await screenshot(page, name);
}

describe.runIf(browserAvailable())('the Learners board in a browser', () => {
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

  it('[LEARNERBOARD7] a recipe goes from the Lab to the board: handed in, its seeds drawn and trained one by one, ranked', async () => {
    const { page, end } = await visit(browser, `${server.url}/lab#${BRIEF}`);
    await page.getByRole('link', { name: 'Submit to the board' }).click();
    await page.waitForFunction(() => window.__arena.page === '/submit');
    await page.getByLabel('Its name on the board').fill('Brief house');
    await sound(page, 'learner-hand-in');
    await page.getByRole('button', { name: 'Hand it in' }).click();
    const card = page.locator('.submission');
    await card.waitFor();
    await page.locator('.submission[data-status="admitted"]').waitFor();
    expect(await card.locator('.learnerSeeds li').count()).toBe(5);
    expect(await card.locator('.learnerSeeds li[data-state="waiting"]').count()).toBe(0);
    await card.getByText('Rank 1').waitFor();
    await sound(page, 'learner-ranked');
    await card.getByRole('link', { name: 'See its row' }).click();
    await page.waitForFunction(() => window.__arena.page === '/boards');
    await page.locator('main').getByText('Brief house').first().waitFor();
    row = page.url();
    expect(row).toMatch(/\/boards#learners\/CartPole-v1\/learner-[0-9a-f]{12}$/);
    await end();
  });

  it("[LEARNERBOARD7] in another browser a seed of the row is trained again in the page's worker: the same step, the same hash", async () => {
    const { page, end } = await visit(browser, row);
    const seeds = page.locator('.rowSets details');
    await seeds.first().waitFor();
    expect(await seeds.count()).toBe(5);
    for (const at of [0, 3]) {
      const seed = seeds.nth(at);
      await seed.locator('summary').click();
      await seed.getByRole('button', { name: 'Train it again here' }).click();
      const verdict = seed.locator('.seedVerdict');
      await verdict.waitFor();
      expect(await verdict.getAttribute('data-same')).toBe('true');
      const [claimed, found] = await verdict.locator('dd').allInnerTexts();
      expect(claimed).toMatch(/^[0-9a-f]{64}$/);
      expect(found).toBe(claimed);
    }
    await sound(page, 'learner-checked');
    await seeds.first().getByRole('link', { name: 'Open in the Lab' }).click();
    await page.waitForFunction(() => window.__arena.page === '/lab');
    expect(page.url()).toContain('#base=house&set=budget:1500steps');
    await end();
  });

  it('[LEARNERBOARD7] what the board does not take is told before it is sent, house recipes are named as such', async () => {
    const { page, end } = await visit(browser, `${server.url}/submit#recipe&base=q-table`);
    await page.locator('main').getByText('this recipe trains a table of Q values').waitFor();
    expect(await page.getByRole('button', { name: 'Hand it in' }).count()).toBe(0);
    await page.goto(`${server.url}/submit#recipe&base=house`);
    await page.locator('main').getByText('This is a recipe of the house').waitFor();
    await page.goto(`${server.url}/submit#recipe&base=nonsense`);
    await page.locator('main').getByText('holds no recipe that can be read').waitFor();
    await end();
  });

  for (const language of ['en', 'ko'] as const) {
    it(`[LEARNERBOARD7] it fits a phone in ${language}`, async () => {
      const phone = { viewport: { width: 390, height: 844 }, locale: language === 'ko' ? 'ko-KR' : 'en-GB' };
      const { page, end } = await visit(browser, `${server.url}/submit#recipe&${BRIEF}`, phone);
      await page.locator('.learnerFacts').waitFor();
      await sound(page, `learner-phone-${language}`);
      await end();
    });
  }
});
