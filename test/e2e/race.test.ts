import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { houseReturns } from './support/houseRun.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const LIVES = 3;
const FRAME_MS = 80; // four ticks at full speed: a race is over after some hundred frames, however fast they are drawn
const MOST_RACE_MS = 240_000;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** In the page: its clock goes on with each frame drawn, and with nothing else. */
function clockOfFrames(frameMs: number): void {
  const request = window.requestAnimationFrame.bind(window);
  let nowMs = performance.now();
  let drawn = -1;
  performance.now = () => nowMs;
  window.requestAnimationFrame = (draw) =>
    request((at) => {
      if (at !== drawn) nowMs += frameMs;
      drawn = at;
      draw(nowMs);
    });
}

describe.runIf(browserAvailable())('a race in a browser', () => {
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

  it('[DQN1] is raced by keyboard through lives of both, and the newborn in the page lives the very lives that Node computes', async () => {
    const { page, wire, end } = await visit(browser, `${server.url}/race`);
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.waitForFunction(() => window.__arena.race?.phase === 'racing', null, { timeout: 30_000 });
    let right = true;
    await expect
      .poll(
        async () => {
          await page.keyboard.press(right ? 'ArrowRight' : 'ArrowLeft');
          right = !right;
          const race = await page.evaluate(() => window.__arena.race);
          return Math.min(race?.you.lives.length ?? 0, race?.newborn.lives.length ?? 0);
        },
        { timeout: 60_000, interval: 100 },
      )
      .toBeGreaterThanOrEqual(LIVES);
    const race = (await page.evaluate(() => window.__arena.race))!;
    await screenshot(page, 'race-running');
    const [asked] = wire.races;
    expect(race).toMatchObject({ engine: 'kernel', seed: asked?.seed });
    expect(asked).toMatchObject({ recipe: 'house', speed: '0.5x' });
    console.log(
      `race of seed ${race.seed}: you ${race.you.lives.join(', ')}; the newborn ${race.newborn.lives.join(', ')}`,
    );
    expect(race.newborn.lives).toEqual(houseReturns(race.seed!, race.newborn.lives.length));
    for (const { life, lives, best } of [race.you, race.newborn]) {
      expect(life).toBeGreaterThanOrEqual(lives.length);
      expect(best).toBeGreaterThanOrEqual(Math.max(...lives));
    }
    const labels = await page
      .locator('main')
      .getByText(/^Life \d+$/)
      .allInnerTexts();
    expect(labels.map((text) => Number(text.slice(5)) >= LIVES)).toEqual([true, true]);
    await end();
  });

  it(
    '[RACE7] ends with the hash of what the newborn has learned, which the page and the command line learn again',
    async () => {
      const { page, end } = await visit(browser, `${server.url}/watch`);
      await page.addInitScript(clockOfFrames, FRAME_MS);
      await page.goto(`${server.url}/race`);
      await page.getByRole('radio', { name: '1×', exact: true }).check();
      await page.getByRole('button', { name: 'Start the race' }).click();
      await page.waitForFunction(() => window.__arena.race?.winner, null, { timeout: MOST_RACE_MS });
      await expect
        .poll(() =>
          page
            .locator('main')
            .getByText(/^(It leads|You lead) by \d+$/)
            .count(),
        )
        .toBe(1);
      const proof = page.getByRole('region', { name: 'What it had learned by then' });
      const hash = proof.locator('code').first();
      expect(await hash.innerText()).toMatch(/^[0-9a-f]{64}$/);
      await proof.getByRole('button', { name: 'Prove it' }).click();
      await proof.getByText('Equal to the last bit.').waitFor({ timeout: 60_000 });
      const [claimed, again, command] = await proof.locator('code').allInnerTexts();
      expect(again).toBe(claimed);
      await screenshot(page, 'race-proved');
      expect(await violations(page)).toEqual([]);

      const race = (await page.evaluate(() => window.__arena.race))!;
      expect(command).toContain(`--seed ${race.seed} `);
      const args = command!.replace('npm run train -- ', '').split(' ');
      const said = execFileSync(process.execPath, ['scripts/run.mjs', 'train', ...args], { cwd: root, stdio: 'pipe' });
      const report = JSON.parse(String(said)) as { readonly weightsSha256: string; readonly steps: number };
      console.log(`the newborn's weights after ${report.steps} steps: ${report.weightsSha256}`);
      expect(report.weightsSha256).toBe(claimed);
      await end();
    },
    MOST_RACE_MS + 120_000,
  );
});
