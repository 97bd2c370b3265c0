/** The built server as its users start it: a process of its own on a free port, with a data folder that is gone afterwards. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ArenaServer {
  readonly url: string; // without a slash at its end
  readonly port: number;
  /** By SIGTERM. @throws Error if it said anything on stderr, or did not end well */
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const START_WITHIN_MS = 20_000;

/**
 * Builds what is older than its sources first.
 * @param environment besides what tests want: boards empty, and agents ranked by few episodes
 * @param prepare has the data folder before the server has it
 */
export async function startArena(
  environment: Readonly<Record<string, string>> = {},
  prepare: (dataDir: string) => Promise<void> = async () => {},
): Promise<ArenaServer> {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale', 'server', 'client']);
  const dataDir = mkdtempSync(join(tmpdir(), 'arena-e2e-'));
  await prepare(dataDir);
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    env: {
      ...process.env,
      ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, HOUSE_ROWS: 'off', BOARD_BUDGET: 'small' },
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk) => {
    complained += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the server did not start: ${why} ${complained}`));
    const timer = setTimeout(() => fail('no address line'), START_WITHIN_MS);
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const line = /at http:\/\/\S+:(\d+)\n/.exec(said);
      if (!line) return;
      clearTimeout(timer);
      resolve(Number(line[1]));
    });
    void ended.then((code) => fail(`exit code ${code}`));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(dataDir, { recursive: true, force: true });
      if (code !== 0 || complained !== '') throw new Error(`the server ended with ${code} and said: ${complained}`);
    },
  };
}
