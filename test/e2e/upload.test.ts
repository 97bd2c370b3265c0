import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ko-KR' } as const;
const RANKED_MS = 60_000;

interface Dropped {
  readonly name: string;
  readonly base64: string;
}

/** Files from outside of the browser, let go over the drop zone. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const carried = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('.dropZone', event, { dataTransfer: carried });
}

describe.runIf(browserAvailable())('handing in an agent', () => {
  let server: ArenaServer;
  let browser: Browser;
  let folder = '';
  let model: readonly Dropped[] = [];
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'arena-model-'));
    const options = ['--model', 'assets/models/champion.cpa', '--to', 'layers-model', '--out', folder];
    execFileSync(process.execPath, ['dist/server/cli/export.js', ...options]);
    model = ['model.json', 'weights.bin'].map((name) => ({ name, base64: readFileSync(join(folder, name), 'base64') }));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[AGENTBOARD9] a tfjs LayersModel is dropped, read, committed, drawn, evaluated and ranked, and its row is a click away', async () => {
    const { page, end } = await visit(browser, `${server.url}/submit`);
    await page.locator('main').getByText('few and short episodes').waitFor(); // the test's small budget, told honestly
    await drop(page, model);
    await page.locator('main').getByText('Read as a LayersModel: 4 · 64 · 64 · 2, 4,610 parameters').waitFor();
    const hash = await page.locator('.submitRead .hash').innerText();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Its name on the board').fill('Dropped in');
    await page.getByRole('button', { name: 'Hand it in' }).click();
    const card = page.locator('.submission', { hasText: 'Dropped in' });
    await card.getByText(hash).waitFor({ state: 'attached' });
    await card.getByText('Rank 1').waitFor({ timeout: RANKED_MS });
    await card.locator('summary').click();
    expect(await card.locator('dd.hash').nth(1).innerText()).toMatch(/^[0-9a-f]{64}$/); // the randomness
    expect(await violations(page)).toEqual([]);
    await screenshot(page, 'submit-ranked');
    await card.getByRole('link', { name: 'See its row' }).click();
    await page.waitForFunction(() => window.__arena.page === '/boards');
    expect(page.url()).toMatch(/#agents\/CartPole-v1\/agent-[0-9a-f]{12}$/);
    await page.locator('main').getByText('Dropped in').first().waitFor();
    await end();
  });

  it('[AGENTBOARD9] what cannot be taken is said at once, in words, and nothing is sent; a phone shows all of it in Korean', async () => {
    const { page, end } = await visit(browser, `${server.url}/submit`, PHONE);
    await drop(page, [{ name: 'model.zip', base64: Buffer.from('PK\x03\x04 and so on').toString('base64') }]);
    await page.locator('main').getByText('코드가 들어 있을 수 있는 형식이라').waitFor();
    expect(await page.locator('.submitName').count()).toBe(0);
    await drop(page, model.slice(0, 1));
    await page.locator('main').getByText('가중치 파일이 빠졌습니다').waitFor();
    await page.locator('#files').setInputFiles(['model.json', 'weights.bin'].map((name) => join(folder, name)));
    await page.locator('.submitRead').waitFor();
    expect(await violations(page)).toEqual([]);
    expect([await scrollsSideways(page), await clipped(page)]).toEqual([false, []]);
    await screenshot(page, 'submit-phone');
    await end();
  });
});
