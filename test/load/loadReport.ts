/** Load runs as rows, for the terminal and for docs/netcode.md. */
import type { LoadRun } from './loadRun.ts';

const HEADS = [
  'duels',
  'frames a second',
  'server CPU % (core taken by others)',
  'tick late p50 / p99 ms',
  'frame gap p50 / p99 ms',
  'delivered %',
  'dropped ticks',
  'down B/s',
  'up B/s',
  'inputs/s (changes)',
  'matches ended, freezes',
  'late %',
  'hashes checked, differing',
  'memory a duel kB',
  'players busy %, turn p99 ms',
  'training CPU %',
];

const HERTZ = [50, 50, 25, 25, 10]; // by pace level
const percent = (share: number): string => (share * 100).toFixed(1);

function cells(run: LoadRun): string[] {
  const { players: p } = run;
  const perPlayer = (count: number): string => (count / p.seconds / p.playing).toFixed(1);
  return [
    String(run.matches),
    `${HERTZ[run.paceLevel]}`,
    `${percent(run.serverCpu)} (${percent(run.serverWaited)})`,
    `${run.latenessMs.p50.toFixed(2)} / ${run.latenessMs.p99.toFixed(2)}`,
    `${p.gap.p50.toFixed(1)} / ${p.gap.p99.toFixed(1)}`,
    percent(run.delivered),
    String(run.droppedTicks),
    String(p.downPerSecond),
    String(p.upPerSecond),
    `${perPlayer(p.inputs)} (${perPlayer(p.changes)})`,
    `${p.matches}, ${p.freezes}`,
    percent(p.late / Math.max(p.changes, 1)),
    `${p.checked}, ${p.mismatches}`,
    (run.bytesPerConnection / 1_000).toFixed(0),
    `${percent(p.busy)}, ${p.turnP99.toFixed(1)}`,
    percent(run.trainingCpu),
  ];
}

export function loadRows(runs: readonly LoadRun[]): string {
  const rows = [HEADS, ...runs.map(cells)];
  const width = Math.max(...HEADS.map((head) => head.length));
  return HEADS.map((head, i) =>
    [head.padEnd(width), ...rows.slice(1).map((row) => row[i]!.padStart(14))].join(' '),
  ).join('\n');
}

interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly loadAfter: number;
}

export function loadMarkdown({ cpu, cores, node, loadAfter }: Machine, runs: readonly LoadRun[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const rows = [HEADS, HEADS.map(() => '---'), ...runs.map(cells)].map((row) => `| ${row.join(' | ')} |`);
  return [
    `${day}, ${cpu}, ${cores} cores, Node ${node}, load average after the runs ${loadAfter.toFixed(1)}; ${runs[0]!.seconds} s a run.`,
    '',
    ...rows,
  ].join('\n');
}
