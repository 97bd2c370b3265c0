/** Figures for /metrics put together; the database is asked at most every ten seconds, whoever scrapes. */
import { statfs } from 'node:fs/promises';
import { arenaMetrics, type MetricsFacts, type StoredFigures } from './net/arenaMetrics.ts';
import { writeMetrics } from './net/metrics.ts';
import type { Storage } from './storage/storage.ts';
import type { RunStore } from './training/runStore.ts';

const HOLDS_MS = 10_000;

export interface WiredMetrics {
  /** The store of runs, whose retention is counted. */
  readonly runs: RunStore;
  /** The text of /metrics. */
  text(facts: Omit<MetricsFacts, 'stored' | 'retention' | 'diskFreeBytes'>): Promise<string>;
}

export function wireMetrics(
  storage: Storage,
  dataDir: string,
  runsKept: number,
  now: () => number, // ms, steady
  failed: (error: unknown) => void,
): WiredMetrics {
  const retention = { freedBytes: 0, passes: 0, runsKept };
  let stored: StoredFigures | null = null;
  let until = Number.NEGATIVE_INFINITY;

  async function look(): Promise<StoredFigures | null> {
    if (now() < until) return stored;
    until = now() + HOLDS_MS;
    stored = await storage.figures().catch((error: unknown) => {
      failed(error);
      return null;
    });
    return stored;
  }
  const diskFree = (): Promise<number | null> =>
    statfs(dataDir).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    );
  return {
    runs: {
      ...storage.runs,
      async retain(most) {
        const freed = await storage.runs.retain(most);
        retention.freedBytes += freed;
        retention.passes++;
        return freed;
      },
    },
    async text(facts) {
      const [figures, diskFreeBytes] = await Promise.all([look(), diskFree()]);
      return writeMetrics(arenaMetrics({ ...facts, stored: figures, retention, diskFreeBytes }));
    },
  };
}
