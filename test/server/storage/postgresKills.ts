/** Three ways to die: the writer, one process of the database, or all of them. */
import type { ChildProcess } from 'node:child_process';
import pg from 'pg';
import type { Postgres } from '../../support/postgres.ts';

const BACK_WITHIN_MS = 30_000;
const NOTICED_WITHIN_MS = 5_000; // that a process of the database is gone, by all its others and so by the writer

/** Every third round only the writer dies; in the others the database dies first, by a process that is killed or as a machine stops. */
export function killsOf(postgres: Postgres, url: string): (writer: ChildProcess, round: number) => Promise<void> {
  return async (writer, round) => {
    if (round % 3 === 1) {
      const ended = new Promise((resolve) => writer.once('close', resolve));
      await killBackend(url);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, NOTICED_WITHIN_MS))]);
    }
    if (round % 3 === 2) await postgres.crash();
    writer.kill('SIGKILL');
    if (round % 3 === 2) await postgres.restart();
    await untilBack(url);
  };
}

/** PostgreSQL then stops all its processes and mends itself from its log. */
async function killBackend(url: string): Promise<void> {
  const pid = await asked<{ readonly pid: number }>(
    url,
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1',
  );
  if (pid) process.kill(pid.pid, 'SIGKILL');
}

async function untilBack(url: string): Promise<void> {
  for (const until = Date.now() + BACK_WITHIN_MS; ; ) {
    try {
      await asked(url, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function asked<Row>(url: string, query: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // it may be among those that die
  await client.connect();
  try {
    return (await client.query(query)).rows[0] as Row | undefined;
  } finally {
    await client.end().catch(() => {});
  }
}
