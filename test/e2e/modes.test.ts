import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { duelProbe } from './support/player.ts';
import { visit } from './support/visit.ts';
import { chooseMode, chooseRival, letFall, rematch, untilMatch, untilPhase } from './support/walk.ts';

/** The buttons of a result, as far as they concern what comes next. */
const result = (page: Page) => page.locator('.result');

describe.runIf(browserAvailable())('the modes in a browser', () => {
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

  it('[MATCH2] a royale against agents seats as many as were chosen, goes on without the fallen, and tells each place', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/play`);
    await chooseMode(page, 'Royale');
    await page.getByRole('radio', { name: '4', exact: true }).check();
    await page.getByRole('button', { name: 'Start now' }).click();
    await untilPhase(page, 'playing');
    await page
      .locator('main')
      .getByText(/^You are out since tick \d+/)
      .waitFor();
    await letFall(page);
    const { joined, result: told } = wire.duels.at(-1)!;
    expect(joined).toMatchObject({ mode: 'royale', seat: 0 });
    expect(joined.seats).toHaveLength(4);
    await expect.poll(() => result(page).getByRole('listitem').count()).toBe(4);
    const stood = told!.falls.filter((fall) => fall === null || fall.tick > told!.falls[0]!.tick).length;
    const ordinal = ['1st', '2nd', '3rd', '4th'][stood]!;
    expect(await result(page).getByRole('heading', { level: 2 }).innerText()).toBe(`You came ${ordinal} of 4`);
    await rematch(page);
    expect(wire.duels.at(-1)!.joined.seats).toHaveLength(4);
    await end();
  });

  it('a survival run is told in ticks, and its replay is one click away', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/play`);
    await chooseMode(page, 'Survival');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await letFall(page);
    const { tick, replay } = wire.duels.at(-1)!.result!;
    await expect
      .poll(() => result(page).getByRole('heading', { level: 2 }).innerText())
      .toBe(`You stood for ${tick} ticks`);
    await page.getByRole('link', { name: 'Watch the replay' }).click();
    await page.waitForFunction(() => window.__arena.page === '/replay');
    expect(new URL(page.url()).hash).toBe(`#${replay}`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.locator('main').getByText('Equal: this match went exactly so.').waitFor();
    await end();
  });

  it('[MATCH4] a private link seats whoever opens it, in another browser but not in a second tab, and a rematch takes both', async () => {
    const host = await visit(browser, `${server.url}/play`);
    await chooseMode(host.page, 'Duel a person');
    await host.page.getByRole('button', { name: 'Make a link' }).click();
    const link = await host.page.getByLabel('Copy this link').inputValue();
    expect(link).toMatch(new RegExp(`^${server.url}/play#join=`));

    const second = await host.page.context().newPage();
    await second.goto(link);
    await second.getByRole('heading', { name: 'This is your own link' }).waitFor();
    await second.getByRole('button', { name: 'Choose a match' }).click();
    await second.locator('main ol > li').first().waitFor();
    await second.close();
    expect((await duelProbe(host.page)).screen).toBe('waiting'); // the first tab still waits

    const guest = await visit(browser, link);
    await Promise.all([untilMatch(host.page), untilMatch(guest.page)]);
    expect(new URL(guest.page.url()).hash).toBe('');
    expect((await duelProbe(guest.page)).match).toBe((await duelProbe(host.page)).match);
    await Promise.all([letFall(host.page), letFall(guest.page)]);
    await result(host.page).waitFor();
    await host.page.keyboard.press('r');
    await host.page.getByRole('button', { name: 'Waiting for the others' }).waitFor();
    await guest.page
      .locator('main')
      .getByText(/ wants a rematch$/)
      .waitFor();
    const { match: first } = await duelProbe(host.page);
    await rematch(guest.page);
    await untilMatch(host.page, first);
    await Promise.all([letFall(host.page), letFall(guest.page)]);
    await guest.end();
    await host.page.locator('main').getByText('The other player has gone.').waitFor();
    await host.page.getByRole('button', { name: 'New opponent' }).click();
    await host.page.getByRole('heading', { name: 'Waiting for someone to play' }).waitFor();
    await host.page.getByRole('button', { name: 'Leave' }).click();
    await host.end();

    const late = await visit(browser, link);
    await late.page.getByRole('heading', { name: 'Nobody is waiting here any more' }).waitFor();
    await late.end();
  });

  it('[MATCH4] a link to a rival starts at once, once', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/play#agent=episode-1`);
    await untilPhase(page, 'playing');
    expect(wire.duels.at(-1)!.joined.seats[1]).toMatchObject({ kind: 'agent', agent: 'episode-1' });
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.locator('main ol > li').first().waitFor();
    expect(wire.duels).toHaveLength(1);
    await end();
  });

  it('[MATCH5] a page loaded anew in the midst of a match is back at its seat', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/play`);
    await chooseRival(page, 5);
    const { match, seat } = await duelProbe(page);
    await page.reload();
    await untilPhase(page, 'finished');
    expect(await duelProbe(page)).toMatchObject({ match, seat });
    expect(wire.duels).toHaveLength(2);
    await result(page).waitFor();
    await page.reload();
    await page.locator('main ol > li').first().waitFor(); // a match that is over is not gone back to
    await end();
  });

  it('a handicap is asked for in ticks and told in milliseconds', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/play`);
    const slider = page.getByRole('slider', { name: 'Reaction delay of the agents' });
    await slider.fill('10');
    expect(await slider.getAttribute('aria-valuetext')).toBe('400 ms');
    await chooseRival(page);
    expect(wire.duels.at(-1)!.joined.seats[1]).toMatchObject({ reaction: 10 });
    await page
      .locator('main')
      .getByText(/sees 400 ms late$/)
      .waitFor();
    await end();
  });

  it('[MATCH3] without a socket a duel is played to its end on this device, again and again, and its replay verifies', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => void errors.push(message));
    await page.routeWebSocket(/socket\.io/, (socket) => void socket.close());
    await page.goto(`${server.url}/play`);
    await page.locator('main').getByText('The server cannot be reached').waitFor();
    await page
      .locator('main')
      .getByText(/^You can play against its agents anyway/)
      .waitFor({ timeout: 20_000 }); // they are here
    await chooseRival(page);
    await page.locator('main').getByText('On this device, unranked').waitFor();
    await letFall(page);
    await result(page).waitFor();
    expect(await duelProbe(page)).toMatchObject({ corrections: 0, mismatches: 0, seat: 0 });
    await rematch(page);
    await untilPhase(page, 'playing');
    await letFall(page);
    await page.getByRole('link', { name: 'Watch the replay' }).click();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.locator('main').getByText('Equal: this match went exactly so.').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('[MATCH3] where the server stays silent, the failure offers this device', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    await page.routeWebSocket(/socket\.io/, () => undefined); // opens, and says nothing
    await page.goto(`${server.url}/play`);
    await page.locator('main ol > li').first().waitFor();
    await page.waitForFunction(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/model')).length >= 6,
    );
    await page.locator('main ol > li').first().getByRole('button').click();
    await page.getByRole('button', { name: 'Play on this device' }).click({ timeout: 30_000 });
    await untilPhase(page, 'playing');
    await context.close();
  });
});
