/** Advisories that are known of what this server is made of: what is installed has to be past them (SECURITY.md). */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** First versions without it, by the line of versions that they belong to. */
const FIXED: Readonly<Record<string, readonly (readonly [advisory: string, fixedIn: string])[]>> = {
  'socket.io': [['CVE-2024-38355: an error without a listener ends the process', '4.6.2']],
  'socket.io-parser': [
    ['CVE-2022-2421, CVE-2023-32695: validation of packets', '4.2.3'],
    ['CVE-2026-33151: attachments without end', '4.2.6'],
    ['CVE-2026-69185: memory of packets without attachments', '4.2.7'],
  ],
  'engine.io': [
    ['CVE-2022-41940, CVE-2023-31125: uncaught exceptions', '6.4.2'],
    ['CVE-2026-59724, CVE-2026-59725: __proto__ as an id, polling bodies', '6.6.7'],
    ['CVE-2026-102599: a protocol mismatch in an upgrade ends the process', '6.6.10'],
  ],
  ws: [
    ['CVE-2024-37890: many headers', '8.17.1'],
    ['CVE-2026-45736: memory that was not written is shown', '8.20.1'],
    ['CVE-2026-48779, CVE-2026-62389: tiny fragments', '8.21.1'],
    ['pongs without end, buffers of idle connections', '8.23.0'],
  ],
};

const parts = (version: string): readonly number[] => version.split('-', 1)[0]!.split('.').map(Number);

function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [parts(version), parts(wanted)];
  for (let i = 0; i < 3; i++) if (have[i] !== want[i]) return have[i]! > want[i]!;
  return true;
}

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;

/** Every installed copy of a package, as the lock file knows them. */
function installed(name: string): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { readonly version?: string }>;
  };
  return Object.keys(packages).filter(
    (path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
  );
}

/** What a package's own code gets when it asks for another. */
function seenFrom(name: string, wanted: string): string {
  const folder = dirname(createRequire(join(root, 'package.json')).resolve(name));
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const found = join(at, 'node_modules', wanted);
    if (existsSync(join(found, 'package.json'))) return versionIn(found);
  }
  throw new Error(`${name} finds no ${wanted}`);
}

describe('[LIMIT11] dependencies are past what is known of them', () => {
  it.each(Object.keys(FIXED))('%s: each copy in the lock file, and the same is installed', (name) => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { readonly version?: string }>;
    };
    const copies = installed(name);
    expect(copies.length).toBeGreaterThan(0);
    for (const path of copies) {
      const version = packages[path]!.version!;
      expect(versionIn(join(root, path)), path).toBe(version);
      for (const [advisory, fixedIn] of FIXED[name]!)
        expect(isAtLeast(version, fixedIn), `${path} ${version}: ${advisory}, fixed in ${fixedIn}`).toBe(true);
    }
  });
  it('the websockets under Socket.IO are the ones that are meant, not those that it asks for', () => {
    const meant = versionIn(join(root, 'node_modules/ws'));
    expect(seenFrom('engine.io', 'ws')).toBe(meant);
    expect(isAtLeast(meant, '8.23.0')).toBe(true);
  });
  it('compares versions by their numbers', () => {
    expect([isAtLeast('8.9.0', '8.10.0'), isAtLeast('8.10.0', '8.9.9'), isAtLeast('9.0.0', '8.23.0')]).toEqual([
      false,
      true,
      true,
    ]);
    expect([isAtLeast('8.23.0-beta.1', '8.23.0'), isAtLeast('8.22.9', '8.23.0')]).toEqual([true, false]);
  });
});
