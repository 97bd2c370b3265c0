/** Which metrics there are: each figure of /healthz, the database, the boards, what retention has given back, the disk. */
import type { Metric, Sample } from './metrics.ts';

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

export interface MetricsFacts {
  readonly health: Readonly<Record<string, unknown>>;
  readonly stored: StoredFigures | null;
  readonly retention: Retention;
  readonly diskFreeBytes: number | null; // of the data folder; null: the system does not say
}

type Kind = Pick<Metric, 'name' | 'type' | 'help'>;

/** By the field of /healthz. A field that is not here is a gauge under its own name. */
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
    help: 'Inputs that came too late to act at their tick',
  },
  refusedInputs: { name: 'refused_inputs_total', type: 'counter', help: 'Inputs that could not be' },
  droppedEvents: { name: 'dropped_events_total', type: 'counter', help: 'Events beyond what a session may send' },
  differingEngines: {
    name: 'differing_engines_total',
    type: 'counter',
    help: 'Connections whose browser computes other bits',
  },
  trainingRuns: { name: 'training_runs', type: 'gauge', help: 'Runs that are trained now' },
  trainingQueue: { name: 'training_queue', type: 'gauge', help: 'Runs that wait for a thread' },
  submissionsWaiting: {
    name: 'submissions_waiting',
    type: 'gauge',
    help: 'Agents and recipes that wait for their board',
  },
};

const underscored = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
const one = (value: number): readonly Sample[] => [{ value }];

function ofHealth(health: Readonly<Record<string, unknown>>): readonly Metric[] {
  return Object.entries(health).flatMap(([field, value]): readonly Metric[] => {
    if (typeof value !== 'number') return [];
    const kind = OF_HEALTH[field] ?? { name: underscored(field), type: 'gauge', help: `${field} of /healthz` };
    return [{ ...kind, samples: one(value) }];
  });
}

/** Milliseconds of /healthz as seconds, by quantile. */
function lateness(raw: unknown): readonly Metric[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { p50, p99 } = raw as { readonly p50?: unknown; readonly p99?: unknown };
  const samples = [
    ['0.5', p50],
    ['0.99', p99],
  ].flatMap(([quantile, ms]): readonly Sample[] =>
    typeof ms === 'number' ? [{ labels: { quantile: String(quantile) }, value: ms / 1_000 }] : [],
  );
  return [{ name: 'tick_lateness_seconds', type: 'gauge', help: 'How late ticks are', samples }];
}

function ofStorage(stored: StoredFigures | null): readonly Metric[] {
  const up: Metric = {
    name: 'database_up',
    type: 'gauge',
    help: '1: the database answers',
    samples: one(stored ? 1 : 0),
  };
  if (!stored) return [up];
  const tables = Object.entries(stored.tables).map(([table, value]) => ({ labels: { table }, value }));
  const rows = stored.boards.map(({ board, division, rows: value }) => ({ labels: { board, division }, value }));
  return [
    up,
    { name: 'database_bytes', type: 'gauge', help: 'Of the database on the disk', samples: one(stored.bytes) },
    { name: 'table_bytes', type: 'gauge', help: 'Of a table with its indexes, about', samples: tables },
    { name: 'board_rows', type: 'gauge', help: 'Shown rows of a board', samples: rows },
  ];
}

export function arenaMetrics({ health, stored, retention, diskFreeBytes }: MetricsFacts): readonly Metric[] {
  const { freedBytes, passes, runsKept } = retention;
  const disk: Metric = {
    name: 'disk_free_bytes',
    type: 'gauge',
    help: 'Free for the data folder',
    samples: one(diskFreeBytes ?? 0),
  };
  return [
    ...ofHealth(health),
    ...lateness(health['tickLatenessMs']),
    ...ofStorage(stored),
    {
      name: 'retention_freed_bytes_total',
      type: 'counter',
      help: 'Of checkpoints that old runs lost since the start',
      samples: one(freedBytes),
    },
    {
      name: 'retention_passes_total',
      type: 'counter',
      help: 'How often old runs were looked through',
      samples: one(passes),
    },
    {
      name: 'retention_runs_kept',
      type: 'gauge',
      help: 'Newest runs that keep checkpoints and logs',
      samples: one(runsKept),
    },
    ...(diskFreeBytes === null ? [] : [disk]),
  ];
}
