import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREFERENCES, type Preferences, writePreferences } from '../../client/model/preferences.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { type Visit, visit } from './support/visit.ts';

const SMALL = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } as const;
const KEPT_AS = 'arena.preferences';

/** Another window of the same browser changes what is wished. */
async function wish(page: Page, wishes: Partial<Preferences>): Promise<void> {
  await page.evaluate(([key, newValue]) => void window.dispatchEvent(new StorageEvent('storage', { key, newValue })), [
    KEPT_AS,
    writePreferences({ ...PREFERENCES, ...wishes }),
  ] as const);
}

async function pushes(page: Page, wanted: 0 | 1): Promise<void> {
  await page.waitForFunction((push) => window.__arena.alone?.['push'] === push, wanted, { timeout: 8000 });
}

/** A gamepad of this page alone: what is down on it is set by the test. */
function plugIn(): void {
  const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
  const pad = {
    ...{ id: 'Test Pad (STANDARD GAMEPAD)', index: 0, connected: true, mapping: 'standard' },
    ...{ axes: [0, 0, 0, 0], buttons },
  };
  Object.assign(window, { pad });
  navigator.getGamepads = () => [pad as unknown as Gamepad];
  window.dispatchEvent(Object.assign(new Event('gamepadconnected'), { gamepad: pad }));
}

/** Practice waits for a push, says which one there is, and a cart that is down still has it: one page for all hands. */
describe.runIf(browserAvailable())('every hand, at 320', () => {
  let server: ArenaServer;
  let browser: Browser;
  let practice: Visit;
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
    practice = await visit(browser, `${server.url}/practice`, SMALL);
    const { page } = practice;
    await page.evaluate(() => {
      const begin = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (when?: number) {
        const counted = window as unknown as { tones?: number };
        counted.tones = (counted.tones ?? 0) + 1;
        begin.call(this, when);
      };
    });
    await page.locator('.aloneCard > .button.primary:enabled').click();
    await page.locator('.arena.alone').waitFor();
    await page.waitForFunction(() => window.__arena.alone?.['phase'] === 'ready');
  });
  afterAll(async () => {
    await practice.end();
    await browser.close();
    await server.stop();
  });

  it('[HANDS1] with its sound on, a game makes a tone', async () => {
    const { page } = practice;
    await wish(page, { angleSound: true });
    const tones = (): Promise<number> => page.evaluate(() => (window as unknown as { tones?: number }).tones ?? 0);
    await expect
      .poll(
        async () => {
          await page.keyboard.press('ArrowRight');
          await page.keyboard.press('r'); // the next try moves too
          return tones();
        },
        { timeout: 15_000, interval: 300 },
      )
      .toBeGreaterThanOrEqual(2); // the pole, and upright
  });

  it.each(['left', 'right'] as const)(
    '[HANDS5] both keys lie under the %s thumb, large enough, and a thumb slides between them',
    async (thumbs) => {
      const { page } = practice;
      await wish(page, { thumbs });
      expect(await page.locator('html').getAttribute('data-thumbs')).toBe(thumbs);
      const pads = [0, 1].map((side) => page.locator(`.stick[data-push="${side}"]`));
      const boxes = await Promise.all(pads.map(async (pad) => (await pad.boundingBox())!));
      for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      const [left, right] = boxes.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
      await page.mouse.move(left!.x, left!.y);
      await page.mouse.down();
      await pushes(page, 0);
      await page.mouse.move(right!.x, right!.y);
      await pushes(page, 1);
      await page.mouse.up();
      await screenshot(page, `thumbs-${thumbs}`);
      expect([await scrollsSideways(page), ...(await clipped(page)), ...(await violations(page))]).toEqual([false]);
    },
  );

  it('[HANDS6] one key, any key, turns the push each time; keys to get about do not', async () => {
    const { page } = practice;
    await wish(page, {});
    await page.keyboard.press('ArrowLeft');
    await wish(page, { oneSwitch: true, spoken: true });
    await page.keyboard.press('j');
    await pushes(page, 1);
    for (const [key, push] of [
      ['k', 0],
      ['Shift', 0],
      ['ArrowLeft', 1],
      ['Tab', 1],
      ['Escape', 1],
      ['7', 0],
    ] as const) {
      await page.keyboard.press(key);
      await pushes(page, push);
    }
    const twin = page.locator('.canvasHost p.visually-hidden');
    expect(await twin.getAttribute('aria-live')).toBe('polite');
    await expect.poll(() => twin.innerText(), { timeout: 8000 }).toBe('Your cart is down');
  });

  it('[HANDS4] a gamepad is said when it comes, pushes by cross, stick and shoulders, and starts again by its lowest button', async () => {
    const { page } = practice;
    await wish(page, {});
    await page.evaluate(plugIn);
    await page.getByText('Gamepad connected: Test Pad').first().waitFor();
    const set = (button: number | null, axis = 0) =>
      page.evaluate(
        ([pressed, x]) => {
          const { pad } = window as unknown as { pad: { axes: number[]; buttons: { pressed: boolean }[] } };
          pad.axes[0] = x;
          pad.buttons.forEach((one, i) => {
            one.pressed = i === pressed;
          });
        },
        [button, axis] as const,
      );
    await set(15);
    await pushes(page, 1);
    await set(4);
    await pushes(page, 0);
    await set(null, 0.9);
    await pushes(page, 1);
    await set(null);
    await page.waitForFunction(() => window.__arena.alone?.['phase'] === 'fallen');
    const tries = await page.evaluate(() => Number(window.__arena.alone?.['tries']));
    await page.locator('.fallNotice button').focus();
    await set(0);
    await page.waitForFunction((before) => window.__arena.alone?.['tries'] === before + 1, tries);
  });
});
