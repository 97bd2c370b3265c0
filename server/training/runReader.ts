/** Runs as they are told: what is stored, and what only the process knows that trains them. */
import { mergePoints, pointOf } from '../../shared/learner/runPoints.ts';
import type { CheckpointInfo, RunDetail, RunEvent } from '../../shared/protocol/runEvents.ts';
import type { RunCurve } from '../../shared/protocol/runPack.ts';
import type { RunStore, StoredRun } from './runStore.ts';
import { detailOf, type RunNow } from './runSummary.ts';

type Maybe<T> = T | null | Promise<T | null>;

/** A run that trains or waits, as it is now. */
export interface Present {
  readonly stored: StoredRun;
  readonly now: RunNow;
}

/** What has been told and may not be stored yet. */
export interface Pending {
  readonly newest: number; // event
  readonly events: readonly RunEvent[];
  readonly checkpoints: readonly CheckpointInfo[];
}

/** Runs beyond the database: here, or in another process. */
export interface LiveSide {
  present(id: string): Maybe<Present>;
  pending(id: string): Maybe<Pending>;
  /** A checkpoint that may not be stored yet. */
  file(run: string, checkpoint: string): Maybe<Uint8Array>;
}

export interface RunReader {
  detail(id: string): Promise<RunDetail | null>;
  curve(id: string): Promise<RunCurve | null>;
  events(
    id: string,
    after: number,
    limit: number,
  ): Promise<{ readonly newest: number; readonly events: readonly RunEvent[] } | null>;
  checkpoints(id: string): Promise<readonly CheckpointInfo[] | null>;
  checkpoint(id: string): Promise<Uint8Array | null>;
}

const MOST_POINTS = 4_000;

/** @param pending events, some of which the stored curve may hold too */
function joined(newest: number, { points, events }: Omit<RunCurve, 'newest'>, pending: readonly RunEvent[]): RunCurve {
  const [episode, number] = [points.at(-1)?.last ?? 0, events.at(-1)?.number ?? 0];
  const later = pending.flatMap((event) =>
    event.kind === 'episode' && event.episode > episode ? [pointOf(event)] : [],
  );
  const others = pending.filter((event) => event.kind !== 'episode' && event.number > number);
  return { newest, points: mergePoints([...points, ...later], MOST_POINTS), events: [...events, ...others] };
}

export function createRunReader(store: RunStore, live: LiveSide): RunReader {
  const found = async (id: string): Promise<StoredRun | null> =>
    (await live.present(id))?.stored ?? (await store.find(id));

  return {
    async detail(id) {
      const present = await live.present(id);
      const stored = present?.stored ?? (await store.find(id));
      return stored && detailOf(stored, present?.now ?? null);
    },
    async curve(id) {
      const pending = await live.pending(id); // before the disk is asked: what is stored meanwhile is in both
      const newest = pending?.newest ?? (await found(id))?.progress.newest;
      if (newest === undefined) return null;
      return joined(newest, await store.curve(id, MOST_POINTS), pending?.events ?? []);
    },
    async events(id, after, limit) {
      const pending = await live.pending(id); // before the disk is asked: what is stored meanwhile is in both
      const stored = await found(id);
      if (!stored) return null;
      const known = await store.events(id, after, limit);
      const last = known.at(-1)?.number ?? after;
      const next = (pending?.events ?? []).filter(({ number }) => number > last);
      const events = known.length < limit && next[0]?.number === last + 1 ? [...known, ...next].slice(0, limit) : known;
      const newest = Math.max(pending?.newest ?? stored.progress.newest, events.at(-1)?.number ?? 0);
      return { newest, events };
    },
    async checkpoints(id) {
      if (!(await found(id))) return null;
      const pending = (await live.pending(id))?.checkpoints ?? [];
      const stored = await store.checkpoints(id);
      return [...stored, ...pending.filter((one) => !stored.some((other) => other.id === one.id))];
    },
    async checkpoint(id) {
      const run = id.slice(0, id.lastIndexOf('.'));
      return (await live.file(run, id)) ?? (await store.checkpoint(id));
    },
  };
}
