/** Runs put together: trained by this process, or by the workers of a cluster and told of here. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { steadyClock } from './clock.ts';
import type { Ask } from './cluster/ask.ts';
import type { RedisLink } from './cluster/redis.ts';
import type { Config } from './config.ts';
import { createMomentFeed } from './jobs/momentFeed.ts';
import { createRemoteRuns } from './jobs/remoteRuns.ts';
import type { RunsSink } from './training/liveJobs.ts';
import type { Shown } from './training/playlist.ts';
import type { StartTraining } from './training/runJob.ts';
import { CHECKPOINT_RUNS, type RunStore } from './training/runStore.ts';
import { createRuns, type Runs } from './training/runs.ts';

export interface RunsWiring {
  readonly config: Pick<Config, 'trainingThreads' | 'stepMs' | 'saveMs'>;
  readonly cluster: { readonly redis: RedisLink; readonly ask: Ask } | null;
  readonly store: RunStore;
  readonly sink: RunsSink;
  readonly startTraining: StartTraining | null; // null: nothing trains
  readonly playlist: readonly Shown[];
  /** A moment of the showcase. */
  readonly moment: (run: string, id: string, bytes: Uint8Array) => void;
  readonly newSeed: () => number;
  readonly log: Logger;
}

const { now, after } = steadyClock;

/** Short: it is in every message. Not of digits alone, which no job may be called. */
export function newRunId(): string {
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  return /\D/.test(id) ? id : newRunId();
}

export function wireRuns(wiring: RunsWiring): Runs {
  const { config, cluster, store, sink, startTraining, playlist, moment, newSeed, log } = wiring;
  const common = { store, sink, now, after, clock: Date.now, stepMs: config.stepMs, newId: newRunId };
  if (cluster) {
    const failed = (error: unknown): void => log.error({ error }, 'runs of the workers cannot be asked about');
    const runs: Runs = createRemoteRuns({ ...common, ...cluster, shown: (run) => feed.look(run), failed });
    const feed = createMomentFeed({ runs, add: moment, failed });
    return runs;
  }
  const runs = createRuns({
    ...common,
    start:
      startTraining ??
      (() => {
        throw new Error('nothing trains here');
      }),
    playlist,
    threads: startTraining ? config.trainingThreads : 0,
    saveMs: config.saveMs,
    checkpointRuns: CHECKPOINT_RUNS,
    checkpoint: ({ id, origin }, { id: checkpoint }, bytes) => {
      if (origin === 'showcase') moment(id, checkpoint, bytes);
    },
    failed: (run, problem) => log.error({ run, problem }, 'a run failed'),
    newSeed,
  });
  return startTraining ? runs : { ...runs, start: () => Promise.resolve() };
}
