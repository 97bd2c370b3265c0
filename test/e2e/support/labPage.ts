/** The lab alone in a page, as the server would send it: same policy of contents, plain http, an origin that is not this machine's. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const HOME = 'http://lab.test/'; // not a secure context: as in a LAN
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data:; worker-src 'self' blob:; object-src 'none'";
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

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

function answer(files: Files, path: string): Answer {
  const body = files.get(path);
  if (body === undefined) return { status: 404, headers: {}, body: path };
  const type = TYPES[/\.(\w+)$/.exec(path)?.[1] ?? 'html'] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type, 'content-security-policy': POLICY }, body };
}

/** Another tab of the same browser if it is the same context. */
export async function openLabPage(context: BrowserContext, files: Files): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${HOME}**`, (route) => route.fulfill(answer(files, new URL(route.request().url()).pathname)));
  await page.goto(HOME);
  return page;
}

/** For a browser whose requests no test can answer. */
export async function serveLab(files: Files): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(files, request.url ?? '/');
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
