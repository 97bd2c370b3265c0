/** A run of each world on a real server, and the page of each. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeNamed } from '../../shared/learner/recipes/index.ts';
import type { Pace } from '../../shared/protocol/runEvents.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { coloursOf } from './support/canvas.ts';
import { screenshot } from './support/screenshot.ts';
import { visit } from './support/visit.ts';

const SEED = 5;
const DEADLINE = { timeout: 20_000 } as const;

function short(name: string, environment: string, steps: number): AnyRecipe {
  return { ...recipeNamed(name, environment)!, budget: { steps } } as AnyRecipe;
}

/** As the visitor of this page. @returns its id */
async function submit(page: Page, recipe: AnyRecipe, pace: Pace): Promise<string> {
  const answer = await page.evaluate(
    async (wish) => {
      const token = localStorage.getItem('arena.token') ?? '';
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await fetch('/api/v1/runs', { method: 'POST', headers, body: JSON.stringify(wish) });
      return (await response.json()) as { readonly id?: string };
    },
    { recipe, seed: SEED, pace },
  );
  if (!answer.id) throw new Error(`the run was refused: ${JSON.stringify(answer)}`);
  return answer.id;
}

const stepsShown = (page: Page): Promise<number> =>
  page.evaluate(() => window.__arena.worlds?.lanes.find(({ role }) => role === 'training')?.steps ?? -1);

describe.runIf(browserAvailable())('[WORLD11] the page of a run of the server', () => {
  let server: ArenaServer;
  let browser: Browser;
  const opened = async (recipe: AnyRecipe, pace: Pace = 'max') => {
    const visitor = await visit(browser, `${server.url}/runs`);
    const id = await submit(visitor.page, recipe, pace);
    await visitor.page.goto(`${server.url}/watch#run=${id}`);
    return visitor;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startArena(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('of a network on states: its decision map; trained again in the page its steps move', async () => {
    const { page, end } = await opened(short('house', 'CartPole-v1', 3_000));
    await page.getByRole('heading', { name: 'Decision map' }).waitFor(DEADLINE);
    await expect.poll(() => coloursOf(page, '.mapCells'), DEADLINE).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Watch it from its beginning' }).click();
    await expect.poll(() => stepsShown(page), DEADLINE).toBeGreaterThan(0);
    const first = await stepsShown(page);
    await expect.poll(() => stepsShown(page), DEADLINE).not.toBe(first);
    await screenshot(page, 'run-again');
    await page.getByRole('button', { name: 'Back to the run itself' }).click();
    await expect.poll(() => stepsShown(page), DEADLINE).toBe(-1);
    await end();
  });

  it('of a table on a cart: the table fills', async () => {
    const { page, end } = await opened(short('q-table', 'CartPole-v1', 20_000));
    await page.getByRole('heading', { name: 'The table' }).waitFor(DEADLINE);
    await expect.poll(() => coloursOf(page, '.tableCanvas'), DEADLINE).toBeGreaterThan(2);
    await screenshot(page, 'run-table');
    await end();
  });

  it('of a network on pixels: frames and filters', async () => {
    const { page, end } = await opened(short('house-pixels', 'CartPole-v1', 700));
    await page.getByRole('heading', { name: 'What it sees' }).waitFor(DEADLINE);
    await expect.poll(() => coloursOf(page, '.pixelFrames canvas'), DEADLINE).toBeGreaterThan(2);
    await expect.poll(() => coloursOf(page, '.pixelFilters canvas'), DEADLINE).toBeGreaterThan(5);
    await screenshot(page, 'run-pixels');
    await end();
  });

  // last: it is trained for a while, and others would wait
  it('of a table on a lake, live: a board with an arrow on every field but holes and goal', async () => {
    const { page, end } = await opened(short('q-table', 'FrozenLake-v1', 2_000), 'watch');
    await expect.poll(() => stepsShown(page), DEADLINE).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.lake').first().locator('.lakeArrow.around').count(), DEADLINE).toBe(11);
    await screenshot(page, 'run-lake');
    await end();
  });
});
