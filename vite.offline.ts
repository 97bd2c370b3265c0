/** What makes the pages installable and there without a server: /sw.js with the list of its version's files, and the version's name in the page. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('./client', import.meta.url));
const PAGE = 'index.html';
const WORKER = 'sw.js';
const PACKED = /\.(br|gz|map)$/;
/** Megabytes for runs on frames alone: kept once they were used. */
const LATE = /^assets\/tfjs/;
/** For other sites and for the system, never for a page. */
const ELSEWHERE = /^(share\.png|icons\/(apple-touch-icon|maskable-.*)\.png)$/;

const shortHash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

export interface OfflineLists {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly revision: string | null }[];
  readonly late: readonly string[];
}

/**
 * Which files a version has. Files of assets/ have their content's hash in the name.
 * @param page index.html as built
 */
export function offlineLists(names: readonly string[], read: (name: string) => Uint8Array, page: string): OfflineLists {
  const all = names.filter((name) => !PACKED.test(name) && name !== WORKER && name !== PAGE).sort();
  const late = all.filter((name) => LATE.test(name)).map((name) => `/${name}`);
  const files = all
    .filter((name) => !LATE.test(name) && !ELSEWHERE.test(name))
    .map((name) => ({ url: `/${name}`, revision: name.startsWith('assets/') ? null : shortHash(read(name)) }));
  const version = shortHash(JSON.stringify([files, late, page]));
  return { version, files: [...files, { url: `/${PAGE}`, revision: version }], late };
}

/** @param folder of the built pages; its index.html gets the version's name */
export async function writeOfflineFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const page = readFileSync(join(folder, PAGE), 'utf8');
  const { version, files, late } = offlineLists(names, (name) => readFileSync(join(folder, name)), page);
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"', // else workbox talks
      OFFLINE_VERSION: JSON.stringify(version),
      OFFLINE_FILES: JSON.stringify(files),
      OFFLINE_LATE: JSON.stringify(late),
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: join(root, 'offline/worker.ts'), output: { format: 'iife' } },
    },
  });
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const code = output.find((one) => one.type === 'chunk')?.code;
  if (code === undefined) throw new Error('the service worker was not built');
  writeFileSync(join(folder, WORKER), code);
  writeFileSync(
    join(folder, PAGE),
    page.replace('</head>', `  <meta name="arena-version" content="${version}" />\n  </head>`),
  );
}
