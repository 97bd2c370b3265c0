/**
 * npm run bench:net [-- --json] [--reduced] [--seconds S]: real duels over ways with latency, jitter and stalls, against what is promised.
 * The whole matrix is also written into docs/netcode.md. Exits 1 if a promise fails that does not depend on how busy the machine is.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { rollBack } from '../../netcode/rollBack.ts';
import { type ArenaProcess, goFirst, startArena } from '../arenaProcess.ts';
import { CELLS, type Cell, FEW_CELLS, MISHAPS, playCell } from './cells.ts';
import { cellRows, markdown, promiseRows, writeTable } from './netReport.ts';
import { promises } from './promises.ts';
import { spectatorBytes } from './spectator.ts';
import { type CellSummary, summarize } from './summary.ts';

const SIDE_BY_SIDE = 12; // cells: 48 players take a third of a core
const ROLLED_BACK = 40; // matches

async function playAll(arena: ArenaProcess, cells: readonly Cell[], seconds: number): Promise<CellSummary[]> {
  const summaries: CellSummary[] = [];
  for (let first = 0; first < cells.length; first += SIDE_BY_SIDE) {
    const batch = cells.slice(first, first + SIDE_BY_SIDE);
    const played = await Promise.all(batch.map((cell, i) => playCell(arena.port, cell, seconds, first + i)));
    summaries.push(...batch.map((cell, i) => summarize(cell, played[i]!)));
    process.stderr.write(`${Math.min(first + SIDE_BY_SIDE, cells.length)} of ${cells.length} cells\n`);
  }
  return summaries;
}

function rollBackAll() {
  const rolled = Array.from({ length: ROLLED_BACK }, (_, seed) => rollBack(seed));
  return {
    matches: rolled.length,
    ticks: rolled.reduce((sum, { ticks }) => sum + ticks, 0),
    stepped: rolled.reduce((sum, { stepped }) => sum + stepped, 0),
    differences: rolled.reduce((sum, { differences }) => sum + differences.length, 0),
  };
}

async function bench(reduced: boolean, seconds: number) {
  const loadBefore = loadavg()[0]!;
  const first = goFirst();
  const syncTest = rollBackAll();
  const arena = await startArena();
  try {
    const spectator = await spectatorBytes(arena.port, reduced ? 8 : 20);
    const cells = await playAll(arena, [...(reduced ? FEW_CELLS : CELLS), ...MISHAPS], seconds);
    const machine = {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      node: process.version,
      loadBefore: Math.round(loadBefore * 10) / 10,
      goesFirst: first, // before other work on the machine
    };
    const kept = promises(cells, {
      spectatorPerSecond: spectator.downPerSecond,
      rolledBack: syncTest.ticks,
      differences: syncTest.differences,
    });
    return { machine, seconds, cells, spectator, syncTest, promises: kept };
  } finally {
    await arena.stop();
  }
}

async function main(): Promise<void> {
  const options = { json: { type: 'boolean' }, reduced: { type: 'boolean' }, seconds: { type: 'string' } } as const;
  let values: { json?: boolean; reduced?: boolean; seconds?: string };
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const seconds = Number(values.seconds ?? (values.reduced ? 14 : 20));
  if (!(seconds >= 8 && seconds <= 600)) {
    process.stderr.write(`error: --seconds ${values.seconds} is not within 8..600\n`);
    process.exitCode = 2;
    return;
  }
  const found = await bench(values.reduced === true, seconds);
  if (values.reduced !== true) writeTable('net', markdown(found));
  process.stdout.write(
    values.json ? `${JSON.stringify(found)}\n` : `${cellRows(found.cells)}\n\n${promiseRows(found.promises)}\n`,
  );
  if (found.promises.some(({ ok, timed }) => !ok && !timed)) process.exitCode = 1;
}

await main();
process.exit();
