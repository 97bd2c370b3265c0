/** Names that want to be more than text, put into the database past every check, on the pages that show names. */
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredRow } from '../../server/boards/stores.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { sampleAgent, sampleLearner, samplePlayer } from './support/sampleRows.ts';
import { visit } from './support/visit.ts';

const KNOWN = [
  '<img src=x onerror=hit()>',
  '"><script>hit()</script>',
  "'onmouseover='hit()",
  '<svg/onload=hit()>',
  '</a><b>bold</b>',
  '<style>*{color:red}',
  '&lt;i&gt;&amp;',
  '{{7*7}}#{7*7}',
  'javascript:hit()',
  '<!--',
  ']]><x/>',
  '%3Cb%3E\\u003cb',
];
const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '/',
  '=',
  '`',
  '<b>',
  '</td>',
  '<img src=x onerror=',
  'hit()',
  '<script>',
  '&#60;',
  'a',
  ' ',
  '가',
];
const MADE = fc.sample(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), { numRuns: 38, seed: 7 });
/** A mark at each end: what a page trims is not what this is about. */
const NAMES = [...KNOWN, ...MADE.map((pieces) => pieces.join(''))].map((name, i) => `${i}${name.slice(0, 34)}.`);

const named = (row: StoredRow, name: string): StoredRow => ({ ...row, name, by: row.by === null ? null : name });

describe.runIf(browserAvailable())('names', () => {
  let server: ArenaServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startArena({}, async (dataDir) => {
      const { boards, close } = await openStorage({ dataDir, databaseUrl: null });
      for (const [i, name] of NAMES.entries()) await boards.put(samplePlayer(i, `session ${i}`, name));
      for (let i = 3; i < 9; i++) await boards.put(named(sampleAgent(i), NAMES[i]!));
      for (let i = 3; i < 7; i++) await boards.put(named(sampleLearner(i), NAMES[i]!));
      await close();
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('[LIMIT15] are text on the boards and in a row, whatever is in them: nothing of them is markup, runs or is asked for', async () => {
    const { page, end } = await visit(browser, `${server.url}/`);
    await page.evaluate(() => {
      Object.assign(window, { hit: () => document.body.setAttribute('data-hit', '') });
    });
    const shapes = new Set<string>();
    const seen: string[] = [];
    for (const address of ['players/0.5x', 'agents/CartPole-v1', 'learners/CartPole-v1']) {
      await page.evaluate((hash) => {
        window.history.pushState(null, '', `/boards#${hash}`);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }, address);
      await page.locator('main .boardTable tbody tr th a').first().waitFor();
      for (;;) {
        const rows = await page.locator('main .boardTable tbody tr').evaluateAll((all) =>
          all.map((row) => ({
            name: row.querySelector('th a')?.textContent ?? '',
            shape: [...(row.querySelector('th a')?.querySelectorAll('*') ?? [])]
              .map(({ tagName }) => tagName)
              .join(' '),
          })),
        );
        seen.push(...rows.map(({ name }) => name));
        for (const { shape } of rows) shapes.add(shape);
        const next = page.locator('.boardPager button').last();
        if ((await next.count()) === 0 || (await next.isDisabled())) break;
        const first = rows[0]!.name;
        await next.click();
        await page.waitForFunction(
          (was) => document.querySelector('main .boardTable tbody th a')?.textContent !== was,
          first,
        );
      }
    }
    for (const name of NAMES) expect(seen.join('\n')).toContain(name);
    expect(shapes.size).toBe(1); // all rows are built alike
    await page.locator('main .boardTable tbody tr th a').first().click();
    await page.locator('.rowPanel .rowHonest').waitFor();
    expect(await page.locator('.rowPanel').innerText()).toContain(NAMES[3]!.slice(0, 6));
    expect(await page.evaluate(() => document.body.hasAttribute('data-hit'))).toBe(false);
    expect(
      await page
        .locator('main :is(script, style, iframe, object, [onerror], [onload], [onmouseover], [src="x"])')
        .count(),
    ).toBe(0);
    await end(); // no file called x was asked for, and the policy had nothing to refuse
  });
});
