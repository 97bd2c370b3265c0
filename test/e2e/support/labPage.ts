/** The lab alone in a page, as the server would send it: same policy of contents, plain http, an origin that is not this machine's. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const HOME = 'http://lab.test/'; // not a secure context: as in a LAN
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'";
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

/** By path. */
export type Files = ReadonlyMap<string, string | Buffer>;

export async function bundleLab(): Promise<Files> {
  const entry = 'test/e2e/support/labPart.ts';
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${root}${entry}`, output: { entryFileNames: 'entry.js' } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Exclude<typeof built, readonly unknown[]> & {
    readonly output: readonly ({ readonly fileName: string } & (
      | { readonly type: 'chunk'; readonly code: string }
      | { readonly type: 'asset'; readonly source: string | Uint8Array }
    ))[];
  };
  const files = output.map((file): [string, string | Buffer] => [
    `/${file.fileName}`,
    file.type === 'chunk' ? file.code : typeof file.source === 'string' ? file.source : Buffer.from(file.source),
  ]);
  const html =
    '<!doctype html><html lang="en"><title>Lab</title><link rel="icon" href="data:,"><script type="module" src="/entry.js"></script>';
  return new Map([...files, ['/', html]]);
}

/** Another tab of the same browser if it is the same context. */
export async function openLabPage(context: BrowserContext, files: Files): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${HOME}**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404, body: path });
    const contentType = TYPES[/\.(\w+)$/.exec(path)?.[1] ?? 'html'] ?? 'application/octet-stream';
    return route.fulfill({ contentType, body, headers: { 'content-security-policy': POLICY } });
  });
  await page.goto(HOME);
  return page;
}
