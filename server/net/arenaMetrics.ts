/** Which metrics there are, as a table: what each is called and means, and where its samples come from. docs/metrics.md tells the same to people. */
import type { Metric, Sample } from './metrics.ts';
import type { RefusalFigure } from './refusals.ts';

/** What is stored, of the database's own thread; null: it did not answer. */
export interface StoredFigures {
  readonly bytes: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly boards: readonly { readonly board: string; readonly division: string; readonly rows: number }[];
}

export interface Retention {
  readonly freedBytes: number; // of checkpoints, since the start
  readonly passes: number; // how often it was looked for something to drop
  readonly runsKept: number; // so many newest runs keep their checkpoints and logs
}

/** Of matches that are over, since the start. */
export interface MatchFigures {
  readonly ended: readonly { readonly mode: string; readonly end: string; readonly count: number }[];
  readonly lateInputs: number;
  readonly rebuilt: number; // gone on with after a kill
  readonly log: { readonly bytes: number; readonly failures: number };
}

export interface ProcessFigures {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  readonly eventLoopDelay: { readonly p50: number; readonly p99: number; readonly max: number }; // s
}

export interface MetricsFacts {
  readonly health: Readonly<Record<string, unknown>>;
  readonly stored: StoredFigures | null;
  readonly retention: Retention;
  readonly diskFreeBytes: number | null; // of the data folder; null: the system does not say
  readonly matches: MatchFigures;
  readonly refusals: readonly RefusalFigure[];
  readonly process: ProcessFigures;
  readonly ready: Readonly<Record<string, string>>; // by part: 'ok', or what is wrong
}

type Kind = Pick<Metric, 'name' | 'type' | 'help'>;
interface Row extends Kind {
  /** Null: it is not known now, and left out. */
  readonly of: (facts: MetricsFacts) => readonly Sample[] | null;
}

const one = (value: number): readonly Sample[] => [{ value }];
const gauge = (name: string, help: string, of: Row['of']): Row => ({ name, type: 'gauge', help, of });
const counter = (name: string, help: string, of: Row['of']): Row => ({ name, type: 'counter', help, of });

function quantiles(told: Readonly<Record<string, number>>, unit = 1): readonly Sample[] {
  const named: Readonly<Record<string, string>> = { p50: '0.5', p99: '0.99', max: '1' };
  return Object.entries(told).map(([name, value]) => ({
    labels: { quantile: named[name] ?? name },
    value: value * unit,
  }));
}

/** By the field of /healthz. One that is not here is a gauge under its own name. */
const OF_HEALTH: Readonly<Record<string, Kind>> = {
  uptimeSeconds: { name: 'uptime_seconds', type: 'gauge', help: 'Since the server started' },
  connections: { name: 'connections', type: 'gauge', help: 'Open sockets' },
  matches: { name: 'matches', type: 'gauge', help: 'Matches that are played now' },
  spectators: { name: 'spectators', type: 'gauge', help: 'Connections that watch a match' },
  paceLevel: {
    name: 'pace_level',
    type: 'gauge',
    help: 'How far the rate of frames is lowered: 0 is full, 4 the least',
  },
  droppedTicks: { name: 'dropped_ticks_total', type: 'counter', help: 'Ticks of the loop that were not made up' },
  droppedInputs: {
    name: 'dropped_inputs_total',
    type: 'counter',
    help: 'Inputs thrown away: twice the same, too many, dated too far ahead',
  },
  refusedInputs: { name: 'refused_inputs_total', type: 'counter', help: 'Inputs that could not be' },
  droppedEvents: { name: 'dropped_events_total', type: 'counter', help: 'Events beyond what a session may send' },
  differingEngines: {
    name: 'differing_engines_total',
    type: 'counter',
    help: 'Connections whose golden trace differs: their browser computes other bits',
  },
  trainingRuns: { name: 'training_runs', type: 'gauge', help: 'Runs that are trained now' },
  trainingQueue: { name: 'training_queue', type: 'gauge', help: 'Runs that wait for a thread' },
  submissionsWaiting: {
    name: 'submissions_waiting',
    type: 'gauge',
    help: 'Agents and recipes that wait for their board',
  },
};

