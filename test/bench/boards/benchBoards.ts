// npm run bench:boards [-- --rows 1000000 --ties --only sqlite|postgres --through store|http --json]: what boards cost that are full.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BoardStore } from '../../../server/boards/stores.ts';
import { openStorage, type Place } from '../../../server/storage/storage.ts';
import { BOARDS, type BoardName } from '../../../shared/protocol/boards.ts';
import { nextBelow, randomStream } from '../../../shared/sim/random.ts';
import { findPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { askByHttp } from './askByHttp.ts';
import { DIVISIONS, fullRow, nameOf, rowId } from './boardRows.ts';
import { fillBoards } from './fillBoards.ts';

const ASKED = 200; // times, of each board
const PAGE = 50;

interface Cost {
  readonly p50: number; // ms
  readonly p99: number;
  readonly max: number;
}

const random = randomStream(20_261_123, 'bench');

/** What is asked of a board, by name: one question with another row each time. */
function questions(
  boards: BoardStore,
  board: BoardName,
  rows: number,
  ties: boolean,
): Record<string, () => Promise<unknown>> {
  const division = DIVISIONS[board];
  const any = () => nextBelow(random, rows);
  const place = () => fullRow(board, any(), ties).place;
  const search = (text: () => string) => () => boards.search(board, division, text(), PAGE);
  return {
    'first page': () => boards.page(board, division, null, PAGE),
    'page after any place': () => boards.page(board, division, { after: place() }, PAGE),
    'page before any place': () => boards.page(board, division, { before: place() }, PAGE),
    'around any row': () => boards.around(board, division, rowId(board, any()), PAGE),
    'one row with its rank': () => boards.find(board, division, rowId(board, any())),
    'search for a whole name': search(() => nameOf(board, any())),
    'search for the first 3 letters': search(() => nameOf(board, any()).slice(0, 3)),
    'search for what half of them begin with': search(() => 'player'),
    'search within names': search(() => nameOf(board, any()).slice(2, 6)),
    'search for what nobody has': search(() => `q${any()}`),
    'put a row again': () => boards.put(fullRow(board, any(), ties)),
  };
}

async function costOf(ask: () => Promise<unknown>): Promise<Cost> {
  for (let i = 0; i < 20; i++) await ask();
  const times: number[] = [];
  for (let i = 0; i < ASKED; i++) {
    const begin = performance.now();
    await ask();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Number(times[Math.min(ASKED - 1, Math.floor(share * ASKED))]!.toFixed(2));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

async function bench(place: Place, rows: number, ties: boolean) {
  const begin = performance.now();
  await fillBoards(place, rows, ties);
  const fillSeconds = Math.round((performance.now() - begin) / 1_000);
  const { boards, figures, close } = await openStorage(place);
  const costs: Record<string, Record<string, Cost>> = {};
  for (const board of values.through === 'http' ? [] : BOARDS) {
    costs[board] = {};
    for (const [name, ask] of Object.entries(questions(boards, board, rows, ties))) {
      costs[board][name] = await costOf(ask);
      process.stderr.write(`${board}: ${name}: ${JSON.stringify(costs[board][name])}\n`);
    }
  }
  const { bytes } = await figures();
  await close();
  const byHttp = values.through === 'store' ? {} : await askByHttp(place, rows, ties, costOf);
  for (const [board, asked] of Object.entries(byHttp)) costs[`${board}, HTTP`] = asked;
  return { rows, ties, fillSeconds, megabytes: Math.round(bytes / 1e6), costs };
}

function told(
  database: string,
  { rows, ties, fillSeconds, megabytes, costs }: Awaited<ReturnType<typeof bench>>,
): string {
  const title = `${database}: ${rows} rows a board${ties ? ', all with equal figures' : ''}, ${megabytes} MB, filled in ${fillSeconds} s`;
  const lines = Object.entries(costs).flatMap(([board, asked]) =>
    Object.entries(asked).map(
      ([name, c]) =>
        `  ${board.padEnd(20)} ${name.padEnd(40)} p50 ${String(c.p50).padStart(6)}  p99 ${String(c.p99).padStart(6)}  max ${c.max}`,
    ),
  );
  return `${title}; milliseconds\n${lines.join('\n')}\n`;
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    ties: { type: 'boolean', default: false },
    only: { type: 'string' }, // 'sqlite' or 'postgres'
    through: { type: 'string' }, // 'store' or 'http'; both if it is left out
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`;
const results: Record<string, Awaited<ReturnType<typeof bench>>> = {};
const folder = mkdtempSync(join(tmpdir(), 'bench-boards-'));
let postgres: Postgres | null = null;
try {
  if (values.only !== 'postgres')
    results['SQLite'] = await bench({ dataDir: folder, databaseUrl: null }, rows, values.ties);
  if (values.only !== 'sqlite' && findPostgres() !== null) {
    postgres = await startPostgres(true);
    results['PostgreSQL'] = await bench({ dataDir: folder, databaseUrl: await postgres.database() }, rows, values.ties);
  }
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) process.stdout.write(`${JSON.stringify({ machine, ...results })}\n`);
else
  process.stdout.write(
    `${machine}\n${Object.entries(results)
      .map(([name, result]) => told(name, result))
      .join('\n')}`,
  );
