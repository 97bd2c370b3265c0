import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { playedLink } from './support/playedLink.ts';
import { screenshot } from './support/screenshot.ts';
import { type Visit, visit } from './support/visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const TRAIN_MS = 60_000;

const field = (page: Page, path: string) => page.locator(`[data-field="${path}"]`);
const run = (page: Page) => page.locator('.runBar .runButton');
const address = async (page: Page): Promise<string> =>
  decodeURI(await page.evaluate(() => window.location.hash.slice(1)));

async function untilState(page: Page, state: string): Promise<void> {
  await page.locator(`.runControls[data-state="${state}"]`).waitFor({ timeout: TRAIN_MS });
}

describe.runIf(browserAvailable())('the Lab', () => {
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
  const open = (setting: string, context: BrowserContextOptions = {}): Promise<Visit> =>
    visit(browser, `${server.url}/lab${setting === '' ? '' : `#${setting}`}`, { reducedMotion: 'reduce', ...context });

  it('[RECIPEFORM4] a link opens exactly its setting, nothing runs unasked, it trains to solved, and a reload finds the run again', async () => {
    const setting = 'base=house&set=hidden:32;gamma:0.99;gammaRamp:off&seeds=7';
    const { page, end } = await open(setting);
    await run(page).waitFor();
    expect(await field(page, 'hidden').locator('input').inputValue()).toBe('32');
    expect(await field(page, 'gamma').locator('input').inputValue()).toBe('0.99');
    expect(await page.locator('.fieldRow.changed').count()).toBe(2); // the third is in a group that is folded
    expect(await page.locator('#seeds').inputValue()).toBe('7');
    expect(await address(page)).toBe(setting);
    await page.locator('.runList p').waitFor();
    expect(await page.locator('.runRow').count()).toBe(0);
    await run(page).click();
    await untilState(page, 'ended');
    const solved = await page.locator('.runControls').getAttribute('data-solved');
    const weights = await page.locator('.runHash').innerText();
    expect(Number(solved)).toBeGreaterThan(0);
    await page.reload();
    await page.locator('.runRow').click();
    await untilState(page, 'ended');
    expect(await page.locator('.runHash').innerText()).toBe(weights);
    expect(await address(page)).toBe(setting);
    await end();
  });

  it('[RECIPEFORM4] an edit is in the address at once, is shown as a difference, can be taken back, and a problem stands at its field', async () => {
    const { page, end } = await open('');
    await field(page, 'batchSize').locator('input').fill('16');
    await expect.poll(() => address(page)).toBe('base=house&set=batchSize:16');
    await field(page, 'gamma').locator('input').fill('7');
    await field(page, 'gamma').locator('.fieldWrong').waitFor();
    expect(await field(page, 'gamma').locator('.fieldWrong').innerText()).toMatch(/^“Discount (gamma|at the start)” /);
    expect(await run(page).isDisabled()).toBe(true);
    expect(await address(page)).toBe('base=house&set=batchSize:16');
    await field(page, 'gamma').locator('.fieldReset').click();
    await field(page, 'batchSize').locator('.fieldReset').click();
    expect(await page.locator('.fieldRow.changed').count()).toBe(0);
    await expect.poll(() => address(page)).toBe('');
    await field(page, 'gamma').locator('input').press('ArrowDown');
    expect(await field(page, 'gamma').locator('input').inputValue()).toBe('0.987');
    await end();
  });

  it('[RECIPEFORM3] a broken link says what is broken and offers the nearest setting that can run', async () => {
    const { page, end } = await open('base=house&set=gama:0.9;nStep:1&seeds=x');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.locator('li').allInnerTexts()).toEqual([
      'No recipe has a field “gama”. The nearest name is gamma.',
      '“x” is not a list of at most ten seeds, as in 1-3 or 1,7.',
    ]);
    expect(await violations(page)).toEqual([]);
    await alert.getByRole('button').first().click();
    await run(page).waitFor();
    expect(await address(page)).toBe('base=house&set=nStep:1');
    await end();
  });

  it('[COMPAREPAGE4] two recipes over three seeds: bands, a table, and what differs', async () => {
    const { page, end } = await open(
      'base=house&set=budget:2000steps&vs=house;mirrored:off;budget:2000steps&seeds=1-3',
    );
    await run(page).click();
    await expect.poll(() => page.locator('.runRow .tag.ended').count(), { timeout: TRAIN_MS }).toBe(6);
    const rows = page.locator('.compareTable').first().locator('tbody tr');
    await expect.poll(() => rows.first().locator('td').first().innerText(), { timeout: 10_000 }).toMatch(/^\d of 3$/);
    expect(await rows.count()).toBe(2);
    expect(await page.locator('.compareAnecdote').count()).toBe(0);
    expect(await page.locator('.bandPlot canvas').count()).toBe(1);
    expect(await page.locator('.differences tbody code').allInnerTexts()).toEqual(['mirrored']);
    await screenshot(page, 'lab-compare');
    expect(await violations(page)).toEqual([]);
    await end();
  });

  it('[COMPAREPAGE3] as written, as meant: one click sets up both over three seeds, and what differs is told', async () => {
    const { page, end } = await open('');
    await page.locator('.labPairs li').first().getByRole('button').click();
    expect(await address(page)).toBe('base=keras-blog-single&vs=keras-blog&seeds=1-3');
    expect(await page.locator('.differences tbody code').allInnerTexts()).toEqual(['oneByOne']);
    expect(await page.locator('.runRow').count()).toBe(0);
    await end();
  });

  it('[TEACH3] teach it: from a pasted link, with and without you; what cannot teach is refused with a word', async () => {
    const { page, end } = await open('');
    const link = page.locator('#teach-link');
    await link.fill(playedLink(5, 120, 1));
    await link.press('Enter');
    expect(await page.locator('#teach-wrong').innerText()).toMatch(/wind/);
    await link.fill(playedLink(5, 120));
    await link.press('Enter');
    await page.locator('.teachTaken .button.primary').click();
    expect(await address(page)).toMatch(
      /^base=house&set=demonstrations:5\.120\.[\w-]+;name:house-with-you&vs=house&seeds=1-3$/,
    );
    await page.locator('[data-field="budget"] input').fill('500');
    await page.locator('#seeds').fill('1');
    await run(page).click();
    await untilState(page, 'ended');
    await expect.poll(() => page.locator('.runRow').count()).toBe(2);
    expect(await page.locator('.differences tbody code').allInnerTexts()).toContain('demonstrations');
    await end();
  });

  it('[TEACH4] a run that was played here is offered', async () => {
    const code = playedLink(9, 80).split('#')[1]!;
    const { page, end } = await open('');
    await page.evaluate(
      (kept) => localStorage.setItem('arena.ownRuns', kept),
      JSON.stringify([{ code, seat: 0, ticks: 80 }]),
    );
    await page.reload();
    await page.locator('.teachLast button').first().click();
    expect(await page.locator('.teachTaken li').innerText()).toContain('80');
    await end();
  });

  it('[RECIPEFORM5] on the server: queued, and in the list of all runs', async () => {
    const { page, end } = await open('base=house&set=budget:3000steps&seeds=3&where=server');
    await run(page).click();
    await page.locator('.submissions a').waitFor();
    const id = new URL((await page.locator('.submissions a').getAttribute('href'))!, server.url).hash.slice(
      '#run='.length,
    );
    await page.goto(`${server.url}/runs`);
    await page.locator(`a[href*="${id}"]`).first().waitFor();
    await end();
  });

  it.each([
    ['desktop', 'en-GB', {}],
    ['phone', 'ko-KR', PHONE],
    ['phone', 'en-GB', PHONE],
  ] as const)(
    '[RECIPEFORM6] every group unfolded and a run open, it fits its window and axe objects to nothing (%s, %s)',
    async (_, locale, context) => {
      const { page, end } = await open('base=house&set=budget:600steps&vs=minimal-rl', { locale, ...context });
      await page.locator('.fieldGroup > summary').first().waitFor();
      for (const summary of await page.locator('.fieldGroup > summary').all()) await summary.click();
      await screenshot(page, `lab-${locale}`);
      await run(page).click();
      await page.locator('.compareTable').first().waitFor({ timeout: TRAIN_MS });
      await untilState(page, 'ended');
      expect(await violations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      expect((await clipped(page)).filter((html) => !html.startsWith('<t'))).toEqual([]); // cells of tables that scroll
      await end();
    },
  );
});
