/** What a page does between two drawn frames while the server's run streams to it: with every panel open. */
import type { Browser, Page } from 'playwright-core';

export interface FrameWork {
  readonly page: string;
  readonly frames: number;
  readonly perSecond: number; // drawn
  readonly scriptP50: number; // ms in animation frames' callbacks
  readonly scriptP95: number;
  readonly wholeP50: number; // ms until style, layout and painting on the main thread are done too
  readonly wholeP95: number;
  readonly longTasks: number; // above 50 ms
  readonly longestMs: number; // of them; 0 if there was none
  readonly renderer: string; // who draws: a graphics card, or a program
}

interface Seen {
  script: number[];
  whole: number[];
  long: number[];
}

/** Runs in the page before anything else: each animation frame's callbacks, and the time until the main thread has finished the frame. */
function observe(): void {
  const seen: Seen = { script: [], whole: [], long: [] };
  (window as unknown as { frameWork: Seen }).frameWork = seen;
  const ask = window.requestAnimationFrame.bind(window);
  const channel = new MessageChannel();
  let began = 0;
  let script = 0;
  let waiting = false;
  channel.port1.onmessage = () => {
    waiting = false;
    seen.script.push(script);
    seen.whole.push(performance.now() - began);
    script = 0;
  };
  window.requestAnimationFrame = (callback) =>
    ask((nowMs) => {
      const from = performance.now();
      if (!waiting) {
        began = from;
        waiting = true;
        channel.port2.postMessage(null); // its turn comes once the frame is done
      }
      callback(nowMs);
      script += performance.now() - from;
    });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.long.push(duration);
  }).observe({ type: 'longtask', buffered: false });
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? Number.NaN;

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) (details as HTMLDetailsElement).open = true;
  });
}

export async function measureFrameWork(browser: Browser, url: string, path: string, ms: number): Promise<FrameWork> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(url + path);
    await page.waitForSelector('main canvas', { timeout: 30_000 });
    await openAll(page);
    await page.waitForTimeout(8_000); // everything fetched and compiled, some episodes over
    await page.evaluate(() => {
      const { frameWork } = window as unknown as { frameWork: Seen };
      for (const list of [frameWork.script, frameWork.whole, frameWork.long]) list.length = 0;
    });
    await page.waitForTimeout(ms);
    const seen = await page.evaluate(() => (window as unknown as { frameWork: Seen }).frameWork);
    const renderer = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl');
      const names = gl?.getExtension('WEBGL_debug_renderer_info');
      return gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : 'no WebGL';
    });
    const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
    const [script, whole] = [ascending(seen.script), ascending(seen.whole)];
    return {
      page: path,
      frames: script.length,
      perSecond: (script.length * 1_000) / ms,
      scriptP50: quantile(script, 0.5),
      scriptP95: quantile(script, 0.95),
      wholeP50: quantile(whole, 0.5),
      wholeP95: quantile(whole, 0.95),
      longTasks: seen.long.length,
      longestMs: Math.max(0, ...seen.long),
      renderer,
    };
  } finally {
    await context.close();
  }
}
