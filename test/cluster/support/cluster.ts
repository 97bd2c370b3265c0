/** All of it as it is deployed: PostgreSQL, Redis, two servers named a and b, a worker, nginx before them. Each part can be killed and started again. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/freePort.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { type Nginx, startNginx } from './nginx.ts';
import { type Program, program } from './programs.ts';

export type NodeName = 'a' | 'b';

export interface ServerNode extends Program {
  readonly name: NodeName;
  readonly port: number;
  readonly url: string; // past nginx
}

export interface Cluster {
  readonly url: string; // through nginx
  readonly a: ServerNode;
  readonly b: ServerNode;
  readonly worker: Program;
  readonly postgres: Postgres;
  readonly databaseUrl: string;
  readonly redis: RedisServer;
  readonly nginx: Nginx;
  readonly environment: Readonly<Record<string, string>>; // of every process of ours
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dist = (path: string): string => join(root, 'dist/server', path);

/** @param environment besides what tests want: few agents, small budgets */
export async function startCluster(environment: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale', 'server', 'client']);
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const databaseUrl = await postgres.database();
  const folder = mkdtempSync(join(tmpdir(), 'arena-cluster-'));
  const shared = {
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    SESSION_SECRET: 'not a secret, and the same for all of them',
    TRUST_PROXY: '1',
    HOUSE_ROWS: 'off',
    BOARD_BUDGET: 'small',
    ...environment,
  };
  async function server(name: NodeName): Promise<ServerNode> {
    const port = await freePort();
    const node = program({
      command: process.execPath,
      args: [dist('main.js')],
      environment: { ...shared, NODE_NAME: name, PORT: String(port), DATA_DIR: join(folder, name) },
      ready: /at http:\/\//,
    });
    return { ...node, name, port, url: `http://127.0.0.1:${port}` };
  }
  const [a, b] = [await server('a'), await server('b')];
  const worker = program({
    command: process.execPath,
    args: [dist('worker.js')],
    environment: { ...shared, NODE_NAME: 'worker', DATA_DIR: join(folder, 'worker') },
    ready: /ready/,
  });
  await a.start(); // it makes the tables
  await Promise.all([b.start(), existsSync(dist('worker.js')) ? worker.start() : null]);
  const nginx = await startNginx([a.port, b.port]);
  return {
    url: nginx.url,
    ...{ a, b, worker, postgres, databaseUrl, redis, nginx, environment: shared },
    async stop() {
      await Promise.all([a, b, worker].map((one) => one.kill('SIGTERM')));
      await nginx.stop();
      await Promise.all([redis.stop(), postgres.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
