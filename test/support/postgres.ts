/** A PostgreSQL of the tests' own: a cluster in a temporary folder, by the programs that the system has. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { freePort } from './freePort.ts';

const SYSTEM = '/usr/lib/postgresql'; // where Debian keeps what is not in PATH
const USER = 'arena';
export const PASSWORD = 'not-to-be-told';
const STARTS_WITHIN_MS = 20_000;

export interface Postgres {
  readonly port: number;
  /** A new, empty database. @returns its address */
  database(): Promise<string>;
  /** As when the machine stops: no process of it lives on. It starts again by its log. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of initdb and postgres, the newest; null if none is installed. */
export function findPostgres(): string | null {
  const versions = existsSync(SYSTEM) ? readdirSync(SYSTEM).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(SYSTEM, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/**
 * Whether tests on PostgreSQL run: it is installed, or they have to (REQUIRE_POSTGRES=1) and then fail without it.
 * Says so where they do not.
 */
export function hasPostgres(): boolean {
  if (findPostgres() !== null || process.env['REQUIRE_POSTGRES'] === '1') return true;
  process.stderr.write('PostgreSQL is not installed: its tests are skipped (REQUIRE_POSTGRES=1 makes them fail)\n');
  return false;
}

/**
 * @param waitsForDisk as in earnest; else tests are quicker
 * @throws Error if there is none, or it does not start
 */
export async function startPostgres(waitsForDisk = false): Promise<Postgres> {
  const programs = findPostgres();
  if (programs === null) throw new Error('PostgreSQL is not installed: no initdb in /usr/lib/postgresql/*/bin or PATH');
  const owner = process.getuid?.() === 0 ? unprivileged() : null; // postgres refuses to run as root
  const folder = mkdtempSync(join(tmpdir(), 'arena-postgres-'));
  const as = { cwd: folder, ...(owner ?? {}), env: { ...process.env, LC_ALL: 'C' } };
  writeFileSync(join(folder, 'password'), PASSWORD);
  for (const path of [folder, join(folder, 'password')]) if (owner) chownSync(path, owner.uid, owner.gid);
  makeCluster(join(programs, 'initdb'), folder, as);
  const port = await freePort();
  let server: ChildProcess | null = null;

  const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
  async function start(): Promise<void> {
    const args = ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    if (!waitsForDisk) args.push('-F');
    const started = spawn(join(programs!, 'postgres'), args, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    started.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
    server = started;
    const until = Date.now() + STARTS_WITHIN_MS;
    while (!(await answers(port))) {
      if (isOver(started) || Date.now() > until) throw new Error(`PostgreSQL does not start: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function end(): Promise<void> {
    if (!server || isOver(server)) return;
    const over = new Promise((resolve) => server!.once('exit', resolve));
    server.kill('SIGQUIT'); // at once, without writing anything down
    await over;
  }
  const onExit = (): void => void server?.kill('SIGQUIT');
  process.once('exit', onExit);
  await start();

  let made = 0;
  return {
    port,
    async database() {
      const name = `arena_${++made}`;
      await asAdmin(port, `create database ${name}`);
      return urlOf(port, name);
    },
    crash: end,
    restart: start,
    async stop() {
      await end(); // nothing of it is needed any more
      process.off('exit', onExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const urlOf = (port: number, name: string): string => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${name}`;

async function asAdmin(port: number, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const answers = (port: number): Promise<boolean> =>
  asAdmin(port, 'select 1').then(
    () => true,
    () => false,
  );

/** Sorts by the rules of a language where it can, so that what has to be sorted by bytes says so itself. */
function makeCluster(initdb: string, folder: string, as: Parameters<typeof spawnSync>[2]): void {
  const args = [
    '-D',
    join(folder, 'data'),
    '-U',
    USER,
    '-A',
    'scram-sha-256',
    `--pwfile=${join(folder, 'password')}`,
    '-E',
    'UTF8',
  ];
  const icu = spawnSync(initdb, [...args, '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'], as);
  if (icu.status === 0) return;
  rmSync(join(folder, 'data'), { recursive: true, force: true });
  const plain = spawnSync(initdb, [...args, '--locale=C'], as);
  if (plain.status !== 0) throw new Error(`initdb failed: ${String(plain.stderr)}`);
}

/** Numbers of the user `postgres`, or of `nobody`. */
function unprivileged(): { readonly uid: number; readonly gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
