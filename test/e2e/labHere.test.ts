import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LabPlan } from '../../client/model/lab/labRun.ts';
import { createEngine } from '../../server/cli/support/engines.ts';
import { train } from '../../server/cli/support/training.ts';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { environmentNamed } from '../../shared/sim/environments.ts';
import { FROZEN_LAKE } from '../../shared/sim/frozenLakeEnvironment.ts';
import { createTrainee, engineFor } from '../../shared/training/trainee.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { findFirefox, launchFirefox } from '../support/firefox.ts';
import { bundleLab, type Files, openLabPage, serveLab } from './support/labPage.ts';

const plan = { name: '', group: null, settings: HOUSE, seed: 11, stepMs: 0, lingerSteps: null } satisfies LabPlan;
const SOON = { timeout: 20_000 };
const STEPS = 10_000; // of house's budget
const TABLE = { ...qTable(FROZEN_LAKE.id), budget: { steps: 20_000 } };

/** What `train` ends with after so many steps. */
async function trained(recipe: AnyRecipe, seed: number, steps: number): Promise<string> {
  const job = { recipe: { ...recipe, budget: { steps } }, seed, spec: environmentNamed(recipe.environment)! };
  return (await train({ ...job, engine: 'kernel' }, null)).report.weightsSha256;
}

