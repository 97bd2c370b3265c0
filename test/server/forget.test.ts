import Database from 'libsql';
import { expect, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { sampleGame, sampleRating, sampleRow, sampleSubmission, sampleSurvival } from './storage/boardSamples.ts';
import { testConfig, testServer, visit } from './support.ts';

/** Where a text still stands, over all tables and columns. */
function placesOf(path: string, text: string): readonly string[] {
  const file = new Database(path, { readonly: true });
  const tables = file.prepare("select name from sqlite_master where type = 'table'").all() as {
    readonly name: string;
  }[];
  expect(tables.length).toBeGreaterThan(12);
  const found = tables.flatMap(({ name }) =>
    (file.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        typeof value === 'string' && value.includes(text) ? [`${name}.${column}`] : [],
      ),
    ),
  );
  file.close();
  return [...new Set(found)].sort();
}

it('[ME13] who deletes themselves stands in no table any more; games of others have them as deleted, without a name', async () => {
  const config = testConfig();
  const server = await testServer({}, { DATA_DIR: config.dataDir });
  const { client, session } = await visit(server.port);
  const id = session.token.split('.')[1]!;
  const headers = { authorization: `Bearer ${session.token}` };
  const json = { ...headers, 'content-type': 'application/json' };
  const me = `http://127.0.0.1:${server.port}/api/v1/me`;
  await fetch(`${me}/name`, { method: 'PUT', headers: json, body: '{"name":"Unmistakable"}' });
  expect((await fetch(`${me}/recovery`, { method: 'POST', headers })).status).toBe(200);
  client.close();
  await server.stop();

  const storage = await openStorage(config);
  const mine = publicId(id);
  const rows = [sampleRow(mine, '001', { owner: id, name: 'Unmistakable' })];
  await storage.survival.begin(sampleSurvival('run-1', { player: id }));
  await storage.survival.end('run-1', { status: 'finished', endedAt: 1, ticks: 5, link: 'x' }, rows[0]!);
  await storage.survival.begin(sampleSurvival('run-2', { player: id }));
  const submission = { owner: id, by: 'Unmistakable' };
  await storage.submissions.create(sampleSubmission('s-1', submission), new Uint8Array(3));
  await storage.submissions.admit('s-1', 2, [
    sampleRow('agent-1', '001', { ...submission, board: 'agents', division: 'CartPole-v1' }),
  ]);
  await storage.submissions.create(sampleSubmission('s-2', { ...submission, hash: 'other' }), new Uint8Array(3));
  const game = sampleGame('g-1', { first: mine, firstName: 'Unmistakable', second: 'bob' });
  const rated = sampleRow(mine, '001', { owner: id, name: 'Unmistakable', board: 'ratings' });
  await storage.ratings.record(
    game,
    [sampleRating(mine), sampleRating('bob')],
    [rated, sampleRow('bob', '002', { board: 'ratings' })],
  );
  await storage.close();
  const database = `${config.dataDir}/arena.db`;
  expect(placesOf(database, 'Unmistakable').length).toBeGreaterThan(4);
  expect(placesOf(database, id).length).toBeGreaterThan(4);

  const again = await testServer({}, { DATA_DIR: config.dataDir });
  const at = `http://127.0.0.1:${again.port}/api/v1/me`;
  const data = (await (await fetch(`${at}/data`, { headers })).json()) as {
    readonly stored: Record<string, unknown[]>;
  };
  const counts = Object.fromEntries(Object.entries(data.stored).map(([table, all]) => [table, all.length]));
  expect(counts).toMatchObject({ players: 1, boardRows: 3, survivals: 2, submissions: 2, ratings: 1, ratedGames: 1 });
  expect((await fetch(at, { method: 'DELETE', headers })).status).toBe(204);
  await again.stop();
  expect(placesOf(database, 'Unmistakable')).toEqual([]);
  expect(placesOf(database, id)).toEqual([]);
  expect(placesOf(database, mine)).toEqual(['rated_games.first', 'rated_pairs.opponent']); // a number without a name, in what others played
});
