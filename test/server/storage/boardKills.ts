/** Writers of every store, killed again and again; after each kill everything that they were told of has to be there, whole and counted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { StoredRow } from '../../../server/boards/stores.ts';
import { assertCounts } from '../../../server/storage/boards/boardCounts.ts';
import type { Queries } from '../../../server/storage/schema.ts';
import { openDatabase, openStorage, type Place, type Storage } from '../../../server/storage/storage.ts';
import { nextBelow, randomStream } from '../../../shared/sim/random.ts';
import { STORAGE_WORKER } from '../built.ts';

const WRITER = fileURLToPath(new URL('./boardWriter.mjs', import.meta.url));
const MOST_ACKNOWLEDGED = 150; // in a round, before the kill
const LATEST_MS = 20; // after the last of them
const NUMBERS_A_ROUND = 1_000_000;

/** By kind, the numbers that the writers were told are stored. */
type Told = Map<string, number[]>;

export interface Kills {
  readonly kills: number;
  readonly acknowledged: number;
}

/** @param kill ends the writer in its own way, in round `round`; resolves when the database can be opened again */
export async function killWriters(
  place: Place,
  rounds: number,
  seed: number,
  kill: (writer: ChildProcess, round: number) => Promise<void> = async (writer) => void writer.kill('SIGKILL'),
): Promise<Kills> {
  const moments = randomStream(seed, 'kills');
  const all: Told = new Map();
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const begin = round * NUMBERS_A_ROUND;
    const writer = spawn(process.execPath, [WRITER, STORAGE_WORKER, JSON.stringify(place), String(begin)]);
    let [out, err] = ['', ''];
    writer.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const enough = nextBelow(moments, MOST_ACKNOWLEDGED);
    const told = new Promise<void>((resolve) => {
      writer.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (out.split('\n').length > 1 + enough) resolve();
      });
    });
    const closed = new Promise<void>((resolve) => writer.once('close', () => resolve()));
    await Promise.race([told, closed]);
    if (writer.exitCode !== null) throw new Error(`the writer ended by itself: ${err}`);
    await new Promise((resolve) => setTimeout(resolve, nextBelow(moments, LATEST_MS)));
    await kill(writer, round);
    await closed;
    for (const line of out.split('\n').slice(0, -1)) {
      const [kind, number] = line.split(' ');
      const numbers = all.get(kind!) ?? [];
      numbers.push(Number(number));
      all.set(kind!, numbers);
      acknowledged++;
    }
    await checkStores(place, all, begin);
  }
  return { kills: rounds, acknowledged };
}

async function checkStores(place: Place, told: Told, begin: number): Promise<void> {
  const storage = await openStorage(place);
  try {
    const recent = (kind: string): number[] => (told.get(kind) ?? []).filter((n) => n >= begin);
    await checkRows(storage, recent('put'));
    for (const n of recent('survival'))
      expect(await storage.survival.find(`run-${n}`)).toMatchObject({ status: 'finished', ticks: n });
    for (const n of recent('submission')) await checkSubmission(storage, n);
    for (const n of recent('game')) {
      const games = await storage.ratings.games('1x', `g-${n % 7}`, 1_000);
      expect(games.some(({ game }) => game === `game-${n}`)).toBe(true);
    }
    await checkPlayers(storage, recent('player'));
    const audited = new Set((await storage.audit.list(1_000_000)).map(({ target }) => target));
    for (const n of told.get('audit') ?? []) expect(audited.has(String(n))).toBe(true);
  } finally {
    await storage.close();
  }
  const { db, close } = await openDatabase(place);
  try {
    await checkWhole(db);
  } finally {
    await close();
  }
}

/** The newest row that was told, or one that came after it; never parts of two. */
async function checkRows({ boards }: Storage, numbers: readonly number[]): Promise<void> {
  for (const [id, n] of new Map(numbers.map((n) => [`k-${n % 300}`, n]))) {
    const row = (await boards.find('players', '1x', id))!;
    expect(row.at).toBeGreaterThanOrEqual(n);
    expectOnePiece(row);
  }
}

function expectOnePiece(row: StoredRow): void {
  const n = row.at;
  expect([row.name, Number(row.place.slice(7))]).toEqual([`name ${n}`, n]);
  expect([row.figures, row.proof]).toMatchObject([{ ticks: n }, { opponents: [{ id: String(n), wins: n }] }]);
}

async function checkSubmission({ submissions, boards }: Storage, n: number): Promise<void> {
  const submission = (await submissions.find(`s-${n}`))!;
  expect(submission).toMatchObject({
    entropy: `entropy ${n}`,
    results: `[${n}]`,
    status: n % 4 === 0 ? 'refused' : 'admitted',
  });
  expect(await submissions.file(`s-${n}`)).toEqual(n % 4 === 0 ? null : new Uint8Array(9_000).fill(n % 251));
  if (n % 4 === 0) return;
  for (const [board, id] of [
    ['agents', `a-${n % 100}`],
    ['players', `b-${n % 100}`],
  ] as const) {
    const row = (await boards.find(board, '1x', id))!;
    expect(row.at).toBeGreaterThanOrEqual(n);
    expectOnePiece(row);
  }
}

async function checkPlayers({ players, boards }: Storage, numbers: readonly number[]): Promise<void> {
  const last = numbers.at(-1);
  for (const [id, n] of new Map(numbers.map((n) => [`u-${n % 10}`, n]))) {
    if (last === undefined || n + 10 <= last + 1) continue; // the next of this id may be stored, and not yet told
    const player = await players.find(id);
    if (n % 4 === 0) expect([player, await boards.ofOwner(id)]).toEqual([null, []]);
    else expect(player).toMatchObject({ name: `name ${n}`, epoch: n });
  }
}

/** What holds of the tables whatever was told. */
async function checkWhole(db: Queries): Promise<void> {
  for (const { board, division } of await db.selectFrom('boardTotals').selectAll().execute()) {
    await assertCounts(db, { board, division });
  }
  const counted = await db
    .selectFrom('survivalCounts')
    .select(['player', 'finished', 'best'])
    .orderBy('player')
    .execute();
  const runs = await db
    .selectFrom('survivals')
    .select((e) => ['player', e.fn.countAll<number>().as('finished'), e.fn.max<number>('ticks').as('best')])
    .where('status', '=', 'finished')
    .groupBy('player')
    .orderBy('player')
    .execute();
  expect(counted).toEqual(runs);
  const games = await db
    .selectFrom('ratedGames')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const pairs = await db
    .selectFrom('ratedPairs')
    .select((e) => e.fn.sum<number | string | null>(e('wins', '+', e('draws', '+', e.ref('losses')))).as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(pairs.n ?? 0)).toBe(2 * games.n);
  const admitted = await db
    .selectFrom('submissions')
    .leftJoin('submissionFiles as file', 'file.id', 'submissions.id')
    .select(['submissions.id', 'submissions.status', 'file.id as has'])
    .execute();
  for (const { id, status, has } of admitted) expect([id, has !== null]).toEqual([id, status !== 'refused']);
}
