/** The matrix in words: for the terminal, and as the tables of docs/netcode.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Promised } from './promises.ts';
import type { CellSummary, Quantiles } from './summary.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/netcode.md', import.meta.url)); // of this module in dist/server/cli or chunks

const HEADS = [
  'ms + jitter, stall',
  'ticks',
  'changes',
  'late',
  'corrected',
  'differing',
  'frozen',
  'own cart ms',
  'server ms',
  'other behind, ticks',
  'buffer',
  'down B/s',
  'up B/s',
];

const pair = ({ p50, p99 }: Quantiles): string => `${p50.toFixed(0)} / ${p99.toFixed(0)}`;

function cellOf(c: CellSummary): string[] {
  const { latencyMs, jitterMs, stallMs } = c;
  const way = `${latencyMs} + ${jitterMs}, ${stallMs}`;
  return [
    c.mishap === 'none' ? way : `${way}, ${c.mishap}`,
    String(c.ticks),
    `${c.changes} (${c.changesPerSecond.toFixed(1)}/s)`,
    c.late === 0 ? '0' : `${c.late} (${(c.lateShare * 100).toFixed(1)} %)`,
    String(c.corrections),
    String(c.mismatches),
    String(c.freezes),
    pair(c.own),
    pair(c.server),
    `${c.view.p50.toFixed(1)} / ${c.view.p99.toFixed(1)}`,
    c.bufferTicks.toFixed(0),
    String(c.downPerSecond),
    String(c.upPerSecond),
  ];
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) => row.map((text, i) => text.padEnd(widths[i]!)).join('  ')).join('\n');
}

export function cellRows(cells: readonly CellSummary[]): string {
  return columns([HEADS, ...cells.map(cellOf)]);
}

export function promiseRows(promised: readonly Promised[]): string {
  const kept = ({ ok }: Promised): string => (ok ? 'kept' : 'BROKEN');
  return columns(promised.map((one) => [kept(one), one.name, one.limit, one.measured]));
}

const table = (rows: readonly (readonly string[])[]): string =>
  [rows[0]!, rows[0]!.map(() => '---'), ...rows.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n');

export interface NetFound {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly node: string;
    readonly loadBefore: number;
  };
  readonly seconds: number;
  readonly cells: readonly CellSummary[];
  readonly spectator: { readonly downPerSecond: number; readonly upPerSecond: number; readonly seconds: number };
  readonly syncTest: { readonly matches: number; readonly ticks: number; readonly stepped: number };
  readonly promises: readonly Promised[];
}

export function markdown({ machine, seconds, cells, syncTest, promises }: NetFound): string {
  const day = new Date().toISOString().slice(0, 10);
  const promised = promises.map(({ name, limit, measured, ok }) => [name, limit, measured, ok ? 'kept' : '**broken**']);
  return [
    `${day}, ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load average before the run ${machine.loadBefore}; ${seconds} s a cell.`,
    '',
    table([['promise', 'limit', 'measured', ''], ...promised]),
    '',
    `Rolled back: ${syncTest.matches} matches, ${syncTest.ticks} ticks, ${syncTest.stepped} ticks stepped again.`,
    '',
    table([HEADS, ...cells.map(cellOf)]),
  ].join('\n');
}

/** Replaces what stands between the markers of that name. */
export function writeTable(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const before = readFileSync(DOCUMENT, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/netcode.md lacks ${begin} and ${end}`);
  writeFileSync(DOCUMENT, `${before.slice(0, from + begin.length)}\n${text}\n${before.slice(to)}`);
}
