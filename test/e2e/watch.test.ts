import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMoments } from '../../shared/protocol/parseAgents.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { type Visit, visit } from './support/visit.ts';
import type { Wire } from './support/wire.ts';

const POOR = 40; // a return of the first episodes
const GOOD = 200; // one that a random player never reaches
const RISES_WITHIN_MS = 100_000;

function returnsOf({ runEvents }: Wire): number[] {
  return runEvents.flatMap((event) => (event.kind === 'episode' ? [event.episodicReturn] : []));
}

async function watchProbe({ page }: Visit) {
  return page.evaluate(() => window.__arena.watch);
}

describe.runIf(browserAvailable())('the Watch page', () => {
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

  it('[MOMENT3] shows a fresh run getting better, its moments as opponents, what it expects from left and right, and the same history to whoever comes late', async () => {
    const early = await visit(browser, `${server.url}/watch`);
    await early.page.waitForFunction(() => (window.__arena.watch?.episodes ?? 0) >= 3);
    const started = performance.now();
    await expect
      .poll(() => Math.max(...returnsOf(early.wire)), { timeout: RISES_WITHIN_MS, interval: 250 })
      .toBeGreaterThanOrEqual(GOOD);
    const returns = returnsOf(early.wire);
    expect(
      Math.min(
        ...returns.slice(
          0,
          returns.findIndex((one) => one >= GOOD),
        ),
      ),
    ).toBeLessThan(POOR);
    console.log(
      `a return of ${Math.max(...returns)} in episode ${returns.findIndex((one) => one >= GOOD) + 1}, ${((performance.now() - started) / 1000).toFixed(0)} s after the third`,
    );

    const seen = await watchProbe(early);
    expect(seen?.q?.every(Number.isFinite)).toBe(true);
    for (const side of ['Left', 'Right']) {
      const shown = early.page
        .getByRole('definition')
        .filter({ visible: true })
        .and(early.page.locator(`dt:text-is("${side}") + dd`));
      expect(Number.parseFloat((await shown.innerText()).replace('−', '-'))).not.toBeNaN();
    }

    const list = early.page.getByRole('region', { name: 'Moments of this run' });
    const links = await list.getByRole('link', { name: /^Play against it/ }).all();
    const shown = await Promise.all(links.map((link) => link.getAttribute('href')));
    const kept = parseMoments(await (await fetch(`${server.url}/api/v1/moments`)).json())!.map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(1);
    expect(kept).toEqual(expect.arrayContaining(shown.map((href) => href?.replace('/play#agent=', ''))));
    expect(await list.getByText('newest', { exact: true }).count()).toBe(1);

    const late = await visit(browser, `${server.url}/watch`);
    await late.page.waitForFunction(() => (window.__arena.watch?.episodes ?? 0) > 0);
    // Both go on hearing news: they are compared at a moment when both have heard of the same event.
    await expect
      .poll(async () => {
        const [a, b] = await Promise.all([watchProbe(early), watchProbe(late)]);
        return a?.newest === b?.newest && { ...a, step: 0, episode: 0, q: null };
      })
      .toMatchObject({ runsFollowed: 1, episodes: expect.any(Number) as number });
    const [a, b] = await Promise.all([watchProbe(early), watchProbe(late)]);
    expect(b?.run).toBe(a?.run);

    const common = Math.min(early.wire.runEvents.length, late.wire.runEvents.length);
    expect(common).toBeGreaterThan(returns.length);
    expect(late.wire.runEvents.slice(0, common)).toEqual(early.wire.runEvents.slice(0, common));
    expect(late.wire.runEvents.map(({ number }) => number)).toEqual(late.wire.runEvents.map((_, i) => i + 1));
    await early.end();
    await late.end();
  });
});
