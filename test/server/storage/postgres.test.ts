import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertCounts } from '../../../server/storage/boards/boardCounts.ts';
import { openDatabase, openStorage, type Storage } from '../../../server/storage/storage.ts';
import { hasPostgres, PASSWORD, type Postgres, startPostgres } from '../../support/postgres.ts';
import { sampleGame, samplePlayer, sampleRating, sampleRow } from './boardSamples.ts';
import { runStoreContract } from './contract.ts';
import { boardStoreContract } from './contractBoards.ts';
import { boardStoreModel } from './contractBoardsModel.ts';
import { runStoreModel } from './contractModel.ts';
import { playersContract } from './contractPlayers.ts';
import { retentionContract } from './contractRetention.ts';
import { submissionsContract } from './contractSubmissions.ts';

describe.runIf(hasPostgres())('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.stop(), 60_000);

  const open = async (databaseUrl?: string): Promise<Storage> =>
    openStorage({ dataDir: '/nowhere', databaseUrl: databaseUrl ?? (await postgres.database()) });
  runStoreContract(open);
  runStoreModel(open);
  retentionContract(open);
  boardStoreContract(open);
  boardStoreModel(open, 12);
  playersContract(open);
  submissionsContract(open);

  describe('[STORE7] a database that cannot be used is refused in one line that does not tell the password', () => {
    const refusal = async (url: string): Promise<string> => {
      const error = await open(url).then(
        () => new Error('it was opened'),
        (problem: unknown) => problem as Error,
      );
      expect(error.message).not.toContain(PASSWORD);
      expect(error.message).not.toContain('\n');
      return error.message;
    };
    it('nobody listens, the password is wrong, there is no such database', async () => {
      const url = new URL(await postgres.database());
      url.port = '1';
      expect(await refusal(url.href)).toMatch(
        /^the database arena_\d+ at 127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED/,
      );
      url.port = String(postgres.port);
      url.username = 'stranger';
      expect(await refusal(url.href)).toMatch(
        /does not let us in \(password authentication failed for user "stranger"\)/,
      );
      url.username = 'arena';
      url.pathname = '/none';
      expect(await refusal(url.href)).toMatch(/does not let us in \(database "none" does not exist\)/);
    });
  });

  it('[STORE24] a database that went away is used again when it is back', async () => {
    const { audit, close } = await open();
    const entry = { at: 1, by: 'me', action: 'ban', target: 'x', reason: 'y' } as const;
    await Promise.all([audit.add(entry), audit.add(entry), audit.add(entry)]);
    await postgres.crash();
    await expect(audit.add(entry)).rejects.toThrow();
    await postgres.restart();
    await audit.add(entry);
    expect(await audit.list(9)).toHaveLength(4);
    await close();
  });

  it('[STORE23] several processes that write to the same rows at once wait for each other, and ranks stay right', async () => {
    const databaseUrl = await postgres.database();
    const opened = await Promise.all([open(databaseUrl), open(databaseUrl), open(databaseUrl)]);
    const writer = async ({ boards, ratings, players }: Storage, w: number): Promise<void> => {
      for (let n = 0; n < 25; n++) {
        const [first, second] = [`g${n % 5}`, `g${5 + ((n + w) % 5)}`];
        const rows = [first, second].map((id, i) => {
          const place = String(((n * 13 + w) * 7 + i) % 90).padStart(3, '0') + n + w;
          return sampleRow(id, place, { board: 'ratings', owner: id });
        });
        await Promise.all([
          ratings.record(sampleGame(`${w}-${n}`, { first, second }), [sampleRating(second), sampleRating(first)], rows),
          boards.hide('ratings', '1x', `g${(n * 3) % 10}`, n % 2 === 0),
          players.put(samplePlayer(`g${n % 10}`, { name: `name ${w} ${n}`, nameKey: `key ${w} ${n}` })),
          n % 8 === 7 ? players.forget(`g${(n + w) % 10}`) : boards.put(sampleRow(`p${n % 20}`, `${100 + n}${w}`)),
        ]);
      }
    };
    await Promise.all(opened.flatMap((storage, i) => [writer(storage, 2 * i), writer(storage, 2 * i + 1)]));
    for (const { close } of opened) await close();
    const { db, close } = await openDatabase({ dataDir: '/nowhere', databaseUrl });
    for (const board of ['ratings', 'players']) await assertCounts(db, { board, division: '1x' });
    await close();
  }, 120_000);

  it('[STORE6] several processes that start at once migrate it once', async () => {
    const url = await postgres.database();
    const opened = await Promise.all([open(url), open(url), open(url), open(url)]);
    await opened[0]!.audit.add({ at: 1, by: 'me', action: 'ban', target: 'x', reason: 'y' });
    expect(await opened[3]!.audit.list(9)).toHaveLength(1);
    for (const { close } of opened) await close();
  });
});
