/** The database's shape, version by version. What has been released is never edited: a change is a new entry at the end. */
import { createBoards } from './boardMigration.ts';
import type { Queries } from './schema.ts';

/** How the dialect calls a column of bytes. */
export type BytesType = 'blob' | 'bytea';

export interface Migration {
  readonly name: string;
  up(db: Queries, bytes: BytesType): Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  { name: 'runs', up: createRuns },
  { name: 'boards', up: createBoards },
  { name: 'nodes of survival runs', up: addSurvivalNode },
];

/** Among several processes each puts right what it left itself. */
async function addSurvivalNode(db: Queries): Promise<void> {
  await db.schema.alterTable('survivals').addColumn('node', 'text').execute();
}

async function createRuns(db: Queries, bytes: BytesType): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('recipeHash', 'text', (c) => c.notNull())
    .addColumn('seed', 'bigint', (c) => c.notNull())
    .addColumn('pace', 'text', (c) => c.notNull())
    .addColumn('stepMs', 'double precision', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('owner', 'text')
    .addColumn('byName', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addColumn('endedAt', 'bigint')
    .addColumn('pinned', 'integer', (c) => c.notNull())
    .addColumn('steps', 'bigint', (c) => c.notNull())
    .addColumn('episodes', 'bigint', (c) => c.notNull())
    .addColumn('updates', 'bigint', (c) => c.notNull())
    .addColumn('newest', 'bigint', (c) => c.notNull())
    .addColumn('mean100', 'double precision')
    .addColumn('evaluation', 'double precision')
    .addColumn('solvedAt', 'bigint')
    .addColumn('weightsSha256', 'text')
    .execute();
  await schema.createIndex('runsByTime').on('runs').columns(['createdAt', 'id']).execute();
  await schema.createIndex('runsByStatus').on('runs').columns(['status', 'createdAt']).execute();
  await schema
    .createTable('runPages')
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('page', 'bigint', (c) => c.notNull())
    .addColumn('summary', bytes, (c) => c.notNull())
    .addColumn('events', bytes)
    .addPrimaryKeyConstraint('runPagesKey', ['run', 'page'])
    .execute();
  await schema
    .createTable('runTail')
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('first', 'bigint', (c) => c.notNull())
    .addColumn('last', 'bigint', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('runTailKey', ['run', 'first'])
    .execute();
  await schema
    .createTable('runCheckpoints')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('step', 'bigint', (c) => c.notNull())
    .addColumn('episode', 'bigint', (c) => c.notNull())
    .addColumn('mean', 'double precision', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('file', bytes, (c) => c.notNull())
    .execute();
  await schema.createIndex('runCheckpointsByStep').on('runCheckpoints').columns(['run', 'step']).execute();
  await schema
    .createTable('runSaves')
    .addColumn('run', 'text', (c) => c.primaryKey())
    .addColumn('newest', 'bigint', (c) => c.notNull())
    .addColumn('step', 'bigint', (c) => c.notNull())
    .addColumn('file', bytes, (c) => c.notNull())
    .execute();
}
