// `npm run bench:effects`: what a frame of the stage costs the page's thread, without and with effects, for two lanes and for eight.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false })).module;
const { launchChromium } = await load('test/support/browser.ts');
const { bundlePart, visitPart } = await load('test/e2e/support/partPage.ts');
const WINDOW = { width: 1280, height: 614 };
const ROUNDS = 3;

/** In the page: all carts lean and move, in wind, in overtime, for six seconds. */
async function work([lanes, effects]) {
  const costs = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    ask((now) => {
      const begun = performance.now();
      callback(now);
      costs.push(performance.now() - begun);
    });
  window.stagePart.want(effects);
  const show = (i) => {
    const carts = Array.from({ length: lanes }, (_, lane) => ({
      who: lane === lanes - 1 ? 'human' : 'agent',
      x: Math.sin(i / 40 + lane) * 1.5,
      theta: 0.2 * Math.sin(i / 13 + lane),
      push: (i >> 4) & 1,
      wind: 6 * Math.sin(i / 50),
    }));
    return window.stagePart.show(carts, lanes - 1, true);
  };
  await show(0);
  const begun = performance.now();
  for (let i = 1; performance.now() - begun < 6000; i++) {
    await show(i);
    await new Promise((done) => window.setTimeout(done, 16));
  }
  const seconds = (performance.now() - begun) / 1000;
  const sorted = costs.slice(30).sort((a, b) => a - b);
  const share = (part) => sorted[Math.floor(sorted.length * part)];
  return { frames: costs.length / seconds, middle: share(0.5), most: share(0.95) };
}

const browser = await launchChromium();
const part = await bundlePart('test/e2e/support/stagePart.ts');
console.log('| lanes | effects | frames a second | scripts p50 / p95 ms |\n| --- | --- | --- | --- |');
try {
  for (const lanes of [2, 8]) {
    for (const effects of [false, true]) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) {
        const { page, end } = await visitPart(browser, part, { viewport: WINDOW });
        rounds.push(await page.evaluate(work, [lanes, effects]));
        await end();
      }
      const { frames, middle, most } = rounds.sort((a, b) => a.middle - b.middle)[Math.floor(ROUNDS / 2)];
      const figures = `${frames.toFixed(0)} | ${middle.toFixed(2)} / ${most.toFixed(2)}`;
      console.log(`| ${lanes} | ${effects ? 'on' : 'off'} | ${figures} |`);
    }
  }
} finally {
  await browser.close();
}
