/** The submissions that wait or are being computed, in memory: turns, places, times. The database has all of it too. */
import type { TaskResult } from '../../shared/boards/task.ts';
import type { Submission, SubmissionKind } from '../../shared/protocol/submissions.ts';
import type { StoredSubmission } from './stores.ts';
import { forecast, type Item, NO_TURNS, nextItem, partDone, type Turns } from './submissionTurns.ts';

export interface Waiting {
  readonly stored: StoredSubmission;
  readonly results: readonly TaskResult[]; // of the parts that are done
}

/** What changes while it waits. */
export type Seen = Pick<Submission, 'place' | 'secondsLeft' | 'progress'>;

export interface Line {
  /** @param estimate seconds of each part on an ordinary core @param results those that are done already */
  join(stored: StoredSubmission, estimate: readonly number[], results: readonly TaskResult[]): void;
  leave(id: string): void;
  update(id: string, stored: StoredSubmission): void;
  /** The running part of that one. @param share 0..1 */
  progressed(id: string, share: number): void;
  partDone(id: string, result: TaskResult, seconds: number): void;
  next(): Waiting | null;
  has(id: string): boolean;
  find(id: string): StoredSubmission | null;
  seen(id: string): Seen | null;
  /** Of the parts that are done; null if it does not wait. */
  results(id: string): readonly TaskResult[] | null;
  all(): readonly Waiting[];
}

interface Place {
  stored: StoredSubmission;
  results: TaskResult[];
  readonly estimate: readonly number[];
  share: number; // of the running part
}

const NEWEST = 0.3; // weight of the newest part in the measured pace

export function createLine(): Line {
  const places = new Map<string, Place>(); // oldest first
  const pace: Record<SubmissionKind, number> = { agent: 1, learner: 1 }; // measured seconds to estimated ones
  let last: Turns['last'] = null;
  let served: Turns['served'] = NO_TURNS.served;
  let foretold: ReturnType<typeof forecast> | null = null;

  function item({ stored, results, estimate, share }: Place): Item {
    const left = estimate.slice(results.length).map((seconds) => seconds * pace[stored.kind]);
    if (left.length > 0) left[0]! *= 1 - share;
    const { id, kind, owner, entropy } = stored;
    return { id, kind, owner, begun: entropy !== null, left: left.length > 0 ? left : [0] }; // nothing left to compute, but to admit
  }
  const turns = (): Turns => ({ items: [...places.values()].map(item), last, served });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

  return {
    join(stored, estimate, results) {
      places.set(stored.id, { stored, estimate, results: [...results], share: 0 });
      foretold = null;
    },
    leave(id) {
      places.delete(id);
      foretold = null;
    },
    update(id, stored) {
      const place = places.get(id);
      if (!place) return;
      served = partDone(turns(), { ...item(place), begun: false }).served; // its owner has had a turn
      place.stored = stored;
      foretold = null;
    },
    progressed(id, share) {
      const place = places.get(id);
      if (place) place.share = share;
      foretold = null;
    },
    partDone(id, result, seconds) {
      const place = places.get(id);
      if (!place) return;
      const { kind } = place.stored;
      const expected = place.estimate[place.results.length] ?? 0;
      if (expected > 0) pace[kind] += NEWEST * (seconds / expected - pace[kind]);
      place.results.push(result);
      place.share = 0;
      last = { id, kind };
      foretold = null;
    },
    next() {
      const next = nextItem(turns());
      return next && (places.get(next.id) ?? null);
    },
    has: (id) => places.has(id),
    find: (id) => places.get(id)?.stored ?? null,
    seen(id) {
      const place = places.get(id);
      if (!place) return null;
      foretold ??= forecast(turns());
      const { stored, estimate, results, share } = place;
      const done = sum(estimate.slice(0, results.length)) + share * (estimate[results.length] ?? 0);
      const waiting = foretold.filter((one) => places.get(one.id)?.stored.entropy === null);
      return {
        place: stored.entropy === null ? 1 + waiting.findIndex((one) => one.id === id) : null,
        secondsLeft: foretold.find((one) => one.id === id)?.seconds ?? null,
        progress: estimate.length > 0 ? done / sum(estimate) : 0,
      };
    },
    results: (id) => places.get(id)?.results ?? null,
    all: () => [...places.values()],
  };
}
