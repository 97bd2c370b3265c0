/** Checkpoints and saves of runs. Every function here is part of a transaction of its caller's. */
import type { CheckpointInfo } from '../../shared/protocol/runEvents.ts';
import type { RunBatch, RunSave } from '../training/runStore.ts';
import type { Queries } from './schema.ts';

const LARGEST_FILE = 160 * 1024 * 1024; // above what the limits of a recipe let a replay and its networks take

/** @throws Error if it is larger than what is kept */
function assertFits(what: string, bytes: Uint8Array): void {
  if (bytes.length <= LARGEST_FILE) return;
  throw new Error(`${what} has ${bytes.length} bytes, at most ${LARGEST_FILE} are kept`);
}

export async function putCheckpoints(db: Queries, run: string, batch: RunBatch): Promise<void> {
  for (const { info, bytes } of batch.checkpoints) {
    const { id, step, episode, mean, sha256 } = info;
    assertFits(`checkpoint ${id}`, bytes);
    if (info.run !== run || info.bytes !== bytes.length) {
      throw new Error(
        `checkpoint ${id} of run ${info.run}, ${info.bytes} bytes, came as ${bytes.length} with run ${run}`,
      );
    }
    await db.deleteFrom('runCheckpoints').where('id', '=', id).where('run', '=', run).execute(); // a resumed run gives it again
    await db
      .insertInto('runCheckpoints')
      .values({ id, run, step, episode, mean, bytes: bytes.length, sha256, file: bytes })
      .execute();
  }
  for (const id of batch.dropped) {
    await db.deleteFrom('runCheckpoints').where('id', '=', id).where('run', '=', run).execute();
  }
}

export function listCheckpoints(db: Queries, run: string): Promise<CheckpointInfo[]> {
  return db
    .selectFrom('runCheckpoints')
    .select(['id', 'run', 'step', 'episode', 'mean', 'bytes', 'sha256'])
    .where('run', '=', run)
    .orderBy('step')
    .orderBy('id')
    .execute();
}

export async function readCheckpoint(db: Queries, id: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('runCheckpoints').select('file').where('id', '=', id).executeTakeFirst();
  return row ? row.file : null;
}

export async function putSave(db: Queries, run: string, { newest, step, bytes }: RunSave): Promise<void> {
  assertFits(`the save of run ${run}`, bytes);
  await dropSave(db, run);
  await db.insertInto('runSaves').values({ run, newest, step, file: bytes }).execute();
}

export async function readSave(db: Queries, run: string): Promise<RunSave | null> {
  const row = await db.selectFrom('runSaves').selectAll().where('run', '=', run).executeTakeFirst();
  return row ? { newest: row.newest, step: row.step, bytes: row.file } : null;
}

export async function dropSave(db: Queries, run: string): Promise<void> {
  await db.deleteFrom('runSaves').where('run', '=', run).execute();
}

/** A run with all that belongs to it. */
export async function deleteRun(db: Queries, run: string): Promise<void> {
  for (const table of ['runPages', 'runTail', 'runCheckpoints', 'runSaves'] as const) {
    await db.deleteFrom(table).where('run', '=', run).execute();
  }
  await db.deleteFrom('runs').where('id', '=', run).execute();
}
