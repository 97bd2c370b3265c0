/** The pages over plain http at an address of a network, as a class room has them: what browsers give to TLS and to localhost alone is missing there. */
import { networkInterfaces } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { balance } from './support/player.ts';
import { visit } from './support/visit.ts';
import { chooseMode, letFall, untilPhase } from './support/walk.ts';

/** An address of this machine that is not its own loop; where it has none, browsers take this name for one. */
const OUTSIDE = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
const NAME = 'classroom.test';

const PAGES = [
  ...['/', '/play', '/race', '/watch', '/runs', '/lab', '/boards', '/submit', '/me', '/live', '/practice', '/replay'],
  ...['/verify', '/api', '/saboteur', '/before-after', '/class'],
];

describe.runIf(browserAvailable())('a class room', () => {
  let server: ArenaServer;
  let browser: Browser;
  let url = '';
  beforeAll(async () => {
    server = await startArena({ HOST: '0.0.0.0' });
    url = `http://${OUTSIDE ?? NAME}:${server.port}`;
    browser = await launchChromium(
      OUTSIDE === undefined ? { args: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`] } : {},
    );
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const missing = (page: Page) =>
    page.evaluate(() => ({
      secure: isSecureContext,
      subtle: typeof crypto.subtle,
      shared: typeof SharedArrayBuffer,
      isolated: crossOriginIsolated,
    }));

  it('[LIMIT14] has every page whole over plain http, without what browsers keep for TLS, and nothing breaks the policy', async () => {
    const { page, end } = await visit(browser, url);
    expect(await missing(page)).toEqual({ secure: false, subtle: 'undefined', shared: 'undefined', isolated: false });
    for (const path of PAGES) {
      await page.goto(`${url}${path}`);
      await page.waitForFunction(() => window.__arena.connection === 'connected');
      await page.locator('#main :is(h1, h2)').first().waitFor();
    }
    await end(); // nothing in the console, no request refused or sent elsewhere
  });

  it('[LIMIT14] plays a run for the board, and trains in a worker of the page', async () => {
    const { page, wire, end } = await visit(browser, `${url}/play`);
    await chooseMode(page, 'Survival');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await untilPhase(page, 'playing');
    await balance(page, wire, (tick) => tick < 40);
    await letFall(page);
    await page.locator('.ranked').getByText('Rank 1 of 1').waitFor();
    await page.goto(`${url}/lab`);
    await page.locator('.runBar .runButton').click();
    await page.locator('.runControls[data-state="ended"]').waitFor({ timeout: 90_000 });
    expect(await page.locator('.runHash').innerText()).toMatch(/[0-9a-f]{8}/);
    await end();
  });
});
