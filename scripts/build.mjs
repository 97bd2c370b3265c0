// Builds the client into dist/client and server, workers and command line into dist/server.
// --if-stale [client] [server]: only what is older than its sources; says nothing on stdout.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = {
  client: ['client', 'shared', 'vite.config.ts', 'vite.offline.ts', 'package-lock.json'],
  server: [
    'server',
    'shared',
    'client/model',
    'test/bench',
    'test/load',
    'test/netcode',
    'vite.server.config.ts',
    'package-lock.json',
  ],
};

/** Newest change below a path, ms. */
function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  let latest = stats.mtimeMs;
  for (const name of readdirSync(path)) latest = Math.max(latest, newest(join(path, name)));
  return latest;
}

function isFresh(part) {
  const stamp = join(root, 'dist', `${part}.stamp`);
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return SOURCES[part].every((source) => newest(join(root, source)) <= built);
}

async function build(part) {
  const started = new Date();
  const { build: viteBuild } = await import('vite');
  await viteBuild({
    root,
    configFile: join(root, part === 'client' ? 'vite.config.ts' : 'vite.server.config.ts'),
    logLevel: 'error',
  });
  const stamp = join(root, 'dist', `${part}.stamp`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started); // a file saved while we built makes the build stale
}

/** Builds the named parts where their sources are newer. */
export async function ensureBuilt(...parts) {
  for (const part of parts) if (!isFresh(part)) await build(part);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [flag, ...named] = process.argv.slice(2);
  const parts = named.length > 0 ? named : ['server', 'client'];
  if (flag === '--if-stale') await ensureBuilt(...parts);
  else for (const part of ['server', 'client']) await build(part);
}
