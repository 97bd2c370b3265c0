/** A class in the browser: the big screen, two desks, and a third player who stands long enough to be looked at. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leanAfter, next, playDuel, visit as visitBySocket } from '../server/support.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const PROJECTOR: BrowserContextOptions = { viewport: { width: 1280, height: 720 } };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const STANDS = 240; // ticks
const NAME = 'classroom.test'; // to a browser an address of the network: plain http without what localhost has

describe.runIf(browserAvailable())('[CLASS11] a class', () => {
  let server: ArenaServer;
  let browser: Browser;
  let url = '';
  beforeAll(async () => {
    server = await startArena();
    url = `http://${NAME}:${server.port}/class`;
    browser = await launchChromium({ args: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`] });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const found: Record<string, string[]> = {};
  async function look(page: Page, state: string): Promise<void> {
    await screenshot(page, `class-${state}`);
    const lines = [...(await violations(page)), ...(await clipped(page))];
    if (await scrollsSideways(page)) lines.push('scrolls sideways');
    if (lines.length > 0) found[state] = lines;
  }
  async function join(page: Page, name: string, button: string): Promise<void> {
    await page.locator('input[name="pupil"]').fill(name);
    await page.getByRole('button', { name: button }).click();
  }

  it('is opened, joined, played, told and closed; each state passes axe, fits a projector and a phone; a page loaded anew is back in it', async () => {
    const host = await visit(browser, url, PROJECTOR);
    await look(host.page, 'doors');
    await host.page.getByRole('button', { name: 'Open a class' }).click();
    const code = await host.page.locator('.classCode span').first().innerText();
    await host.page.locator('svg.classQr').waitFor();
    await look(host.page, 'lobby-empty');

    const ada = await visit(browser, `${url}#${code}`, PHONE);
    await look(ada.page, 'join');
    await join(ada.page, 'admin', 'Join');
    await ada.page.locator('.classProblem').waitFor();
    await join(ada.page, 'Ada', 'Join');
    await ada.page.getByRole('heading', { name: 'You are in' }).waitFor();
    const bo = await visit(browser, url, { ...PHONE, locale: 'ko', colorScheme: 'light' });
    await bo.page.locator('input[name="code"]').fill(` ${code.toLowerCase()} `);
    await join(bo.page, '보라', '들어가기');
    await bo.page.getByRole('heading', { name: '들어왔습니다' }).waitFor();
    await look(bo.page, 'desk-ko');

    const third = await visitBySocket(server.port);
    await third.client.timeout(5_000).emitWithAck('class:enter', { code, name: 'Steady' });
    const played = next(third.client, 'match:joined').then(
      (start) => playDuel(third.client, start, leanAfter(STANDS)).finished,
    );
    await host.page.getByText('3 players here').waitFor();
    await look(host.page, 'lobby');

    await host.page.getByRole('button', { name: 'Start the round' }).click();
    await host.page.locator('.classLabels li').nth(2).waitFor();
    await ada.page.locator('.classOwn canvas').waitFor();
    await ada.page.locator('.classStood').waitFor({ timeout: 20_000 });
    expect(await ada.page.locator('.classStood').innerText()).toMatch(/^You stood for \d+ ticks/);
    await look(ada.page, 'stood');
    await look(host.page, 'round');
    const clock = Number(await host.page.locator('.classClock strong').innerText());
    expect(clock).toBeGreaterThan(5);
    expect(await host.page.locator('.classStanding').innerText()).toMatch(/^1\s+of 3 stand$/);
    await played;

    await ada.page.getByRole('heading', { name: /^You came 2nd, with \d+ ticks$/ }).waitFor();
    await look(ada.page, 'desk-result');
    const rows = host.page.locator('.classTable tbody tr');
    await rows.nth(2).waitFor();
    expect(await rows.first().innerText()).toMatch(/^1st\s+Steady\s+\d+/);
    await look(host.page, 'results');
    const [file] = await Promise.all([
      host.page.waitForEvent('download'),
      host.page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^class-${code}-.*\\.csv$`));
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^\ufeffround,place,name[\s\S]*1,1,Steady,player,\d+/);

    await Promise.all([host.page.reload(), ada.page.reload()]);
    await host.page.getByText('3 players here').waitFor();
    await rows.nth(2).waitFor();
    await ada.page.getByText('You are Ada').waitFor();
    await host.page.getByRole('button', { name: 'Send 보라 out' }).click();
    await bo.page.getByRole('alert').getByRole('heading', { name: '학급에서 나왔습니다' }).waitFor();
    await host.page.getByRole('button', { name: 'Close the class' }).click();
    await look(host.page, 'close');
    await host.page.getByRole('button', { name: 'Close it now' }).click();
    await ada.page.getByRole('heading', { name: 'This class is over' }).waitFor();
    await look(ada.page, 'over');
    expect(found).toEqual({});
    third.client.close();
    for (const { end } of [bo, ada, host]) await end();
  });
});
