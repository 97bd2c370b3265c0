/** Who trains next: sessions take turns, each with its own oldest job, and one at a time (RUN7). Pure. */

export interface Waiting {
  readonly id: string;
  readonly owner: string;
}

export interface Turns {
  readonly waiting: readonly Waiting[]; // oldest first
  readonly served: ReadonlyMap<string, number>; // by owner: number of the last start, from 1
}

export const NO_TURNS: Turns = { waiting: [], served: new Map() };

export function enqueue({ waiting, served }: Turns, job: Waiting): Turns {
  return { waiting: [...waiting, job], served };
}

export function dequeue({ waiting, served }: Turns, id: string): Turns {
  return { waiting: waiting.filter((job) => job.id !== id), served };
}

/** @param busy owners who have a job running; null if nobody else waits */
export function nextJob({ waiting, served }: Turns, busy: ReadonlySet<string>): Waiting | null {
  let next: Waiting | null = null;
  for (const job of waiting) {
    if (busy.has(job.owner)) continue;
    if (!next || (served.get(job.owner) ?? 0) < (served.get(next.owner) ?? 0)) next = job; // of equals the oldest
  }
  return next;
}

/** That job begins: it waits no longer, and its owner's turn comes after all others'. */
export function started({ waiting, served }: Turns, job: Waiting): Turns {
  const turn = Math.max(0, ...served.values()) + 1;
  const owners = new Set([job.owner, ...waiting.map(({ owner }) => owner)]); // turns of those who wait for nothing are forgotten
  const kept = [...served].filter(([owner]) => owners.has(owner));
  return dequeue({ waiting, served: new Map([...kept, [job.owner, turn]]) }, job.id);
}

/** The order in which those who wait will begin, if nobody else comes. */
export function order(turns: Turns): readonly string[] {
  const ids: string[] = [];
  for (let left = turns; ; ) {
    const next = nextJob(left, new Set());
    if (!next) return ids;
    ids.push(next.id);
    left = started(left, next);
  }
}
