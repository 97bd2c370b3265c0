/** One part of the pages alone in a page: bundled with its styles, without a server. For what a whole page shows rarely or late. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { expect } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const HOME = 'http://part.test/'; // answered by the test itself: an origin, so that storage works

export interface Part {
  readonly script: string;
  readonly style: string;
}

/** @param module from the root; it puts itself into #app */
export async function bundlePart(module: string): Promise<Part> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      cssCodeSplit: false, // else the script brings the styles
      target: 'es2022',
      rolldownOptions: { input: `${root}${module}`, output: { format: 'iife' } },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Exclude<typeof result, readonly unknown[]> & {
    readonly output: readonly { readonly type: 'chunk' | 'asset'; readonly fileName: string }[];
  };
  let [script, style] = ['', ''];
  for (const file of output) {
    if (file.type === 'chunk' && 'code' in file) script += String(file.code);
    if (file.fileName.endsWith('.css') && 'source' in file) style += String(file.source);
  }
  if (script === '' || style === '') throw new Error(`${module} gave no script or no style`);
  return { script, style };
}

export interface PartVisit {
  readonly page: Page;
  /** Closes the context. @throws AssertionError if the page complained about anything */
  end(): Promise<void>;
}

const GRAPHICS = /GL Driver Message/; // a browser without a graphics card, about itself

/** Shows it in a page of its own. @param context what differs from a desktop window of 1280 by 800 */
export async function visitPart(
  browser: Browser,
  { script, style }: Part,
  context: BrowserContextOptions = {},
): Promise<PartVisit> {
  const options = { viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...context };
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => void (GRAPHICS.test(message.text()) || complaints.push(message.text())));
  page.on('pageerror', (error) => complaints.push(error.message));
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Part</title><link rel="stylesheet" href="/s.css"><link rel="icon" href="data:,"></head><body><main id="app"></main><script src="/s.js"></script></body></html>`;
  const files: Readonly<Record<string, readonly [string, string | Buffer]>> = {
    '/': ['text/html', html],
    '/s.css': ['text/css', style],
    '/s.js': ['text/javascript', script],
    '/white.png': ['image/png', readFileSync(`${root}client/public/white.png`)],
  };
  await page.route(`${HOME}**`, async (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    await route.fulfill({ contentType, body });
  });
  await page.goto(HOME);
  return {
    page,
    async end() {
      await page.context().close();
      expect(complaints).toEqual([]);
    },
  };
}
