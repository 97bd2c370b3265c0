/** A Redis of the tests' own, in memory only, by the program that the system has. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './freePort.ts';

const STARTS_WITHIN_MS = 10_000;

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** As when its machine stops; what it held is gone. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @returns the program's path; null if it is not installed */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? null;
}

/** Whether tests on Redis run: it is installed, or they have to (REQUIRE_REDIS=1) and then fail without it. Says so where they do not. */
export function hasRedis(): boolean {
  if (findProgram('redis-server') !== null || process.env['REQUIRE_REDIS'] === '1') return true;
  process.stderr.write('Redis is not installed: its tests are skipped (REQUIRE_REDIS=1 makes them fail)\n');
  return false;
}

/** @throws Error if there is none, or it does not start */
export async function startRedis(): Promise<RedisServer> {
  const program = findProgram('redis-server');
  if (program === null) throw new Error('Redis is not installed: no redis-server in PATH');
  const port = await freePort();
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
    const started = spawn(program!, args, { stdio: 'ignore' });
    server = started;
    const until = Date.now() + STARTS_WITHIN_MS;
    while (!(await listens(port))) {
      if (started.exitCode !== null || Date.now() > until) throw new Error(`Redis does not start on port ${port}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function end(): Promise<void> {
    const ending = server;
    server = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const over = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await over;
  }
  const onExit = (): void => void server?.kill('SIGKILL');
  process.once('exit', onExit);
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    crash: end,
    restart: start,
    async stop() {
      await end();
      process.off('exit', onExit);
    },
  };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
