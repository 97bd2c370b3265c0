// `npm run art`: the mark, icons, wordmark and share card, from their own shapes and the pages' tokens. docs/art.md says what they are to be.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { lettering } from './art/letters.mjs';
import { icon, mark } from './art/mark.mjs';
import { shareCard } from './art/shareCard.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false })).module;
const { launchChromium } = await load('test/support/browser.ts');
const shape = await load('client/game/cartShape.ts');

/** Of the dark scheme, which stands first. */
const tokens = readFileSync(join(root, 'client/pages/tokens.css'), 'utf8').split('[data-scheme')[0];
const colours = Object.fromEntries(
  [...tokens.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
);

function keep(path, content) {
  writeFileSync(join(root, path), content);
  console.log(`${path}: ${content.length} bytes`);
}

function wordmark(ink) {
  const { svg, width } = lettering('CARTPOLE ARENA', { x: 76, y: 17, height: 30, colour: ink });
  const whole = Math.ceil(76 + width + 4);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} 64">\n  <title>CartPole Arena</title>\n  ${mark(colours)}\n  ${svg}\n</svg>\n`;
}

mkdirSync(join(root, 'assets/art'), { recursive: true });
mkdirSync(join(root, 'client/public/icons'), { recursive: true });
const round = icon(colours, { corner: 15 });
const square = icon(colours, { corner: 0, size: 0.86 }); // Apple cuts the corners itself
const safe = icon(colours, { corner: 0, size: 0.66 }); // whatever a launcher cuts off
const card = shareCard(colours, shape);
keep('client/public/favicon.svg', round);
keep('assets/art/wordmark-dark.svg', wordmark(colours.ink));
keep('assets/art/wordmark-light.svg', wordmark(colours.ground));
keep('assets/art/share.svg', card);

const browser = await launchChromium();
try {
  const page = await browser.newPage();
  const draw = async (path, svg, width, height = width) => {
    await page.setViewportSize({ width, height });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    keep(path, await page.screenshot({ omitBackground: true }));
  };
  await draw('client/public/icons/favicon-32.png', round, 32);
  await draw('client/public/icons/apple-touch-icon.png', square, 180);
  await draw('client/public/icons/icon-192.png', round, 192);
  await draw('client/public/icons/icon-512.png', round, 512);
  await draw('client/public/icons/maskable-512.png', safe, 512);
  await draw('client/public/share.png', card, 1200, 630);
} finally {
  await browser.close();
}
