/** Version 2: boards, players, submissions, ratings. What is compared as text is compared byte by byte, in SQLite and in PostgreSQL. */
import { type CreateTableBuilder, sql } from 'kysely';
import type { BytesType } from './migrations.ts';
import type { Queries } from './schema.ts';

export async function createBoards(db: Queries, bytes: BytesType): Promise<void> {
  const text = bytes === 'bytea' ? sql`text collate "C"` : sql`text`;
  const create = (table: string, columns: Columns, key: readonly string[]): Promise<void> => {
    let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
    for (const [name, type] of Object.entries(columns)) {
      const isKey = key.length === 1 && key[0] === name;
      const as = { text, bytes: sql.raw(bytes), whole: sql`bigint`, real: sql`double precision` }[
        type.replace('?', '') as Type
      ];
      builder = builder.addColumn(name, as, (c) => (isKey ? c.primaryKey() : type.endsWith('?') ? c : c.notNull()));
    }
    if (key.length > 1) builder = builder.addPrimaryKeyConstraint(`${table}Key`, [...key]);
    return builder.execute();
  };
  const index = (name: string, table: string, ...columns: readonly string[]): Promise<void> =>
    db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();

  await createRows(create, index);
  await createPlayers(create, index);
  await createRatings(create, index);
  await create(
    'auditEntries',
    { number: 'whole', at: 'whole', by: 'text', action: 'text', target: 'text', reason: 'text' },
    ['number'],
  );
  await db.schema.createIndex('playersByNameKey').unique().on('players').column('nameKey').execute();
  await db.schema
    .createIndex('submissionsByHash')
    .unique()
    .on('submissions')
    .columns(['kind', 'hash'])
    .where(sql.ref('status'), '<>', sql.lit('refused'))
    .execute();
}

type Type = 'text' | 'whole' | 'real' | 'bytes';
type Columns = Readonly<Record<string, Type | `${Type}?`>>;
type Create = (table: string, columns: Columns, key: readonly string[]) => Promise<void>;
type Index = (name: string, table: string, ...columns: readonly string[]) => Promise<void>;

async function createRows(create: Create, index: Index): Promise<void> {
  await create(
    'boardRows',
    {
      ...{ board: 'text', division: 'text', id: 'text', owner: 'text?', name: 'text', nameLower: 'text' },
      ...{ byName: 'text?', place: 'text', at: 'whole', hidden: 'whole', figures: 'text', proof: 'text' },
    },
    ['board', 'division', 'id'],
  );
  await index('boardRowsByPlace', 'boardRows', 'board', 'division', 'hidden', 'place', 'nameLower');
  await index('boardRowsByName', 'boardRows', 'board', 'division', 'hidden', 'nameLower', 'place');
  await index('boardRowsByOwner', 'boardRows', 'owner');
  await create('boardTotals', { board: 'text', division: 'text', total: 'whole' }, ['board', 'division']);
  await create('boardBuckets', { board: 'text', division: 'text', lower: 'text', count: 'whole' }, [
    'board',
    'division',
    'lower',
  ]);
  await index('boardBucketsByLower', 'boardBuckets', 'board', 'division', 'lower', 'count');
}

async function createPlayers(create: Create, index: Index): Promise<void> {
  await create(
    'players',
    {
      ...{ id: 'text', name: 'text?', nameKey: 'text?', recovery: 'text?', epoch: 'whole', banned: 'text?' },
      ...{ createdAt: 'whole', seenAt: 'whole' },
    },
    ['id'],
  );
  await index('playersByRecovery', 'players', 'recovery');
  await create(
    'survivals',
    {
      ...{ run: 'text', player: 'text', speed: 'text', seed: 'whole', status: 'text', startedAt: 'whole' },
      ...{ endedAt: 'whole?', ticks: 'whole?', link: 'text?' },
    },
    ['run'],
  );
  await index('survivalsByPlayer', 'survivals', 'player');
  await index('survivalsByStatus', 'survivals', 'status');
  await create(
    'survivalCounts',
    { player: 'text', speed: 'text', finished: 'whole', abandoned: 'whole', best: 'whole' },
    ['player', 'speed'],
  );
  await index('survivalCountsBySpeed', 'survivalCounts', 'speed', 'finished', 'best');
  await create(
    'submissions',
    {
      ...{ id: 'text', kind: 'text', owner: 'text?', by: 'text?', name: 'text', hash: 'text', format: 'text?' },
      ...{ status: 'text', problem: 'text?', committedAt: 'whole', entropy: 'text?', drawnAt: 'whole?' },
      ...{ startedAt: 'whole?', endedAt: 'whole?', division: 'text', results: 'text?', bytes: 'whole' },
    },
    ['id'],
  );
  await index('submissionsByOwner', 'submissions', 'owner', 'committedAt');
  await index('submissionsByStatus', 'submissions', 'status', 'committedAt');
  await create('submissionFiles', { id: 'text', file: 'bytes' }, ['id']);
}

async function createRatings(create: Create, index: Index): Promise<void> {
  await create(
    'ratings',
    {
      ...{ division: 'text', id: 'text', who: 'text', rating: 'real', deviation: 'real', volatility: 'real' },
      ...{ ratedAt: 'whole', games: 'whole', wins: 'whole', draws: 'whole', losses: 'whole' },
    },
    ['division', 'id'],
  );
  await index('ratingsByWho', 'ratings', 'division', 'who', 'rating');
  await create(
    'ratedGames',
    {
      ...{ game: 'text', division: 'text', at: 'whole', first: 'text', second: 'text', firstName: 'text' },
      ...{ secondName: 'text', winner: 'text', end: 'text', link: 'text?' },
      ...{ firstBefore: 'real', firstAfter: 'real', secondBefore: 'real', secondAfter: 'real' },
    },
    ['game'],
  );
  await index('ratedGamesByFirst', 'ratedGames', 'division', 'first', 'at');
  await index('ratedGamesBySecond', 'ratedGames', 'division', 'second', 'at');
  await create(
    'ratedPairs',
    {
      ...{ division: 'text', id: 'text', opponent: 'text', opponentName: 'text' },
      ...{ wins: 'whole', draws: 'whole', losses: 'whole' },
    },
    ['division', 'id', 'opponent'],
  );
  await create(
    'ratingHistory',
    { division: 'text', id: 'text', games: 'whole', at: 'whole', rating: 'real', deviation: 'real' },
    ['division', 'id', 'games'],
  );
}
