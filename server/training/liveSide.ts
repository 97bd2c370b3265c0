/** What is known of the runs that train in this process. */
import type { RunDetail } from '../../shared/protocol/runEvents.ts';
import type { PackedNews } from '../../shared/protocol/runPack.ts';
import type { LiveJobs } from './liveJobs.ts';
import type { Pending, Present } from './runReader.ts';

export interface Joined {
  readonly run: RunDetail;
  readonly current: string | null; // packed steps
  readonly news: readonly PackedNews[]; // what followed the event that was asked about, if it is at hand
}

type Jobs = Pick<LiveJobs, 'find'>;

export function liveSide(jobs: Jobs) {
  return {
    present(id: string): Present | null {
      const live = jobs.find(id);
      return (
        live && { stored: live.stored, now: { place: null, problem: live.job.problem(), figures: live.job.figures() } }
      );
    },
    pending(id: string): Pending | null {
      const job = jobs.find(id)?.job;
      if (!job) return null;
      const { log, figures } = job;
      return { newest: figures().newest, events: log.pendingEvents(), checkpoints: log.pendingCheckpoints() };
    },
    file: (run: string, checkpoint: string): Uint8Array | null =>
      jobs.find(run)?.job.log.pendingFile(checkpoint) ?? null,
  };
}

/** A run and what its next broadcast follows. @param after newest event that is known */
export function heard(jobs: Jobs, run: RunDetail, after: number): Joined {
  const hub = jobs.find(run.id)?.job.hub;
  return {
    run: hub ? { ...run, newest: hub.told() } : run,
    current: hub?.current() ?? null,
    news: hub?.since(after) ?? [],
  };
}
