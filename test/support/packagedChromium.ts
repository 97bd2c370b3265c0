/**
 * Chromium out of the npm package @sparticuz/chromium (Linux x64), for machines without a browser of their own. Unpacked once,
 * in a second or two, into node_modules/.cache; with it come the shared libraries and a font that a bare system lacks.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const packageFolder = join(modules, '@sparticuz/chromium');
const cache = join(modules, '.cache/cartpole-arena');

export interface PackagedChromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>; // on top of the process's own
}

/** Without AWS_EXECUTION_ENV, set before the module is loaded, the package leaves its shared libraries packed. */
function unpack(folder: string): void {
  const script = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: dirname(modules),
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked: ${stderr.trim().split('\n').at(-1)}`);
}

/** The package's own fonts.conf names folders of the place it was made for. @param home where `folder` will stand */
function writeFontsConf(folder: string, home: string): void {
  const dirs = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'].map((dir) => `<dir>${dir}</dir>`);
  const cachedir = `<cachedir>${join(home, 'fonts-cache')}</cachedir>`;
  writeFileSync(
    join(folder, 'fonts/fonts.conf'),
    `<?xml version="1.0"?><fontconfig>${dirs.join('')}${cachedir}</fontconfig>\n`,
  );
}

/** Null where the package is not installed or its binary is for another platform. */
export function packagedChromium(): PackagedChromium | null {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packageFolder)) return null;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(join(cache, 'unpacking-'));
    try {
      unpack(fresh);
      writeFontsConf(fresh, folder);
      renameSync(fresh, folder); // whole or not at all, also when test files of several processes unpack at once
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--no-zygote', '--headless=shell'],
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}
