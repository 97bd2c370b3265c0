import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

const docs = existsSync(`${ROOT}docs`) ? readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' }) : [];
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)].filter(
  (path) => path.endsWith('.md') && existsSync(`${ROOT}${path}`),
);
const HOME = new Set(readdirSync(ROOT));
/** Made by commands, so not there in a fresh checkout. */
const MADE = ['dist', 'data', 'out', 'node_modules', '.cache'];

/**
 * Paths of the project in backticks: with a slash, without spaces or placeholders, and beginning with something that stands in
 * the root. Links that are not addresses count too.
 */
function namedPaths(markdown: string): string[] {
  const quoted = Array.from(markdown.matchAll(/`([^`\s]+)`/g), ([, text]) => text!);
  const linked = Array.from(markdown.matchAll(/\]\(([^)\s]+)\)/g), ([, text]) => text!.replace(/#.*$/, ''));
  return [...quoted, ...linked]
    .map((path) => path.replace(/^\.\//, '').replace(/:\d+$/, ''))
    .filter((path) => path.includes('/') && !/[<>*{}$()=,|@]|\.\.\.|^https?:|^\//.test(path))
    .filter((path) => HOME.has(path.split('/')[0]!) && !MADE.includes(path.split('/')[0]!))
    .filter((path) => !/\/[A-Z_]+(\/|$)/.test(path)); // FILE, DIR: for the reader to fill in
}

describe('[ARCH3] documents tell the truth', () => {
  it('there are some', () => {
    expect(documents.length).toBeGreaterThan(0);
  });
  it.each(documents)('every path that %s names exists', (document) => {
    const paths = namedPaths(readFileSync(`${ROOT}${document}`, 'utf8'));
    expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
  });
  it('the test sees paths in backticks and links, and leaves commands, addresses and placeholders alone', () => {
    const text =
      '`shared/sim/gone.ts` [x](docs/gone.md#part) `npm run x` `GET/x` `shared/<name>/x` `https://a/b` `dist/x` `test/**/*.ts` `shared/sim/DIR`';
    expect(namedPaths(text)).toEqual(['shared/sim/gone.ts', 'docs/gone.md']);
  });
});

describe('[ARCH4] package-lock.json installs anywhere', () => {
  const lock = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
  };
  const packages = Object.entries(lock.packages);
  it('it was read', () => {
    expect(packages.length).toBeGreaterThan(100);
  });
  it('it names no address but the public registry', () => {
    const elsewhere = packages.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([name, { resolved }]) => `${name}: ${resolved}`)).toEqual([]);
  });
});
