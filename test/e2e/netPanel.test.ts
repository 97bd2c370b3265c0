import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { violations } from './support/axe.ts';
import type { NetPanelPart } from './support/netPanelPart.tsx';
import { bundlePart, type Part, visitPart } from './support/partPage.ts';
import { screenshot } from './support/screenshot.ts';

declare global {
  interface Window {
    readonly part: NetPanelPart;
  }
}

const PHONE = { width: 390, height: 844 } as const;
const toggle = (page: Page) => page.locator('.netToggle');
const sheet = (page: Page) => page.locator('.netSheet');
const slider = (page: Page, name: string) => page.getByRole('slider', { name });
const settings = (page: Page) => page.evaluate(() => window.part.faults.value);

describe.runIf(browserAvailable())('[PANEL1] the net panel', () => {
  let browser: Browser;
  let part: Part;
  beforeAll(async () => {
    [browser, part] = await Promise.all([launchChromium(), bundlePart('test/e2e/support/netPanelPart.tsx')]);
  });
  afterAll(() => browser.close());

  it('is closed until asked for, says its sum, and is remembered', async () => {
    const { page, end } = await visitPart(browser, part);
    expect(await toggle(page).getAttribute('aria-expanded')).toBe('false');
    expect(await toggle(page).innerText()).toContain('0 corrections in 1,234 ticks');
    expect(await sheet(page).count()).toBe(0);
    await toggle(page).press('Enter');
    await sheet(page).waitFor();
    await page.reload();
    await sheet(page).waitFor();
    await slider(page, 'Stalls').press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    expect(await toggle(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.reload();
    expect(await toggle(page).getAttribute('aria-expanded')).toBe('false');
    await end();
  });

  it('shows each number with what it means, and the newest before long', async () => {
    const { page, end } = await visitPart(browser, part);
    await toggle(page).click();
    const facts = page.locator('.netFacts > div');
    expect(await facts.count()).toBe(8);
    for (const fact of await facts.all()) {
      expect((await fact.locator('.netValue').innerText()).length).toBeGreaterThan(0);
      expect((await fact.locator('.faint').innerText()).length).toBeGreaterThan(20);
    }
    expect(await facts.allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Late inputs\s+0 of 134/),
        expect.stringMatching(/1\.4 kB\/s in/),
      ]),
    );
    await page.evaluate(() => {
      window.part.numbers.value = { ...window.part.numbers.value, roundTripMs: null, corrections: 1, lane: 'states' };
    });
    await page.getByRole('heading', { name: 'Connection' }).waitFor();
    await page.locator('.netVerdict', { hasText: '1 correction in' }).waitFor();
    expect(await facts.first().innerText()).toMatch(/not yet known/);
    await end();
  });

  it('its sliders take arrows and fingers, and neither moves the cart', async () => {
    const { page, end } = await visitPart(browser, part);
    await toggle(page).click();
    await page.evaluate(() => void window.part.heard.splice(0));
    await slider(page, 'Extra latency').press('ArrowRight');
    await slider(page, 'Extra jitter').press('ArrowRight');
    await slider(page, 'Stalls').press('End');
    expect(await settings(page)).toEqual({ latencyMs: 10, jitterMs: 1, stallMs: 500, stallEveryMs: 3000 });
    await slider(page, 'Extra latency').click();
    expect((await settings(page)).latencyMs).toBe(150);
    expect(await page.evaluate(() => window.part.heard)).toEqual(['End']);
    expect(await page.locator('output').allInnerTexts()).toEqual(['150 ms', '1 ms', '500 ms']);
    expect(await toggle(page).innerText()).toContain('worsened');
    await page.getByRole('button', { name: 'Back to the real connection' }).click();
    expect(await settings(page)).toEqual({ latencyMs: 0, jitterMs: 0, stallMs: 0, stallEveryMs: 3000 });
    expect(await toggle(page).innerText()).not.toContain('worsened');
    await end();
  });

  for (const viewport of [{ width: 1280, height: 800 }, PHONE] as const) {
    it(`fits ${viewport.width} by ${viewport.height} in both languages, and axe has nothing against it`, async () => {
      const { page, end } = await visitPart(browser, part, { viewport, reducedMotion: 'reduce' });
      for (const language of ['en', 'ko'] as const) {
        await page.evaluate((chosen) => window.part.chooseLanguage(chosen), language);
        await page.evaluate(() => localStorage.removeItem('arena.netPanel'));
        expect((await toggle(page).boundingBox())!.height).toBeGreaterThanOrEqual(44);
        if ((await sheet(page).count()) === 0) await toggle(page).click();
        await screenshot(page, `netPanel-${language}`);
        const box = (await sheet(page).boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
        expect(await sheet(page).evaluate((inner) => inner.scrollWidth <= inner.clientWidth)).toBe(true);
        for (const touched of await sheet(page).locator('button, input').all())
          expect((await touched.boundingBox())!.height).toBeGreaterThanOrEqual(44);
        const known = ['page-has-heading-one']; // the page around it has one
        expect((await violations(page)).filter((line) => !known.some((id) => line.startsWith(id)))).toEqual([]);
      }
      await end();
    });
  }
});