describe.runIf(browserAvailable())('training in the page', () => {
  let files: Files;
  let browser: Browser;
  let context: BrowserContext;
  const complaints: string[] = [];
  beforeAll(async () => {
    files = await bundleLab();
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await browser.newContext();
    complaints.length = 0;
    context.on('console', (message) => complaints.push(message.text()));
    context.on('weberror', (error) => complaints.push(error.error().message));
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  const open = (): Promise<Page> => openLabPage(context, files);
  const begin = (page: Page, part: Partial<LabPlan>): Promise<string> =>
    page.evaluate((wish) => labPart.begin(wish), { ...plan, ...part });
  const end = (page: Page, id: string) => page.evaluate((run) => labPart.end(run), id);
  const kept = (page: Page, id: string) => page.evaluate((run) => labPart.kept(run), id);

  it('[LAB1] `house` trained in a worker of the page until it is solved has the weights that `train` has after as many steps', async () => {
    const page = await open();
    expect(await page.evaluate(() => isSecureContext)).toBe(false); // as in a LAN
    const id = await begin(page, { lingerSteps: 0 });
    const { figures, status, solvedSeconds } = await end(page, id);
    expect(status).toBe('ended');
    expect(figures.solvedAt).not.toBeNull();
    expect(solvedSeconds).toBeGreaterThan(0);
    expect(figures.weightsSha256).toBe(await trained(HOUSE, plan.seed, figures.steps));
  });

  it.each([HOUSE, TABLE])(
    '[LAB2] $name, reloaded in its midst, is found again and ends with the hash of a run never stopped',
    async (settings) => {
      const { steps } = settings.budget as { readonly steps: number };
      const page = await open();
      const id = await begin(page, { settings, stepMs: 1 });
      await page.evaluate((run) => labPart.reach(run, 5), id);
      await expect.poll(async () => (await kept(page, id)).saved, SOON).toBeGreaterThan(0); // of itself
      await page.reload();
      await expect.poll(() => page.evaluate((run) => labPart.state(run), id), SOON).toBe('running'); // of itself
      const { events: before } = await kept(page, id);
      await page.evaluate((run) => labPart.pace(run, 0), id);
      const { figures } = await end(page, id);
      expect(figures.steps).toBe(steps);
      expect(figures.weightsSha256).toBe(await trained(settings, plan.seed, steps));
      await expect.poll(async () => (await kept(page, id)).events.length, SOON).toBe(figures.newest);
      const { events, checkpoints, saved } = await kept(page, id);
      expect(events.slice(0, before.length)).toEqual(before);
      expect(events.map(({ number }) => number)).toEqual(events.map((_, i) => i + 1));
      expect(checkpoints).toBeGreaterThan(2);
      expect(saved).toBe(0);
      await page.reload(); // a finished one is shown with its hash
      expect(await page.evaluate(() => labPart.runs())).toMatchObject([
        { id, state: 'ended', figures: { weightsSha256: figures.weightsSha256 } },
      ]);
    },
  );

  it('[LAB1] paused it stands still; each step brings the next update, and it ends with the same hash', async () => {
    const page = await open();
    const id = await begin(page, { stepMs: 1, settings: { ...HOUSE, budget: { steps: 1_500 } } });
    const shownStep = () => page.evaluate((run) => labPart.shownStep(run), id);
    const order = (what: 'pause' | 'step' | 'goOn') =>
      page.evaluate(([run, wish]) => labPart.control(run, wish), [id, what] as const);
    const stands = async () => (await shownStep()) === (await kept(page, id)).step;
    await expect.poll(shownStep, SOON).toBeGreaterThan(HOUSE.learningStarts + 2);
    await order('pause');
    expect(await page.evaluate((run) => labPart.state(run), id)).toBe('paused');
    await expect.poll(stands, SOON).toBe(true); // what is shown is what was saved
    let step = await shownStep();
    for (let i = 0; i < 3; i++) {
      await order('step');
      await expect.poll(shownStep, SOON).toBeGreaterThan(step);
      const next = await shownStep();
      expect(next - step).toBeLessThanOrEqual(HOUSE.update.every);
      expect(next % HOUSE.update.every).toBe(0);
      step = next;
    }
    await order('goOn');
    await page.evaluate((run) => labPart.pace(run, 0), id);
    expect((await end(page, id)).figures.weightsSha256).toBe(await trained(HOUSE, plan.seed, 1_500));
  });

  it('[LAB4] a second tab trains nothing that the first does, and takes it over when that is closed', async () => {
    const [first, second] = [await open(), await open()];
    const id = await begin(first, { stepMs: 1 });
    await first.evaluate((run) => labPart.reach(run, 3), id);
    await expect.poll(() => second.evaluate(() => labPart.runs()), SOON).toMatchObject([{ id, state: 'elsewhere' }]);
    expect(second.workers()).toHaveLength(0);
    await first.close({ runBeforeUnload: true });
    await expect.poll(() => second.evaluate((run) => labPart.state(run), id), SOON).toBe('running');
    await second.evaluate((run) => labPart.pace(run, 0), id);
    expect((await end(second, id)).figures.weightsSha256).toBe(await trained(HOUSE, plan.seed, STEPS));
  });

  it('[LAB2] where pages may keep nothing it trains all the same, and says so', async () => {
    await context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    const page = await open();
    expect(await page.evaluate(() => labPart.keeps())).toBe('none');
    const id = await begin(page, {});
    expect((await end(page, id)).figures.weightsSha256).toBe(await trained(HOUSE, plan.seed, STEPS));
    await page.reload();
    expect(await page.evaluate(() => labPart.runs())).toEqual([]);
  });

  it('[LAB2] a browser that is out of room is told apart, and training goes on', async () => {
    const page = await open();
    const room = (isThere: boolean) =>
      page.evaluate((there) => {
        const { prototype } = IDBObjectStore;
        const refused = prototype as IDBObjectStore & { realPut?: IDBObjectStore['put'] };
        refused.realPut ??= prototype.put;
        const { realPut } = refused;
        prototype.put = function (value, key) {
          if (!there && this.name === 'saves') throw new DOMException('no room', 'QuotaExceededError');
          return realPut.call(this, value, key);
        };
      }, isThere);
    const id = await begin(page, { stepMs: 1 });
    await room(false);
    await expect.poll(() => page.evaluate(() => labPart.runs()), SOON).toMatchObject([{ keeping: 'full' }]);
    await room(true);
    await expect.poll(async () => (await kept(page, id)).saved, SOON).toBeGreaterThan(0);
    await page.evaluate((run) => labPart.pace(run, 0), id);
    const { figures } = await end(page, id);
    await expect.poll(async () => (await kept(page, id)).events.length, SOON).toBe(figures.newest);
    expect((await page.evaluate(() => labPart.runs()))[0]!.keeping).toBe('kept');
  });

  it('[LAB1] frames: a small run of `house-pixels` in the page has the bits of Node', async () => {
    const page = await open();
    const settings = { ...HOUSE_PIXELS, budget: { steps: 700 } };
    const { figures } = await end(page, await begin(page, { settings }));
    const spec = environmentNamed(settings.environment)!;
    const { run } = await createTrainee(
      { recipe: settings, seed: plan.seed, spec, engine: engineFor(settings) },
      createEngine,
    );
    for (const _ of run.events());
    expect(run.updates).toBeGreaterThan(50);
    expect(figures.weightsSha256).toBe(weightsSha256(run.served()));
  });

  it('[LAB5] a run repeated in the page from recipe and seed ends where it ended, with its hash; another seed does not', async () => {
    const page = await open();
    const id = await begin(page, { lingerSteps: 0 });
    const { figures } = await end(page, id);
    const repeat = (seed: number) =>
      page.evaluate(([that, stepMs]) => labPart.repeat(that as never, stepMs), [
        { id, settings: HOUSE, seed, stepMs: 0, status: 'ended', ...figures },
        8,
      ] as const);
    expect(await repeat(plan.seed)).toEqual({ sha256: figures.weightsSha256, same: true });
    expect((await repeat(plan.seed + 1)).same).toBe(false);
  });
});

const firefox = findFirefox();

it.runIf(firefox !== null)(
  '[LAB1] in Firefox too: `house` and a table in its workers have the weights of `train`',
  async () => {
    const served = await serveLab(await bundleLab());
    const browser = await launchFirefox(firefox!);
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      for (const settings of [HOUSE, TABLE]) {
        const { figures } = await page.evaluate(async (wish) => labPart.end(await labPart.begin(wish)), {
          ...plan,
          settings,
          lingerSteps: 0,
        } as never);
        expect(figures.weightsSha256).toBe(await trained(settings, plan.seed, figures.steps));
      }
    } finally {
      await browser.close();
      await served.stop();
    }
  },
);
