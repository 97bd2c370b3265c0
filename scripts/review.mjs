// `npm run review`: every page as a visitor sees it, in the dark, by day, on a phone and in Korean, joined in one sheet under out/review.
// `npm run review -- /play /lab` takes these pages alone; `--only dark,phone` these ways; `--url http://…` a server that runs already.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { placesOf, SETTLED_MS } from './reviewPlaces.mjs';
import { sheet } from './reviewSheet.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'out/review');
const TALLEST = 2_600; // CSS pixels of a page
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };

const WAYS = {
  dark: { viewport: DESKTOP, colorScheme: 'dark', locale: 'en-GB' },
  light: { viewport: DESKTOP, colorScheme: 'light', locale: 'en-GB' },
  phone: { ...PHONE, colorScheme: 'dark', locale: 'en-GB' },
  korean: { viewport: DESKTOP, colorScheme: 'dark', locale: 'ko-KR' },
  'korean-phone': { ...PHONE, colorScheme: 'light', locale: 'ko-KR' },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, url: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? Object.keys(WAYS);
const unknown = wanted.filter((way) => !(way in WAYS));
if (unknown.length > 0) {
  console.error(`review: ${unknown.join(', ')}: give of ${Object.keys(WAYS).join(', ')}`);
  process.exit(2);
}

/** The browser tests' own tools, which are TypeScript. */
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false })).module;
const { launchChromium } = await load('test/support/browser.ts');
const { startArena } = await load('test/e2e/support/arenaServer.ts');
const { playedLink } = await load('test/e2e/support/playedLink.ts');
const { openStorage } = await load('server/storage/storage.ts');
const { fillBoards } = await load('test/e2e/support/fillBoards.ts');

/** Rows that look like those of a server with visitors. */
async function prepare(dataDir) {
  const storage = await openStorage({ dataDir, databaseUrl: null });
  await fillBoards(storage);
  await storage.close();
}

/** As the router names them: a new page is on the sheet by itself. */
function pagesOfRouter() {
  const source = readFileSync(join(root, 'client/pages/router.ts'), 'utf8');
  const list = /export const PAGES = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
}

/** Chapters of Learn, and one of its posts. */
function entriesOfLearn() {
  const source = readFileSync(join(root, 'client/pages/learn/chapters/list.ts'), 'utf8');
  return ['keras-blog', ...new Set([...source.matchAll(/id: '(chapter-[a-z-]+)',\n/g)].map(([, id]) => id))];
}

const nameOf = (address, way) =>
  `${address.replace(/^\//, '').replaceAll(/[^A-Za-z0-9-]+/g, '_') || 'home'}.${way}.png`;

async function take(page, url, place, way) {
  await page.goto('about:blank');
  await page.goto(`${url}${place.path}`);
  await page.evaluate(() => sessionStorage.clear());
  const problems = [];
  try {
    await page.locator('#main :is(h1, h2)').first().waitFor({ timeout: 20_000 });
    await place.act?.(page);
  } catch (error) {
    problems.push(String(error.message).split('\n', 1)[0]);
  }
  await page.waitForTimeout(SETTLED_MS);
  const { height, wide } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    wide: document.documentElement.scrollWidth - window.innerWidth,
  }));
  if (wide > 0) problems.push(`scrolls sideways by ${wide} px`);
  const { width, height: shown } = page.viewportSize();
  const tall = Math.min(Math.max(height, shown), TALLEST);
  const file = nameOf(place.name, way);
  await page.screenshot({
    path: join(folder, file),
    fullPage: true,
    clip: { x: 0, y: 0, width, height: place.screen ? shown : tall },
  });
  return { file, width, height: tall, problems };
}

mkdirSync(folder, { recursive: true });
const server = values.url
  ? { url: values.url.replace(/\/$/, ''), stop: async () => {} }
  : await startArena({}, prepare);
const browser = await launchChromium();
const places = placesOf(pagesOfRouter(), entriesOfLearn(), new URL(playedLink(7, 180)).hash).filter(
  ({ name }) =>
    positionals.length === 0 ||
    positionals.some((path) => name === path || name.startsWith(`${path} `) || name.startsWith(`${path}#`)),
);
const rows = new Map(places.map(({ name }) => [name, {}]));
try {
  for (const way of wanted) {
    const context = await browser.newContext({ ...WAYS[way], serviceWorkers: 'block', reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const place of places) rows.get(place.name)[way] = await take(page, server.url, place, way);
    await context.close();
    console.log(`${way}: ${places.length} pages`);
    writeFileSync(join(folder, 'index.html'), sheet(wanted, rows)); // what is there, should a later way break off
  }
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`file://${join(folder, 'index.html')}`);
  await page.waitForLoadState('load');
  await page.screenshot({ path: join(folder, 'sheet.png'), fullPage: true });
  const found = [...rows].flatMap(([name, taken]) =>
    Object.entries(taken).flatMap(([way, { problems }]) => problems.map((problem) => `${name}, ${way}: ${problem}`)),
  );
  for (const line of found) console.log(line);
  console.log('out/review/index.html and out/review/sheet.png');
} finally {
  await browser.close();
  await server.stop();
}
