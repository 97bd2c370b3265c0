/**
 * Which submission is computed next, and so in which order all will be done. Pure (QUEUE2).
 *
 * Agents and learners take turns: an agent goes through at once, a learner one seed at a time, so an agent never waits for more than one seed.
 * Within a kind people come before the house, what has begun before what has not, and then whoever was served longest ago.
 */
import type { SubmissionKind } from '../../shared/protocol/submissions.ts';

export interface Item {
  readonly id: string;
  readonly kind: SubmissionKind;
  readonly owner: string | null; // null: the house
  readonly begun: boolean; // its seeds are drawn
  readonly left: readonly number[]; // seconds of the parts that are not done
}

export interface Turns {
  readonly items: readonly Item[]; // oldest first; none without a part left
  readonly last: { readonly id: string; readonly kind: SubmissionKind } | null; // whose part was done last
  readonly served: ReadonlyMap<string | null, number>; // by owner: number of the last time one of theirs began, from 1
}

export const NO_TURNS: Turns = { items: [], last: null, served: new Map() };

/** Null if nothing waits. */
export function nextItem({ items, last, served }: Turns): Item | null {
  const unfinished = items.find(({ id, kind }) => kind === 'agent' && id === last?.id);
  if (unfinished) return unfinished;
  const others = items.filter(({ kind }) => kind !== last?.kind);
  const rank = ({ owner, begun }: Item): readonly number[] => [
    owner === null ? 1 : 0,
    begun ? 0 : 1,
    served.get(owner) ?? 0,
  ];
  let next: Item | null = null;
  for (const item of others.length > 0 ? others : items) if (!next || isBefore(rank(item), rank(next))) next = item; // of equals the oldest
  return next;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

/** One part of that item is done; without a part left it is gone. */
export function partDone({ items, served }: Turns, { id, kind, owner, begun, left }: Item): Turns {
  const rest = left.slice(1);
  const turn = Math.max(0, ...served.values()) + 1;
  return {
    items: items.flatMap((item) =>
      item.id !== id ? [item] : rest.length > 0 ? [{ ...item, begun: true, left: rest }] : [],
    ),
    last: { id, kind },
    served: begun ? served : new Map([...served, [owner, turn]]),
  };
}

/** When each will be done, in seconds from now and in the order of it, if nobody else comes. */
export function forecast(turns: Turns): readonly { readonly id: string; readonly seconds: number }[] {
  const done: { id: string; seconds: number }[] = [];
  let seconds = 0;
  for (let now = turns; ; ) {
    const item = nextItem(now);
    if (!item) return done;
    seconds += item.left[0] ?? 0;
    if (item.left.length <= 1) done.push({ id: item.id, seconds });
    now = partDone(now, item);
  }
}
