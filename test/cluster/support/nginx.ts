/** nginx with the file of docs/deploy, its addresses and port exchanged for those of the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/freePort.ts';
import { findProgram } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

export interface Nginx {
  readonly port: number;
  readonly url: string; // without a slash at its end
  stop(): Promise<void>;
}

const FILE = fileURLToPath(new URL('../../../docs/deploy/nginx.conf', import.meta.url));

/** The documented file for these ports, in the order in which it lists the processes. */
function adapted(ports: readonly [number, number], listen: number): string {
  return readFileSync(FILE, 'utf8')
    .replaceAll('127.0.0.1:3001', `127.0.0.1:${ports[0]}`)
    .replaceAll('127.0.0.1:3002', `127.0.0.1:${ports[1]}`)
    .replace('listen 80;', `listen 127.0.0.1:${listen};`);
}

/** What a system's own nginx.conf says around it, kept within a folder. */
const around = (inside: string): string => `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log warn;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  ${inside}
}
`;

/** @param ports of the processes a and b */
export async function startNginx(ports: readonly [number, number]): Promise<Nginx> {
  const command = findProgram('nginx');
  if (command === null) throw new Error('nginx is not installed: no nginx in PATH or /usr/sbin');
  const folder = mkdtempSync(join(tmpdir(), 'arena-nginx-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  for (const name of ['body', 'proxy']) mkdirSync(join(folder, name));
  const conf = join(folder, 'nginx.conf');
  writeFileSync(conf, around(adapted(ports, port)));
  const args = ['-p', folder, '-c', conf, '-e', join(folder, 'error.log')];
  const server: ChildProcess = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  server.stderr!.on('data', (chunk: Buffer) => {
    complaints += String(chunk);
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const onExit = (): void => void server.kill('SIGTERM');
  process.once('exit', onExit);
  await until(async () => {
    if (server.exitCode !== null) throw new Error(`nginx does not start: ${complaints}`);
    return fetch(url).then(
      () => true,
      () => false,
    );
  });
  return {
    port,
    url,
    async stop() {
      server.kill('SIGTERM');
      await gone;
      process.off('exit', onExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
