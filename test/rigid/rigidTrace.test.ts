import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { RIGID_TRACE_TICKS, rigidTrace } from '../../shared/rigid/rigidTrace.ts';
import { browserAvailable } from '../support/browser.ts';
import { bundle } from '../support/bundle.ts';
import { findFirefox } from '../support/firefox.ts';
import { inChromium, inFirefox } from '../support/inBrowsers.ts';

/** By number of ticks. New bits: a new RIGID_VERSION and new hashes, never the one without the other. */
const expected = JSON.parse(readFileSync(new URL('../golden/rigidTrace.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;
const chromium = browserAvailable();
const firefox = findFirefox();

describe('[BUMPER1] the golden trace of the rigid world', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundle('shared/rigid/rigidTrace.ts', 'rigid');
  });
  const inPage = 'rigid.rigidTrace()';

  it.each(Object.entries(expected))('has its committed hash in Node after %s ticks', (ticks, hash) => {
    expect(rigidTrace(Number(ticks))).toBe(hash);
  });
  it('notices a single tick', () => {
    expect(rigidTrace(499)).not.toBe(expected['500']);
  });
  it.runIf(chromium)('has the same hash in Chromium', async () => {
    expect(await inChromium(script, inPage)).toBe(expected[RIGID_TRACE_TICKS]);
  });
  it.runIf(firefox !== null)('has the same hash in Firefox', async () => {
    expect(await inFirefox(firefox ?? '', script, inPage)).toBe(expected[RIGID_TRACE_TICKS]);
  });
});
