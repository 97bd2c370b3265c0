// `npm run screenshots`: README.md's pictures, taken from the built server as a visitor sees it. Seeds differ, the scenes do not.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { film, toGif } from './animation.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/images');
const WINDOW = { width: 1280, height: 800 };
const MOST_BYTES = 250_000;
const FILM = { seconds: 6, width: 720, perSecond: 12, mostBytes: 2_000_000 };
const RIVAL = 4; // of the list
const ATTEMPTS = 10;
const FILMED_FROM = 20; // ticks
const LEARNT = 400; // mean of an evaluation

/** The browser tests' own tools, which are TypeScript. */
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false })).module;
const { launchChromium } = await load('test/support/browser.ts');
const { startArena } = await load('test/e2e/support/arenaServer.ts');
const { listenToWire } = await load('test/e2e/support/wire.ts');
const { balance } = await load('test/e2e/support/player.ts');
const { chooseRival, letFall, rematch } = await load('test/e2e/support/walk.ts');

function keep(name, picture, most = MOST_BYTES) {
  if (picture.length > most) throw new Error(`${name} has ${picture.length} bytes, more than ${most}`);
  writeFileSync(join(folder, name), picture);
  console.log(`docs/images/${name}: ${Math.round(picture.length / 1000)} kB`);
}

/** Some seconds of a duel in gusts, the own cart held up. @returns frames */
async function duel(page, url) {
  const wire = listenToWire(page);
  await page.goto(`${url}/play`);
  await page.getByRole('radio', { name: 'Gusts' }).check();
  await chooseRival(page, RIVAL);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) {
      await letFall(page);
      await rematch(page);
    }
    let filming = null;
    let done = false;
    await balance(page, wire, (tick) => {
      if (tick >= FILMED_FROM)
        filming ??= film(page, FILM.seconds).then((frames) => {
          done = true;
          return frames;
        });
      return !done;
    });
    if (done) return filming;
    await filming;
  }
  throw new Error('the player kept falling: is the machine busy?');
}

/** The live run, when its evaluations have risen. */
async function watch(page, url) {
  await page.goto(`${url}/watch`);
  const evaluation = async () => (await (await fetch(`${url}/api/v1/runs/live`)).json()).evaluation ?? 0;
  while ((await evaluation()) < LEARNT) await page.waitForTimeout(1_000);
  const begun = await page.evaluate(() => window.__arena.watch.step);
  await page.waitForFunction((from) => window.__arena.watch.step > from + 80, begun, { timeout: 60_000 });
  return page.screenshot();
}

mkdirSync(folder, { recursive: true });
const server = await startArena();
const browser = await launchChromium();
try {
  const open = () => browser.newPage({ viewport: WINDOW, locale: 'en-GB', colorScheme: 'dark' });
  const frames = await duel(await open(), server.url);
  keep('duel.gif', await toGif(await browser.newPage(), frames, FILM), FILM.mostBytes);
  keep('watch.png', await watch(await open(), server.url));
} finally {
  await browser.close();
  await server.stop();
}
