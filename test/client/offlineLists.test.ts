import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offlineLists } from '../../vite.offline.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const NAMES = [
  ...['index.html', 'index.html.br', 'favicon.svg', 'favicon.svg.gz', 'manifest.webmanifest', 'sw.js'],
  ...['assets/index-abc.js', 'assets/index-abc.js.br', 'assets/tfjsEngine-abc.js', 'assets/tfjs-backend-wasm-abc.wasm'],
];
const lists = (page: string, icon: string) => offlineLists(NAMES, () => bytes(icon), page);

describe('[OFFLINE3] a version is its files', () => {
  it('with what needs no hash in its name, and the largest for later', () => {
    const { files, late, version } = lists('<p>', 'icon');
    expect(files.map(({ url }) => url)).toEqual([
      '/assets/index-abc.js',
      '/favicon.svg',
      '/manifest.webmanifest',
      '/index.html',
    ]);
    expect(files.map(({ revision }) => revision === null)).toEqual([true, false, false, false]);
    expect(files.at(-1)!.revision).toBe(version);
    expect(late).toEqual(['/assets/tfjs-backend-wasm-abc.wasm', '/assets/tfjsEngine-abc.js']);
  });

  it('so it is named alike for the same files, whatever their order, and otherwise for any other', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), (names) => {
        expect(offlineLists(names, () => bytes('icon'), '<p>')).toEqual(lists('<p>', 'icon'));
      }),
    );
    const versions = [lists('<p>', 'icon'), lists('<b>', 'icon'), lists('<p>', 'other')].map(({ version }) => version);
    expect(new Set(versions).size).toBe(3);
    expect(offlineLists([...NAMES, 'assets/more-abc.js'], () => bytes('icon'), '<p>').version).not.toBe(versions[0]);
  });
});
