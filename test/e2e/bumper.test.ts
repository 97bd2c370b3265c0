import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { bundlePart, type Part, visitPart } from './support/partPage.ts';
import type { Player, RigidPart } from './support/rigidPart.ts';
import { screenshot } from './support/screenshot.ts';

declare global {
  interface Window {
    readonly rigidPart: RigidPart;
  }
}

const STAGES = [
  { width: 1280, height: 620 },
  { width: 390, height: 560 },
  { width: 844, height: 260 },
] as const;
const MOMENTS: readonly (readonly [string, number, readonly Player[], number])[] = [
  ['start', 1, ['homebody', 'homebody'], 1],
  ['balls', 3, ['homebody', 'centrist'], 195],
  ['meeting', 2, ['homebody', 'rammer'], 92],
  ['angle', 1, ['right', 'homebody'], 60],
  ['edge', 0, ['homebody', 'bully'], 260],
  ['four', 1, ['homebody', 'bully', 'left', 'homebody'], 70],
];

interface Seen {
  readonly cyan: number;
  readonly amber: number;
  readonly white: number;
}

/** Pixels in an agent's, a human's and a ball's or cart's colour. */
async function coloured(page: Page): Promise<Seen> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const seen = { cyan: 0, amber: 0, white: 0 };
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
      if (r < 140 && g > 180 && b > 200) seen.cyan++;
      if (r > 220 && g > 150 && g < 200 && b < 110) seen.amber++;
      if (r > 225 && g > 225 && b > 235) seen.white++;
    }
    return seen;
  }, picture);
}

describe.runIf(browserAvailable())('the stage of Bumper', () => {
  let browser: Browser;
  let part: Part;
  beforeAll(async () => {
    [browser, part] = await Promise.all([launchChromium(), bundlePart('test/e2e/support/rigidPart.ts')]);
  });
  afterAll(() => browser.close());

  for (const viewport of STAGES) {
    it(`[RIGIDVIEW3] draws both players and the balls on one rail, on ${viewport.width} by ${viewport.height}`, async () => {
      const { page, end } = await visitPart(browser, part, { viewport });
      for (const [name, seed, players, ticks] of MOMENTS) {
        const view = await page.evaluate(([s, p, t]) => window.rigidPart.show(s, p, t, 0), [
          seed,
          players,
          ticks,
        ] as const);
        const { cyan, amber, white } = await coloured(page);
        await screenshot(page, `bumper-${name}`);
        expect(white).toBeGreaterThan(100);
        expect(cyan).toBeGreaterThan(60);
        if (view.carts[0]!.fallen === null) expect(amber).toBeGreaterThan(60);
        if (name === 'balls') expect(view.balls.length).toBeGreaterThan(1);
        if (name === 'edge') expect(view.carts[0]!.fallen?.cause).toBe('edge');
      }
      await end();
    });
  }
});
