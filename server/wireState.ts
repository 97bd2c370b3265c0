/** How the server is, put together for those who run it: whether its parts are well, and its figures. */
import { steadyClock } from './clock.ts';
import { createReadiness, type Part } from './net/readiness.ts';
import type { RefusalFigure } from './net/refusals.ts';
import type { StateRoutesNeeds } from './net/stateRoutes.ts';
import { measureProcess } from './processFigures.ts';
import type { Storage } from './storage/storage.ts';
import { tryToWrite } from './storage/tryToWrite.ts';
import type { Cluster } from './wireCluster.ts';
import type { WiredMatchLog } from './wireMatchLog.ts';
import type { WiredMetrics } from './wireMetrics.ts';
import type { WitnessLog } from './witnessLog.ts';

export interface StateWiring {
  readonly storage: Pick<Storage, 'boards'>;
  readonly dataDir: string;
  readonly cluster: Pick<Cluster, 'redis'> | null; // null: this process is alone
  readonly matchLog: WiredMatchLog;
  readonly witnessLog: WitnessLog;
  readonly metrics: WiredMetrics;
  readonly refusals: () => readonly RefusalFigure[];
  readonly health: () => Readonly<Record<string, unknown>>;
  readonly closing: () => boolean;
}

export interface WiredState extends StateRoutesNeeds {
  stop(): void;
}

function partsOf({ storage, dataDir, cluster }: StateWiring): readonly Part[] {
  const database: Part = {
    name: 'database',
    check: () => storage.boards.divisions(),
    problem: 'it does not answer: nothing is stored until it does',
  };
  const disk: Part = {
    name: 'disk',
    check: () => tryToWrite(dataDir),
    problem: 'the data folder cannot be written: is the disk full?',
  };
  if (!cluster) return [database, disk];
  const check = async (): Promise<void> => {
    if (!cluster.redis.isReady()) throw new Error('not connected');
  };
  return [database, disk, { name: 'redis', check, problem: 'it is not connected: this process is alone until it is' }];
}

export function wireState(wiring: StateWiring): WiredState {
  const { matchLog, witnessLog, metrics, refusals, health, closing } = wiring;
  const { now, after } = steadyClock;
  const readiness = createReadiness({ parts: partsOf(wiring), closing, now, after });
  const process = measureProcess();
  return {
    readiness,
    metrics: async () =>
      metrics.text({
        health: health(),
        matches: { ...witnessLog.figures(), rebuilt: matchLog.rebuilt(), log: matchLog.log.figures() },
        refusals: refusals(),
        process: process.figures(),
        ready: (await readiness()).parts,
      }),
    stop: process.stop,
  };
}
