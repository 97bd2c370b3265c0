/** The panels of a run's world, each with a run that trains in the page. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipeNamed } from '../../shared/learner/recipes/index.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { violations } from './support/axe.ts';
import { coloursOf } from './support/canvas.ts';
import { clipped, scrollsSideways } from './support/fits.ts';
import { bundlePart, type Part, visitPart } from './support/partPage.ts';
import { screenshot } from './support/screenshot.ts';
import type { WorldsPart } from './support/worldsPart.tsx';

declare global {
  interface Window {
    readonly worldsPart: WorldsPart;
  }
}

const PHONE = { width: 390, height: 844 } as const;
const DESKTOP = { width: 1280, height: 800 } as const;
const KNOWN = ['page-has-heading-one']; // the page around them has one
const SEED = 3;

const WORLDS = [
  {
    name: 'cart',
    recipe: recipeNamed('house')!,
    stepMs: 10,
    parts: ['The episode', 'What it expects', 'Decision map'],
  },
  {
    name: 'pixels',
    recipe: recipeNamed('house-pixels')!,
    stepMs: 20,
    parts: ['The episode', 'What it expects', 'What it sees'],
  },
  {
    name: 'lake',
    recipe: recipeNamed('q-table', 'FrozenLake-v1')!,
    stepMs: 30,
    parts: ['The episode', 'What it expects'],
  },
  {
    name: 'table',
    recipe: recipeNamed('q-table', 'CartPole-v1')!,
    stepMs: 5,
    parts: ['The episode', 'What it expects', 'Decision map', 'The table'],
  },
] as const;

const probe = (page: Page) => page.evaluate(() => window.worldsPart.probe.worlds!);

async function begin(page: Page, { recipe, stepMs }: (typeof WORLDS)[number]): Promise<void> {
  await page.evaluate(([settings, seed, ms]) => window.worldsPart.begin(settings, seed, ms), [
    recipe,
    SEED,
    stepMs,
  ] as const);
  await page.waitForFunction(() => {
    const { lanes } = window.worldsPart.probe.worlds ?? { lanes: [] };
    return lanes.length === 2 && lanes.every(({ steps, mindStep }) => steps > 0 && mindStep !== null);
  });
}

describe.runIf(browserAvailable())('[WORLD9] the panels of a world', () => {
  let browser: Browser;
  let part: Part;
  beforeAll(async () => {
    [browser, part] = await Promise.all([launchChromium(), bundlePart('test/e2e/support/worldsPart.tsx')]);
  });
  afterAll(() => browser.close());

  for (const world of WORLDS) {
    it(`${world.name}: shows its parts, in both languages, at a desk and on a phone`, async () => {
      for (const viewport of [DESKTOP, PHONE]) {
        const { page, end } = await visitPart(browser, part, { viewport, reducedMotion: 'reduce' });
        await begin(page, world);
        expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(world.parts);
        await page.waitForFunction(() => document.querySelector('.qBarNumber')?.textContent !== '');
        if (world.name === 'lake') {
          expect(await page.locator('.lakeMap').count()).toBe(2);
          await page.waitForFunction(
            () => document.querySelectorAll('.lake:first-child .lakeArrow.around').length === 11,
          );
          await page.locator('summary').first().click();
          expect(await page.locator('.lakeTwin').first().getByRole('row').count()).toBe(17);
        } else await page.locator('.worldStage canvas').waitFor();
        if (world.name === 'cart' || world.name === 'table') {
          await expect.poll(() => coloursOf(page, '.mapCells')).toBeGreaterThan(2);
        }
        if (world.name === 'pixels') {
          await expect.poll(() => coloursOf(page, '.pixelFrames canvas')).toBeGreaterThan(2);
          await expect.poll(() => coloursOf(page, '.pixelFilters canvas')).toBeGreaterThan(5);
        }
        if (world.name === 'table') await expect.poll(() => coloursOf(page, '.tableCanvas')).toBeGreaterThan(2);
        for (const language of ['en', 'ko'] as const) {
          await page.evaluate((chosen) => window.worldsPart.chooseLanguage(chosen), language);
          await page.waitForTimeout(200); // the words of the stage come with its next look
          await screenshot(page, `world-${world.name}-${language}`);
          expect((await violations(page)).filter((line) => !KNOWN.some((id) => line.startsWith(id)))).toEqual([]);
          expect(await scrollsSideways(page)).toBe(false);
          expect(await clipped(page)).toEqual([]);
        }
        await end();
      }
    });
  }

  it('slower falls behind and says so, the button brings it back, kept episodes are played again', async () => {
    const { page, end } = await visitPart(browser, part);
    await begin(page, WORLDS[3]);
    await page.getByRole('radio', { name: '0.25×' }).check();
    await page
      .locator('main')
      .getByText(/steps behind/)
      .waitFor();
    expect((await probe(page)).following).toBe(false);
    await page.getByRole('button', { name: 'Back to live' }).click();
    await page.waitForFunction(() => window.worldsPart.probe.worlds?.following === true);
    const slider = page.getByRole('slider', { name: /^Play again/ });
    await slider.waitFor();
    await slider.press('Home');
    await page.locator('.worldName', { hasText: 'Episode 1' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    const held = (await probe(page)).lanes[0]!.steps;
    await page.waitForTimeout(400);
    expect((await probe(page)).lanes[0]!.steps).toBe(held);
    await end();
  });

  it('a checkpoint that is rewound to is what acts; before and after start from one seed', async () => {
    const { page, end } = await visitPart(browser, part);
    await begin(page, WORLDS[3]);
    await page.waitForFunction(() => window.worldsPart.run.value!.model.checkpoints().length >= 3);
    const step = await page.evaluate(() => {
      const { run, at } = window.worldsPart;
      at.value = run.value!.model.checkpoints()[0]!;
      return at.value.step;
    });
    await page.waitForFunction((wanted) => window.worldsPart.probe.worlds?.lanes[1]?.mindStep === wanted, step);
    expect((await probe(page)).looking).toBe(false);
    await page.evaluate(() => {
      window.worldsPart.at.value = null;
    });
    await page.getByRole('radio', { name: 'Before and after' }).check();
    await page.waitForFunction(() => window.worldsPart.probe.worlds?.lanes[0]?.role === 'before');
    const [before, after] = (await probe(page)).lanes;
    expect(before!.mindStep).toBe(step);
    expect(after!.mindStep).toBeGreaterThan(step);
    await screenshot(page, 'world-before-after');
    await end();
  });

  it('weights are asked for only while something shows them, and what was folded up stays so', async () => {
    const { page, end } = await visitPart(browser, part);
    await begin(page, WORLDS[0]);
    expect((await probe(page)).looking).toBe(true);
    for (const name of ['The episode', 'Decision map']) await page.getByRole('button', { name, exact: true }).click();
    await page.waitForFunction(() => window.worldsPart.probe.worlds?.looking === false);
    await page.reload();
    await page.evaluate(([settings, seed]) => window.worldsPart.begin(settings, seed, 10), [
      WORLDS[0].recipe,
      SEED,
    ] as const);
    const fold = page.getByRole('button', { name: 'The episode', exact: true });
    expect(await fold.getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('button', { name: 'What it expects' }).getAttribute('aria-expanded')).toBe('true');
    await end();
  });
});
