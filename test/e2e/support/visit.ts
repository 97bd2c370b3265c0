/** A page in a browser context of its own, that keeps everything it complains about. */
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';
import { listenToWire, type Wire } from './wire.ts';

export interface Visit {
  readonly page: Page;
  readonly wire: Wire;
  /** Each console message, page error and failed request so far, but for the browser's own. */
  readonly complaints: readonly string[];
  /** Closes the context. @throws AssertionError if the page complained about anything */
  end(): Promise<void>;
}

export const DESKTOP = { width: 1280, height: 800 } as const;
const LANGUAGE = 'en-GB'; // not the machine's

/** What a browser without a graphics card says by itself, about its own software renderer; no page can avoid it. */
const OF_THE_BROWSER: readonly RegExp[] = [
  /Service Worker registration blocked by Playwright/, // by `visit` itself
  /GL Driver Message \(OpenGL, Performance, GL_CLOSE_PATH_NV, High\): GPU stall due to ReadPixels/, // a screenshot or a pixel read by a test
];

/** A request that was under way when the visitor went to another page. */
const CUT_SHORT = 'net::ERR_ABORTED';

function told(message: ConsoleMessage): string {
  return `console ${message.type()}: ${message.text()}`;
}

/** @param context what differs from a desktop window of 1280 by 800 in dark colours, without a service worker */
export async function visit(browser: Browser, url: string, context: BrowserContextOptions = {}): Promise<Visit> {
  const options = {
    viewport: DESKTOP,
    locale: LANGUAGE,
    colorScheme: 'dark' as const,
    serviceWorkers: 'block' as const,
    ...context,
  };
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (!OF_THE_BROWSER.some((known) => known.test(text))) complaints.push(told(message));
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== CUT_SHORT) complaints.push(`request failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  const wire = listenToWire(page);
  await page.goto(url);
  if (url.startsWith('http')) await page.waitForFunction(() => window.__arena.connection === 'connected');
  return {
    page,
    wire,
    complaints,
    async end() {
      await page.context().close();
      expect(complaints).toEqual([]);
    },
  };
}
