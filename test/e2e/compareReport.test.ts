import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../server/cli/comparison/report.ts';
import { madeUpComparison } from '../cli/madeUpComparison.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { violations } from './support/axe.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const LONG = 'a-recipe-whose-name-is-as-long-as-any-name-may-be-which-is-a-lot'; // 64 letters
const NAMES = ['house', 'minimal-rl', LONG, '<b>not bold</b>'];
const PHONE = { width: 390, height: 844 };

describe.runIf(browserAvailable())('[COMPARE5] the report in a browser', () => {
  let browser: Browser;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    const path = join(folder, 'report.html');
    writeFileSync(path, reportPage(madeUpComparison(NAMES, [1, 2, 3, 4, 5])));
    url = pathToFileURL(path).href;
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens it and expects no request but for itself, and no complaint. */
  async function look(context: Parameters<typeof visit>[2], at: (page: Page) => Promise<void>): Promise<void> {
    const { page, end } = await visit(browser, 'about:blank', context);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url);
    await at(page);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([url]);
    await end();
  }

  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [{ width: 1280, height: 800 }, PHONE])
      it(`has nothing that axe objects to, and never scrolls sideways (${colorScheme}, ${viewport.width} px)`, () =>
        look({ viewport, colorScheme }, async (page) => {
          await page.locator('summary').click(); // the curves as numbers
          await screenshot(page, `compare-${colorScheme}`);
          expect(await violations(page)).toEqual([]);
          const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
          expect(widths[0]).toBe(widths[1]);
        }));

  it('draws every curve in its chart, on either scale', () =>
    look({}, async (page) => {
      const drawn = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('.curves figure')]
            .filter((figure) => figure.getClientRects().length > 0)
            .map((figure) => {
              const frame = figure.querySelector('.plot')!.getBoundingClientRect();
              const lines = [...figure.querySelectorAll('use.line')].map((line) => line.getBoundingClientRect());
              const inside = lines.every((line) => line.left >= frame.left - 2 && line.right <= frame.right + 2);
              return { lines: lines.length, inside, width: Math.max(...lines.map((line) => line.width)) / frame.width };
            }),
        );
      for (const scale of ['logarithmic', 'linear']) {
        await page.getByRole('radio', { name: scale }).check();
        const figures = await drawn();
        expect(figures.map(({ lines }) => lines)).toEqual([NAMES.length, 1, 1, 1, 1]);
        expect(figures.every(({ inside, width }) => inside && width > 0.5)).toBe(true);
      }
    }));

  it('is read as tables and described pictures, names as they are', () =>
    look({ viewport: PHONE }, async (page) => {
      expect(await page.title()).toBe(`${NAMES.join(', ')} on CartPole-v1`);
      const row = page.getByRole('row', { name: '<b>not bold</b>' }).first();
      expect(await row.getByRole('cell').count()).toBe(5); // cards on a phone, and a table still
      const chart = page.getByRole('img', { name: 'Learning curve of house' });
      const described = await chart.evaluate(
        (svg) => document.getElementById(svg.getAttribute('aria-describedby')!)?.textContent,
      );
      expect(described).toMatch(/^house, 5 runs: interquartile mean 0 at step 50, at most 500 at step /);
      expect(await page.locator('b').count()).toBe(0);
    }));
});
