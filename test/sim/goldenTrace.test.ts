import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_HASH, GOLDEN_TICKS, goldenTrace } from '../../shared/sim/goldenTrace.ts';
import { browserAvailable } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { findFirefox } from '../support/firefox.ts';
import { inChromium, inFirefox } from '../support/inBrowsers.ts';

/** By number of ticks. New physics: a new SIM_VERSION and new hashes, never the one without the other. */
const expected = JSON.parse(readFileSync(new URL('../golden/goldenTrace.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const chromium = browserAvailable();
const firefox = findFirefox();
if (firefox === null) console.warn('no Firefox here: the golden trace is checked in Node and Chromium only');

describe('[SIM1] the golden trace', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundle('shared/sim/goldenTrace.ts', 'trace');
  });
  const inPage = `trace.goldenTrace(${GOLDEN_TICKS})`;

  it.each(Object.entries(expected))('has its committed hash in Node after %s ticks', (ticks, hash) => {
    expect(goldenTrace(Number(ticks))).toBe(hash);
  });
  it('covers a million ticks unless told otherwise', () => {
    expect(goldenTrace()).toBe(expected['1000000']);
    expect(GOLDEN_HASH).toBe(expected[GOLDEN_TICKS]);
  });
  it('notices a single tick', () => {
    expect(goldenTrace(19_999)).not.toBe(expected['20000']);
  });
  it.runIf(chromium)('has the same hash in Chromium', async () => {
    expect(await inChromium(script, inPage)).toBe(expected[GOLDEN_TICKS]);
  });
  it.runIf(firefox !== null)('has the same hash in Firefox', async () => {
    expect(await inFirefox(firefox ?? '', script, inPage)).toBe(expected[GOLDEN_TICKS]);
  });
});
