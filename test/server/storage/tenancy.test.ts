import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { until } from '../../support/until.ts';

describe.runIf(hasPostgres())('[JOBS12] two servers on one PostgreSQL without Redis are refused', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.stop(), 60_000);

  const open = (databaseUrl: string, sharing?: 'alone' | 'shared'): Promise<Storage> =>
    openStorage({ dataDir: '/nowhere', databaseUrl, ...(sharing ? { sharing } : {}) });
  const refusal = (opening: Promise<Storage>): Promise<string> =>
    opening.then(
      async ({ close }) => {
        await close();
        return 'it was opened';
      },
      (error: Error) => error.message,
    );

  it('in one line, and so is one beside several; commands are not, nor is who comes when the other has gone', async () => {
    const url = await postgres.database();
    const where = `the database ${new URL(url).pathname.slice(1)} at 127.0.0.1:${postgres.port}`;
    const alone = await open(url, 'alone');
    const command = await open(url);
    expect(await Promise.all([refusal(open(url, 'alone')), refusal(open(url, 'shared'))])).toEqual([
      `${where} is in use by another server: stop that one, or start all of them with the same REDIS_URL`,
      `${where} is in use by a server without REDIS_URL: stop that one, or start it with the same REDIS_URL`,
    ]);
    await Promise.all([alone.close(), command.close()]);
    const several = await Promise.all([open(url, 'shared'), open(url, 'shared')]);
    expect(await refusal(open(url, 'alone'))).toContain('is in use by another server');
    const other = await open(await postgres.database(), 'alone'); // of its own
    for (const { close } of [...several, other]) await close();
    await (await open(url, 'alone')).close();
  });

  it('after a `kill -9` it is free at once, and one that saw the database go away has it again', async () => {
    const url = await postgres.database();
    const pg = createRequire(import.meta.url).resolve('pg');
    const program = `const {Client}=require(${JSON.stringify(pg)});const c=new Client({connectionString:${JSON.stringify(url)}});
      c.connect().then(()=>c.query('select pg_advisory_lock(5320117)')).then(()=>console.log('held'));setInterval(()=>{},1000)`;
    const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    holder.kill('SIGKILL');
    const first = await open(url, 'alone');
    await postgres.crash();
    await postgres.restart();
    await until(async () => (await refusal(open(url, 'alone'))).includes('is in use by another server'));
    await first.close();
  }, 60_000);
});
