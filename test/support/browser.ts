/**
 * A browser for the tests. In this order: CHROME_PATH; a Chrome or Chromium in the usual places; the one in @sparticuz/chromium.
 * BROWSER_SOURCE=package or =machine allows only the last or only the first two. ALLOW_NO_BROWSER=1 lets browser tests be
 * skipped where there is none; without it they fail, in one line.
 *
 *   describe.runIf(browserAvailable())('a page', () => { ... const browser = await launchChromium(); ... });
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { packagedChromium } from './packagedChromium.ts';

export interface FoundChromium {
  readonly source: 'machine' | 'package';
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>; // on top of the process's own
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  ...NAMES.map((name) => `/usr/bin/${name}`),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage', // containers give /dev/shm 64 MB
  '--use-gl=angle', // WebGL without a graphics card
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const HELP =
  'no browser for the tests: install chromium or google-chrome, or set CHROME_PATH (ALLOW_NO_BROWSER=1 skips browser tests)';

/** Whether it really starts: Ubuntu's /usr/bin/chromium-browser may be a note that says where to get one. */
export function answersVersion(executablePath: string): boolean {
  const { status, stdout } = spawnSync(executablePath, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

/** The first of the files and of the names on PATH that runs. */
export function firstThatRuns(places: readonly string[], names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = new Set([...places, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))]);
  for (const path of candidates) if (existsSync(path) && answersVersion(path)) return path;
  return null;
}

function onMachine(): FoundChromium | null {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '' && !answersVersion(named))
    throw new Error(`CHROME_PATH: ${named} does not run`);
  const executablePath = named || firstThatRuns(PLACES, NAMES);
  return executablePath ? { source: 'machine', executablePath, args: [], env: {} } : null;
}

function inPackage(): FoundChromium | null {
  const packaged = packagedChromium();
  return packaged && { source: 'package', ...packaged };
}

let found: FoundChromium | null | undefined;

/** @throws Error in one line if there is none, or BROWSER_SOURCE or CHROME_PATH asks for one that is not there */
export function findChromium(): FoundChromium {
  const source = process.env['BROWSER_SOURCE'] ?? '';
  if (!['', 'machine', 'package'].includes(source)) throw new Error(`BROWSER_SOURCE is ${source}: machine or package`);
  if (found === undefined)
    found = (source === 'package' ? null : onMachine()) ?? (source === 'machine' ? null : inPackage());
  if (found === null) throw new Error(HELP);
  return found;
}

/** True: there is a browser. False, said on stderr: there is none and ALLOW_NO_BROWSER=1. @throws Error in one line otherwise */
export function browserAvailable(): boolean {
  try {
    return findChromium() !== null;
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    if (process.env['ALLOW_NO_BROWSER'] !== '1') throw oneLine(line);
    console.warn(`skipped: ${line}`);
    return false;
  }
}

/** An error that a test runner prints without a stack. */
function oneLine(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

/** A headless browser; the caller closes it. Playwright adds --no-sandbox: containers have no room for one, and the pages are ours. */
export async function launchChromium(options: { readonly args?: readonly string[] } = {}): Promise<Browser> {
  const { executablePath, args, env } = findChromium();
  return chromium.launch({
    executablePath,
    args: [...FLAGS, ...args, ...(options.args ?? [])],
    env: { ...process.env, ...env } as Record<string, string>,
    headless: true,
  });
}
