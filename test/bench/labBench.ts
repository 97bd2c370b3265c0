/** Training in a page against training in a Node thread: the same runs, the same machine, one after the other. */
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Page } from 'playwright-core';
import type { LabPlan } from '../../client/model/lab/labRun.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/training/news.ts';
import { bundleLab, openLabPage } from '../e2e/support/labPage.ts';
import { launchChromium } from '../support/browser.ts';

const ROUNDS = 3; // of each seed; the median counts
const THREAD = new URL('../../dist/server/workers/trainingWorker.js', import.meta.url);

/** From the thread's first message to the run's end. */
interface Timed {
  readonly ms: number;
  readonly sha256: string | null;
}

interface Row {
  readonly seed: number;
  readonly nodeMs: number;
  readonly pageMs: number;
  readonly sameHash: boolean;
}

function inNode(plan: Omit<TrainingPlan, 'run'>): Promise<Timed> {
  const began = performance.now();
  const worker = new Worker(fileURLToPath(THREAD), { workerData: { ...plan, run: 'bench' } });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (news: readonly TrainingNews[]) => {
      for (const one of news)
        if (one.kind === 'event' && one.event.kind === 'ended')
          resolve({ ms: performance.now() - began, sha256: one.event.weightsSha256 });
    });
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

function planOf(settings: LabPlan['settings'], seed: number): LabPlan {
  return { name: '', group: null, settings, seed, stepMs: 0, lingerSteps: 0 };
}

async function compareHouse(page: Page, seed: number): Promise<Row> {
  const plan = planOf(HOUSE, seed);
  const times: { node: Timed; page: Timed }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { settings: recipe, stepMs, lingerSteps } = plan;
    const node = await inNode({ recipe, seed, stepMs, lingerSteps, newsMs: 100, saveMs: 3_000, resume: null });
    times.push({ node, page: await page.evaluate((wish) => labPart.time(wish), plan) });
  }
  return {
    seed,
    nodeMs: median(times.map(({ node }) => node.ms)),
    pageMs: median(times.map(({ page }) => page.ms)),
    sameHash: times.every(({ node, page }) => node.sha256 === page.sha256),
  };
}

/** @param seeds of `house` and of `house-pixels` */
export async function benchLab(seeds: readonly number[], pixelSeeds: readonly number[]): Promise<string> {
  const browser = await launchChromium();
  try {
    const page = await openLabPage(await browser.newContext(), await bundleLab());
    const load = loadavg()[0]!.toFixed(2);
    await compareHouse(page, 99); // warms both up
    const rows: Row[] = [];
    for (const seed of seeds) rows.push(await compareHouse(page, seed));
    const ratio = median(rows.map(({ nodeMs, pageMs }) => pageMs / nodeMs));
    const lines = [
      `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, Chromium ${browser.version()}; load before: ${load}`,
      '',
      '| house to solved, seed | Node, ms | Chromium, ms | ratio | same hash |',
      '|---|---|---|---|---|',
      ...rows.map(({ seed, nodeMs, pageMs, sameHash }) =>
        [`| ${seed}`, whole(nodeMs), whole(pageMs), (pageMs / nodeMs).toFixed(2), `${sameHash ? 'yes' : 'NO'} |`].join(
          ' | ',
        ),
      ),
      `| median | ${whole(median(rows.map(({ nodeMs }) => nodeMs)))} | ${whole(median(rows.map(({ pageMs }) => pageMs)))} | ${ratio.toFixed(2)} | |`,
      '',
      '| house-pixels in Chromium, seed | first at 475: step | s | solved: s | updates a second, evaluations included |',
      '|---|---|---|---|---|',
    ];
    for (const seed of pixelSeeds) {
      const { ms, first, updates } = await page.evaluate((wish) => labPart.time(wish), planOf(HOUSE_PIXELS, seed));
      const at = first ? `${first.step} | ${(first.ms / 1_000).toFixed(1)}` : '- | -';
      lines.push(`| ${seed} | ${at} | ${(ms / 1_000).toFixed(1)} | ${whole((1_000 * updates) / ms)} |`);
    }
    return `${lines.join('\n')}\n`;
  } finally {
    await browser.close();
  }
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