export const TABLE: readonly Row[] = [
  gauge('tick_lateness_seconds', 'How late ticks are', ({ health }) => {
    const told = health['tickLatenessMs'] as Readonly<Record<string, number>> | undefined;
    return told ? quantiles(told, 1e-3) : null;
  }),
  gauge('event_loop_delay_seconds', 'How late timers are, in the newest whole ten seconds', ({ process }) =>
    quantiles(process.eventLoopDelay),
  ),
  counter('late_inputs_total', 'Changes of push that came after their tick, in matches that are over', ({ matches }) =>
    one(matches.lateInputs),
  ),
  counter('matches_ended_total', 'Matches that are over, by mode and by how they ended', ({ matches }) =>
    matches.ended.map(({ mode, end, count }) => ({ labels: { mode, end }, value: count })),
  ),
  counter('matches_rebuilt_total', 'Matches that were gone on with after a kill', ({ matches }) =>
    one(matches.rebuilt),
  ),
  counter('match_log_bytes_total', 'Written to the log of live matches', ({ matches }) => one(matches.log.bytes)),
  counter('match_log_failures_total', 'Writes of that log that failed', ({ matches }) => one(matches.log.failures)),
  counter('refusals_total', 'What was refused, by door and reason', ({ refusals }) =>
    refusals.map(({ door, reason, count }) => ({ labels: { door, reason }, value: count })),
  ),
  gauge('ready', '1: this part is well, as /readyz tells', ({ ready }) =>
    Object.entries(ready).map(([part, word]) => ({ labels: { part }, value: word === 'ok' ? 1 : 0 })),
  ),
  counter('cpu_seconds_total', 'Processor time of this process, all threads', ({ process }) => one(process.cpuSeconds)),
  gauge('resident_memory_bytes', 'Memory of this process', ({ process }) => one(process.residentBytes)),
  gauge('heap_used_bytes', 'Of it, what JavaScript objects take in the main thread', ({ process }) =>
    one(process.heapUsedBytes),
  ),
  gauge('database_up', '1: the database answers', ({ stored }) => one(stored ? 1 : 0)),
  gauge('database_bytes', 'Of the database on the disk', ({ stored }) => stored && one(stored.bytes)),
  gauge(
    'table_bytes',
    'Of a table with its indexes, about',
    ({ stored }) => stored && Object.entries(stored.tables).map(([table, value]) => ({ labels: { table }, value })),
  ),
  gauge(
    'board_rows',
    'Shown rows of a board',
    ({ stored }) =>
      stored?.boards.map(({ board, division, rows }) => ({ labels: { board, division }, value: rows })) ?? null,
  ),
  counter('retention_freed_bytes_total', 'Of checkpoints that old runs lost since the start', ({ retention }) =>
    one(retention.freedBytes),
  ),
  counter('retention_passes_total', 'How often old runs were looked through', ({ retention }) => one(retention.passes)),
  gauge('retention_runs_kept', 'Newest runs that keep checkpoints and logs', ({ retention }) =>
    one(retention.runsKept),
  ),
  gauge('disk_free_bytes', 'Free for the data folder', ({ diskFreeBytes }) =>
    diskFreeBytes === null ? null : one(diskFreeBytes),
  ),
];

const underscored = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

function ofHealth(health: Readonly<Record<string, unknown>>): readonly Metric[] {
  return Object.entries(health).flatMap(([field, value]): readonly Metric[] => {
    if (typeof value !== 'number') return [];
    const kind = OF_HEALTH[field] ?? { name: underscored(field), type: 'gauge', help: `${field} of /healthz` };
    return [{ ...kind, samples: one(value) }];
  });
}

export function arenaMetrics(facts: MetricsFacts): readonly Metric[] {
  const listed = TABLE.flatMap(({ of, ...kind }): readonly Metric[] => {
    const samples = of(facts);
    return samples ? [{ ...kind, samples }] : [];
  });
  return [...ofHealth(facts.health), ...listed];
}
