import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const REFUSED =
  /^(status 4\d\d: .*\/api\/v1\/(me|recover)|console error: Failed to load resource: the server responded with a status of 4\d\d)/;

async function looksRight(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await clipped(page)).toEqual([]);
  await screenshot(page, name);
}

const heading = (page: Page, text: string) =>
  page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor();

describe.runIf(browserAvailable())('the page about yourself', () => {
  let server: ArenaServer;
  let browser: Browser;
  let code = '';
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('[ME14] is behind the name in the header, says what is stored, and takes a name; what is wrong with it stands at the field', async () => {
    const { page, complaints } = await visit(browser, server.url);
    await page.locator('a.who').click();
    await page.locator('main').getByText('nothing is stored', { exact: true }).waitFor();
    await looksRight(page, 'me-empty');
    const field = page.getByLabel('Name', { exact: true });
    const save = page.getByRole('button', { name: 'Save the name' });
    for (const [typed, says] of [
      ['x', 'at least 2'],
      ['Ada👍', 'No emoji'],
      ['Аda', 'one alphabet'],
      ['Admin', 'stands for somebody'],
      ['Champion', 'stands for somebody'],
    ]) {
      // biome-ignore format: pairs
      await field.fill(typed!);
      await save.click();
      await page.getByRole('alert').filter({ hasText: says! }).waitFor();
      expect(await field.evaluate((element) => [element.ariaInvalid, document.activeElement === element])).toEqual([
        'true',
        true,
      ]);
    }
    await looksRight(page, 'me-problem');
    await field.fill('  Ada Lovelace ');
    await save.click();
    await heading(page, 'Ada Lovelace');
    await page.locator('a.who').filter({ hasText: 'Ada Lovelace' }).waitFor();
    await page.reload();
    await heading(page, 'Ada Lovelace');

    await page.getByRole('button', { name: 'Make a recovery code' }).click();
    code = (await page.locator('.meCodeText').innerText()).trim();
    expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
    await looksRight(page, 'me-code');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Make a new code' }).waitFor();
    expect(await page.content()).not.toContain(code);
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  it('[ME14] moves the player to a phone with the code, and tells of a slip and of a name that is taken', async () => {
    const { page, complaints } = await visit(browser, `${server.url}/me`, {
      ...PHONE,
      locale: 'ko-KR',
      colorScheme: 'light',
    });
    await page.getByLabel('이름', { exact: true }).fill('ADA_L0VELACE');
    await page.getByRole('button', { name: '이름 저장' }).click();
    await page.getByRole('alert').filter({ hasText: '비슷해 보이는' }).waitFor();
    const field = page.getByLabel('복구 코드', { exact: true });
    const move = page.getByRole('button', { name: '여기서 이어 가기' });
    await field.fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await move.click();
    await page.getByRole('alert').filter({ hasText: '잘못 적힌 곳' }).waitFor();
    await looksRight(page, 'me-ko');
    await page.screenshot({ path: 'out/screenshots/me-ko-whole.png', fullPage: true });
    await field.fill(code.toLowerCase().replaceAll('-', ' '));
    await move.click();
    await heading(page, 'Ada Lovelace');
    await page.reload();
    await heading(page, 'Ada Lovelace');
    await page.context().close();
    expect(complaints.filter((one) => !REFUSED.test(one))).toEqual([]);
  });

  it('[ME14] gives all data as a file and deletes it only when that is said twice; then you are somebody new', async () => {
    const { page, complaints } = await visit(browser, `${server.url}/me`, { colorScheme: 'light' });
    await page.getByLabel('Name', { exact: true }).fill('Grace');
    await page.getByRole('button', { name: 'Save the name' }).click();
    await heading(page, 'Grace');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save my data' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({
      me: { name: 'Grace' },
      stored: { players: [{ name: 'Grace' }] },
    });
    await page.getByRole('button', { name: 'Delete my data' }).click();
    await looksRight(page, 'me-sure');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Delete my data' }).click();
    await page.getByRole('button', { name: 'Yes, delete everything' }).click();
    await page.locator('main').getByText('nothing is stored', { exact: true }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Player [0-9a-f]{4}$/);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});
