/**
 * npm run bench:pages -- [--runs N] [--document] [--json]
 * What a visitor waits for on a slow line, page by page, and what the front page and Watch cost each drawn frame while a run streams.
 */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../support/browser.ts';
import { startArena } from '../arenaProcess.ts';
import { type FirstLoad, measureFirstLoad } from './firstLoad.ts';
import { type FrameWork, measureFrameWork } from './frameWork.ts';
import { framesMarkdown, loadsMarkdown, writePages } from './pagesReport.ts';

const STREAMED = ['/', '/watch'];
const PAGES = ['/', '/play', '/watch', '/runs', '/lab', '/replay', '/race'];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Each figure's median over the runs; a part that came in any run counts as loaded. */
function middle(loads: readonly FirstLoad[]): FirstLoad {
  const of = (figure: (load: FirstLoad) => number): number => median(loads.map(figure));
  return {
    page: loads[0]!.page,
    scriptKb: of((load) => load.scriptKb),
    allKb: of((load) => load.allKb),
    phaser: loads.some((load) => load.phaser),
    tfjs: loads.some((load) => load.tfjs),
    paintMs: of((load) => load.paintMs),
    interactiveMs: of((load) => load.interactiveMs),
    shift: Math.max(...loads.map((load) => load.shift)),
  };
}

async function loadsOf(browser: Browser, url: string, page: string, runs: number): Promise<FirstLoad> {
  const loads: FirstLoad[] = [];
  for (let run = 0; run < runs; run++) loads.push(await measureFirstLoad(browser, url, page));
  return middle(loads);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '20' },
      document: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  const arena = await startArena();
  const browser = await launchChromium();
  try {
    const url = `http://127.0.0.1:${arena.port}`;
    const loads: FirstLoad[] = [];
    for (const page of PAGES) loads.push(await loadsOf(browser, url, page, runs));
    const frames: FrameWork[] = [];
    for (const path of STREAMED)
      frames.push(await measureFrameWork(browser, url, path, Number(values.seconds) * 1_000));
    if (values.document) writePages(loads, frames);
    if (values.json) process.stdout.write(`${JSON.stringify({ loads, frames })}\n`);
    else process.stdout.write(`${loadsMarkdown(loads)}\n\n${framesMarkdown(frames)}\n`);
  } finally {
    await browser.close();
    await arena.stop();
  }
}

await main();
