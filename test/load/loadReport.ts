/** Load runs as rows, for the terminal and for docs/netcode.md. */
import type { LoadRun } from './loadRun.ts';

const HEADS = [
  'duels + spectators + idle',
  'frames a second',
  'server CPU % (core taken by others, by the host)',
  'CPU s a duel-minute',
  'tick late p50 / p99 ms',
  'bare loop late p50 / p99 ms',
  'frame gap p50 / p99 ms',
  'spectator gap p50 / p99 ms',
  'delivered %',
  'dropped ticks',
  'down B/s',
  'up B/s',
  'spectator B/s',
  'inputs/s (changes)',
  'matches ended, freezes',
  'late %',
  'hashes checked, differing',
  'MB above empty: heap, resident',
  'generator busy %, turn p99 ms',
  'training CPU %',
];

const HERTZ = [50, 50, 25, 25, 10]; // by pace level
const percent = (share: number): string => (share * 100).toFixed(1);

const late = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string =>
  `${p50.toFixed(2)} / ${p99.toFixed(2)}`;

function cells(run: LoadRun): string[] {
  const { generated: p, population, memory } = run;
  const perPlayer = (count: number): string => (count / p.seconds / p.playing).toFixed(1);
  const above = (key: 'heap' | 'resident'): string => ((memory.full[key] - memory.empty[key]) / 1e6).toFixed(1);
  const gap = (gaps: typeof p.gap): string => `${gaps.p50.toFixed(1)} / ${gaps.p99.toFixed(1)}`;
  return [
    `${population.duels} + ${population.spectators} + ${population.idle}`,
    `${HERTZ[run.paceLevel]}`,
    `${percent(run.serverCpu)} (${percent(run.serverWaited)}, ${percent(run.stolen)})`,
    run.cpuPerDuelMinute.toFixed(3),
    late(run.latenessMs),
    run.bare ? late(run.bare) : '-',
    gap(p.gap),
    population.spectators > 0 ? gap(p.guests.gap) : '-',
    percent(run.delivered),
    String(run.droppedTicks),
    String(p.downPerSecond),
    String(p.upPerSecond),
    population.spectators > 0 ? String(p.guests.downPerSecond) : '-',
    `${perPlayer(p.inputs)} (${perPlayer(p.changes)})`,
    `${p.matches}, ${p.freezes}`,
    percent(p.late / Math.max(p.changes, 1)),
    `${p.checked}, ${p.mismatches}`,
    `${above('heap')}, ${above('resident')}`,
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
