import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREFERENCES, type Preferences, writePreferences } from '../../client/model/preferences.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { violations } from './support/axe.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const SMALL = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } as const;

/** A gamepad of this page alone: what is down on it is set by the test. */
function plugIn(): void {
  const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
  const pad = {
    id: 'Test Pad (STANDARD GAMEPAD)',
    index: 0,
    connected: true,
    mapping: 'standard',
    axes: [0, 0, 0, 0],
    buttons,
  };
  Object.assign(window, { pad });
  navigator.getGamepads = () => [pad as unknown as Gamepad];
}

describe.runIf(browserAvailable())('every hand', () => {
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

  /** Practice: it waits for a push, and says which one there is. */
  async function practise(wishes: Partial<Preferences>, context: BrowserContextOptions = {}) {
    const { page, end } = await visit(browser, 'about:blank', context);
    const kept = writePreferences({ ...PREFERENCES, ...wishes });
    await page.addInitScript((text) => {
      if (location.protocol.startsWith('http')) localStorage.setItem('arena.preferences', text);
    }, kept);
    await page.goto(`${server.url}/practice`);
    await page.locator('.aloneCard > .button.primary:enabled').click();
    await page.locator('.arena.alone').waitFor();
    await page.waitForFunction(() => window.__arena.alone?.['phase'] === 'ready');
    return { page, end };
  }
  async function pushes(page: Page, wanted: 0 | 1, timeout = 5000): Promise<typeof wanted> {
    await page.waitForFunction((push) => window.__arena.alone?.['push'] === push, wanted, { timeout });
    return wanted;
  }

  it('[HANDS6] one key, any key, turns the push each time; keys to get about do not', async () => {
    const { page, end } = await practise({ oneSwitch: true, spoken: true });
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press('j');
      const heard = await pushes(page, 1, 700).catch(() => null); // the page may only begin to listen
      if (heard !== null) break;
    }
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
    await end();
  });

  it.each(['left', 'right'] as const)(
    '[HANDS5] at 320 both keys lie under the %s thumb, large enough, and a thumb slides between them',
    async (thumbs) => {
      const { page, end } = await practise({ thumbs }, SMALL);
      const boxes = await Promise.all([0, 1].map((side) => page.locator(`.stick[data-push="${side}"]`).boundingBox()));
      const middle = boxes.map((box) => ({ x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }));
      for (const box of boxes) expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
      await screenshot(page, `thumbs-${thumbs}`);
      expect([await scrollsSideways(page), ...(await clipped(page)), ...(await violations(page))]).toEqual([false]);
      await page.mouse.move(middle[0]!.x, middle[0]!.y);
      await expect
        .poll(
          async () => {
            await page.mouse.up();
            await page.mouse.down(); // until the page listens
            return page.evaluate(() => window.__arena.alone?.['push']);
          },
          { timeout: 8000 },
        )
        .toBe(0);
      await page.mouse.move(middle[1]!.x, middle[1]!.y);
      await pushes(page, 1);
      await page.mouse.up();
      await end();
    },
  );

  it('[HANDS4] a gamepad is said when it comes, pushes by cross, stick and shoulders, and starts again by its lowest button', async () => {
    const { page, end } = await practise({});
    await page.evaluate(plugIn);
    await page.evaluate(() => {
      const { pad } = window as unknown as { pad: Gamepad };
      window.dispatchEvent(Object.assign(new Event('gamepadconnected'), { gamepad: pad }));
    });
    await page.getByText('Gamepad connected: Test Pad').first().waitFor();
    const set = (button: number | null, axis = 0) =>
      page.evaluate(
        ([pressed, x]) => {
          const { pad } = window as unknown as { pad: { axes: number[]; buttons: { pressed: boolean }[] } };
          pad.axes[0] = x!;
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
    await page.locator('.fallNotice button').waitFor();
    await set(0);
    await page.waitForFunction(() => window.__arena.alone?.['tries'] === 2);
    await end();
  });

  it('[HANDS1] with its sound on, a game makes a tone and says nothing wrong', async () => {
    const { page, end } = await practise({ angleSound: true });
    const states = (): Promise<unknown> => page.evaluate(() => (window as unknown as { tones?: number }).tones ?? 0);
    await page.evaluate(() => {
      const begin = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (when?: number) {
        const counted = window as unknown as { tones?: number };
        counted.tones = (counted.tones ?? 0) + 1;
        begin.call(this, when);
      };
    });
    await page.keyboard.press('ArrowRight');
    await expect.poll(states, { timeout: 8000 }).toBeGreaterThanOrEqual(2); // the pole, and upright
    await end();
  });
});
