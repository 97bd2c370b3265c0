import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

async function looksRight(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await clipped(page)).toEqual([]);
  await screenshot(page, name);
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

describe.runIf(browserAvailable())('the reference of the open API', () => {
  let server: ArenaServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('[API10] is reached from the boards, has every address, and asks this very server', async () => {
    const { page, end } = await visit(browser, `${server.url}/boards`);
    await page.locator('a[href="/api"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'API', exact: true }).waitFor();
    const document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    const count = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
    await page.locator('.apiEndpoint').first().waitFor();
    expect(await page.locator('.apiEndpoint').count()).toBe(count);
    expect(await page.locator('main').getByText('An answer', { exact: true }).count()).toBeGreaterThan(20);
    const boards = page.locator('#get-boards');
    await boards.getByRole('button', { name: 'Ask this server now' }).click();
    await boards.getByText('This server answered 200').waitFor();
    expect(await boards.locator('pre').last().textContent()).toContain('"CartPole-v1"');
    expect(await boards.locator('pre').first().textContent()).toContain(`'${server.url}/api/v1/boards'`);
    await looksRight(page, 'api');
    await end();
  });
  it('[API10] goes to the place in its address: a code, a type, an endpoint; and back', async () => {
    const { page, end } = await visit(browser, `${server.url}/api#unknown-row`);
    await page.locator('#unknown-row:focus').waitFor();
    expect(await page.locator('#unknown-row').textContent()).toContain('There is no such row');
    await page.locator('.apiContents a[href="#get-boards-board-division"]').click();
    expect(await focused(page)).toBe('get-boards-board-division');
    await page.locator('#get-boards-board-division a[href="#type-BoardPage"]').click();
    expect(await focused(page)).toBe('type-BoardPage');
    expect(new URL(page.url()).hash).toBe('#type-BoardPage');
    await page.goBack();
    await page.locator('#get-boards-board-division:focus').waitFor();
    await end();
  });
  it('[API10] fits a phone, in Korean by day too', async () => {
    const { page, end } = await visit(browser, `${server.url}/api`, {
      ...PHONE,
      locale: 'ko-KR',
      colorScheme: 'light',
    });
    await page.locator('.apiEndpoint').first().waitFor();
    await page.locator('main').getByText('영어로 되어 있습니다').waitFor();
    await looksRight(page, 'api-phone-ko');
    await end();
  });
});
