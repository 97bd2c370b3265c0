/** What the pages cost, as the tables of docs/pages.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FirstLoad } from './firstLoad.ts';
import type { FrameWork } from './frameWork.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/pages.md', import.meta.url)); // of this module in dist/server/cli or chunks

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function loadsMarkdown(loads: readonly FirstLoad[]): string {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  return table(
    [
      'page',
      'JavaScript and WASM kB',
      'all kB',
      'canvas library',
      'tfjs',
      'first paint ms',
      'usable ms',
      'layout shift',
    ],
    loads.map((l) => [
      `\`${l.page}\``,
      l.scriptKb.toFixed(0),
      l.allKb.toFixed(0),
      yes(l.phaser),
      yes(l.tfjs),
      l.paintMs.toFixed(0),
      l.interactiveMs.toFixed(0),
      l.shift.toFixed(3),
    ]),
  );
}

export function framesMarkdown(pages: readonly FrameWork[]): string {
  return table(
    [
      'page',
      'frames',
      'a second',
      'scripts p50 / p95 ms',
      'with style, layout, painting p50 / p95 ms',
      'tasks above 50 ms',
      'longest ms',
      'drawn by',
    ],
    pages.map((f) => [
      `\`${f.page}\``,
      String(f.frames),
      f.perSecond.toFixed(0),
      `${f.scriptP50.toFixed(1)} / ${f.scriptP95.toFixed(1)}`,
      `${f.wholeP50.toFixed(1)} / ${f.wholeP95.toFixed(1)}`,
      String(f.longTasks),
      f.longestMs.toFixed(0),
      f.renderer,
    ]),
  );
}

/** Puts the tables between their marks in docs/pages.md. */
export function writePages(loads: readonly FirstLoad[], frames: readonly FrameWork[]): void {
  const machine = `${cpus()[0]!.model}, ${cpus().length} cores, Node ${process.version}, load average after the runs ${loadavg()[0]!.toFixed(1)}`;
  const between = (text: string, mark: string, body: string): string =>
    text.replace(
      new RegExp(`<!-- ${mark}:begin -->[^]*<!-- ${mark}:end -->`),
      () => `<!-- ${mark}:begin -->\n${body}\n<!-- ${mark}:end -->`,
    );
  const before = readFileSync(DOCUMENT, 'utf8');
  const loaded = between(before, 'loads', `${machine}.\n\n${loadsMarkdown(loads)}`);
  writeFileSync(DOCUMENT, between(loaded, 'frames', framesMarkdown(frames)));
}
