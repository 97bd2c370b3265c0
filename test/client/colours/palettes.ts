/** The pages' tokens as they are in each look: dark and light, each also with more contrast. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Palette = Readonly<Record<string, string>>; // token -> value

function sheet(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../client/pages/${name}`, import.meta.url)), 'utf8');
}

/** @throws Error where no rule has exactly that selector */
function declared(css: string, selector: string): Palette {
  const begin = css.indexOf(`\n${selector} {`);
  if (begin < 0) throw new Error(`no rule ${selector}`);
  const body = css.slice(begin, css.indexOf('\n}', begin));
  return Object.fromEntries(
    [...body.matchAll(/^\s+(--[\w-]+):\s*([^;]+);/gm)].map(([, token, value]) => [token!, value!]),
  );
}

export function palettes(): Readonly<Record<string, Palette>> {
  const [tokens, contrast] = [sheet('tokens.css'), sheet('contrast.css')];
  const dark = declared(tokens, ':root');
  const light = { ...dark, ...declared(tokens, ':root[data-scheme="light"]') };
  const more = declared(contrast, ':root[data-contrast="more"]');
  const moreLight = { ...more, ...declared(contrast, ':root[data-contrast="more"][data-scheme="light"]') };
  return {
    dark,
    light,
    'dark, more contrast': { ...dark, ...more },
    'light, more contrast': { ...light, ...moreLight },
  };
}
