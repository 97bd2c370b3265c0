import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CartView } from '../../client/model/stageView.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { bundlePart, type Part, visitPart } from './support/partPage.ts';
import { screenshot } from './support/screenshot.ts';
import type { StagePart } from './support/stagePart.ts';

declare global {
  interface Window {
    readonly stagePart: StagePart;
  }
}

const STAGES = [
  { width: 1280, height: 620 },
  { width: 390, height: 560 },
  { width: 844, height: 260 },
] as const;
const PLACES = [-2.3, 2.3, 0, 1, -1.5, 0.4, -0.7, 2]; // m
const FALLEN: Partial<CartView> = {
  x: 1.2,
  theta: 0.215,
  xDot: 1,
  thetaDot: 1.8,
  fall: { cause: 'angle', side: 'right' },
};

async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Pixels in each lane's box that have the colour of an agent (cyan) or of a human (amber), from a picture of the page. */
async function coloured(page: Page): Promise<{ readonly cyan: number; readonly amber: number }[]> {
  await untilDrawn(page);
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0);
    return window.stagePart.boxes().map(({ x, y, width, height }) => {
      const { data } = context.getImageData(Math.ceil(x), Math.ceil(y), Math.floor(width) - 1, Math.floor(height) - 1);
      let [cyan, amber] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
        if (r < 140 && g > 180 && b > 200) cyan++;
        if (r > 220 && g > 150 && g < 200 && b < 110) amber++;
      }
      return { cyan, amber };
    });
  }, picture);
}

describe.runIf(browserAvailable())('the stage', () => {
  let browser: Browser;
  let part: Part;
  beforeAll(async () => {
    [browser, part] = await Promise.all([launchChromium(), bundlePart('test/e2e/support/stagePart.ts')]);
  });
  afterAll(() => browser.close());

  for (const viewport of STAGES) {
    it(`[STAGE1] draws each cart in its own lane, wherever it is, on ${viewport.width} by ${viewport.height}`, async () => {
      const { page, end } = await visitPart(browser, part, { viewport });
      for (const [count, own] of [
        [2, 1],
        [3, 2],
        [5, 4],
        [8, 0],
        [8, undefined],
      ] as const) {
        const carts = PLACES.slice(0, count).map((x, i) => ({ x, who: i === own ? 'human' : 'agent' }) as const);
        await page.evaluate(([all, mine]) => window.stagePart.show(all!, mine), [carts, own] as const);
        const found = await coloured(page);
        await screenshot(page, `stage-${count}-${own ?? 'watched'}`);
        expect(found).toHaveLength(count);
        found.forEach(({ cyan, amber }, lane) => {
          expect(lane === own ? amber : cyan).toBeGreaterThan(100);
          expect(lane === own ? cyan : amber).toBe(0);
        });
      }
      await end();
    });
  }

  it('[STAGE3] draws a fall that moves for a second and then lies still', async () => {
    const { page, end } = await visitPart(browser, part, { viewport: STAGES[0] });
    await page.evaluate(() => window.stagePart.hold(1000));
    await page.evaluate((fallen) => window.stagePart.show([fallen]), FALLEN);
    await untilDrawn(page);
    const pictures: Buffer[] = [];
    for (const ms of [0, 200, 400, 1500, 1900]) {
      await page.evaluate((now) => window.stagePart.hold(now), 1000 + ms);
      await untilDrawn(page);
      pictures.push(await page.screenshot());
    }
    const differ = pictures.slice(1).map((picture, i) => !picture.equals(pictures[i]!));
    expect(differ).toEqual([true, true, true, false]);
    await end();
  });

  it('[FX2] draws effects where they are wanted, and none with reduced motion', async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const pictures: Buffer[] = [];
      for (const wanted of [true, false]) {
        const { page, end } = await visitPart(browser, part, { viewport: STAGES[2], reducedMotion });
        await page.evaluate((on) => window.stagePart.want(on), wanted);
        for (const [ms, cart] of [
          [1000, { x: 1, theta: 0.19 }],
          [1100, { x: 1.1, theta: 0.2 }],
          [1200, FALLEN],
          [1320, FALLEN],
        ] as const) {
          await page.evaluate((now) => window.stagePart.hold(now), ms);
          await page.evaluate((told) => window.stagePart.show([told], undefined, true), cart);
          await untilDrawn(page);
        }
        pictures.push(await page.screenshot());
        await end();
      }
      expect(pictures[0]!.equals(pictures[1]!)).toBe(reducedMotion === 'reduce');
    }
  });

  it('[STAGE3] with reduced motion a fallen cart just lies there', async () => {
    const { page, end } = await visitPart(browser, part, { viewport: STAGES[0], reducedMotion: 'reduce' });
    await page.evaluate(() => window.stagePart.hold(1000));
    await page.evaluate((fallen) => window.stagePart.show([fallen]), FALLEN);
    await untilDrawn(page);
    const first = await page.screenshot();
    await page.evaluate(() => window.stagePart.hold(1600));
    await untilDrawn(page);
    expect((await page.screenshot()).equals(first)).toBe(true);
    await end();
  });
});
