/**
 * A second engine for the tests: Firefox, driven over WebDriver BiDi (Playwright drives only its own build). Found by
 * FIREFOX_PATH, in the usual places or on PATH; tests that want it run without it where there is none, and say so.
 */
import { type Browser, launch } from 'puppeteer-core';
import { answersVersion, firstThatRuns } from './browser.ts';

const NAMES = ['firefox', 'firefox-esr'];
const PLACES = [...NAMES.map((name) => `/usr/bin/${name}`), '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** @throws Error if FIREFOX_PATH names something that does not run */
export function findFirefox(): string | null {
  const named = process.env['FIREFOX_PATH'];
  if (named === undefined || named === '') return firstThatRuns(PLACES, NAMES);
  if (!answersVersion(named)) throw new Error(`FIREFOX_PATH: ${named} does not run`);
  return named;
}

/** A headless Firefox with a profile of its own; the caller closes it. */
export async function launchFirefox(executablePath: string): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false },
  });
}
