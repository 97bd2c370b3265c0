/** The kill tests of the database in full: 200 on SQLite, 50 on PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureServerBuilt } from '../server/built.ts';
import { type Kills, killWriters } from '../server/storage/boardKills.ts';
import { killsOf } from '../server/storage/postgresKills.ts';
import { temporaryFolders } from '../server/storage/sqliteFolder.ts';
import { hasPostgres, type Postgres, startPostgres } from '../support/postgres.ts';

const SHARE = process.env['SLOW'] === 'reduced' ? 0.1 : 1;
const newFolder = temporaryFolders();
beforeAll(ensureServerBuilt, 120_000);

function tell(database: string, { kills, acknowledged }: Kills): void {
  process.stdout.write(`${database}: ${kills} kills, ${acknowledged} acknowledged writes, none lost\n`);
  expect(acknowledged).toBeGreaterThan(kills);
}

it('[STORE10] 200 kills on SQLite lose nothing that was acknowledged', async () => {
  tell('SQLite', await killWriters({ dataDir: newFolder(), databaseUrl: null }, 200 * SHARE, 7));
}, 1_800_000);

describe.runIf(hasPostgres())('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(true);
  }, 60_000);
  afterAll(() => postgres?.stop(), 60_000);

  it('[STORE10] 50 kills of the writer, of a process of the database or of all of it lose nothing', async () => {
    const databaseUrl = await postgres.database();
    tell(
      'PostgreSQL',
      await killWriters({ dataDir: '/nowhere', databaseUrl }, 50 * SHARE, 7, killsOf(postgres, databaseUrl)),
    );
  }, 1_800_000);
});
