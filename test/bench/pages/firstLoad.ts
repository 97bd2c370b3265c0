/** The first visit to a page over a slow line: what is fetched until it rests, when it is seen, when it can be used, how much it jumps. */
import type { Browser } from 'playwright-core';

export interface FirstLoad {
  readonly page: string;
  readonly scriptKb: number; // JavaScript and WASM as transferred, compressed, until the page rests; 1 kB is 1,000 bytes
  readonly allKb: number; // everything
  readonly phaser: boolean; // whether the canvas library was fetched
  readonly tfjs: boolean;
  readonly paintMs: number; // first contentful paint
  readonly interactiveMs: number; // the first link or button of the page's content is there and the main thread has been free for half a second since
  readonly shift: number; // cumulative layout shift
}

/** What browsers' own tools call slow 4G: 1.6 Mbit/s down, 0.75 up, 150 ms. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const REST_MS = 2_000;
const QUIET_MS = 500;

/** Runs in the page before anything else. */
function observe(): void {
  const seen = { shift: 0, longEnds: [] as number[] };
  (window as unknown as { seen: typeof seen }).seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) seen.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.longEnds.push(startTime + duration);
  }).observe({ type: 'longtask', buffered: true });
}

export async function measureFirstLoad(browser: Browser, url: string, page: string): Promise<FirstLoad> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' }); // it comes when the page rests, and would be measured as the page
  try {
    const tab = await context.newPage();
    await tab.addInitScript(observe);
    const tools = await context.newCDPSession(tab);
    await tools.send('Network.enable');
    await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await tools.send('Network.emulateNetworkConditions', LINE);
    const kinds = new Map<string, { readonly url: string; readonly script: boolean }>();
    let scriptBytes = 0;
    let allBytes = 0;
    let newestMs = performance.now();
    tools.on('Network.responseReceived', ({ requestId, response }) => {
      const script = /javascript|wasm/.test(response.mimeType);
      kinds.set(requestId, { url: response.url, script });
    });
    tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      newestMs = performance.now();
      allBytes += encodedDataLength;
      if (kinds.get(requestId)?.script) scriptBytes += encodedDataLength;
    });
    await tab.goto(url + page, { waitUntil: 'load', timeout: 60_000 });
    await tab.waitForSelector('main :is(a, button, input, summary):visible', { timeout: 60_000 });
    const usableMs = await tab.evaluate(() => performance.now());
    while (performance.now() - newestMs < REST_MS) await new Promise((resolve) => setTimeout(resolve, 100));
    const { paintMs, shift, longEnds } = await tab.evaluate(() => {
      const { seen } = window as unknown as { seen: { shift: number; longEnds: number[] } };
      const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      return { paintMs: paint, ...seen };
    });
    const fetched = [...kinds.values()].filter(({ script }) => script).map((one) => one.url);
    return {
      page,
      scriptKb: scriptBytes / 1_000,
      allKb: allBytes / 1_000,
      phaser: fetched.some((file) => /\/stage-/.test(file)),
      tfjs: fetched.some((file) => /tfjs/i.test(file)),
      paintMs,
      interactiveMs: quietFrom(usableMs, longEnds),
      shift,
    };
  } finally {
    await context.close();
  }
}

/** From when on no long task began within half a second. */
function quietFrom(usableMs: number, longEnds: readonly number[]): number {
  let from = usableMs;
  for (const end of [...longEnds].sort((a, b) => a - b)) if (end > from && end - from < QUIET_MS + 50) from = end;
  return from;
}
