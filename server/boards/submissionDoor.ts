/** Who may submit how much (QUEUE5). The house may always. */
import type { Wish, WishRefusal } from './boardKind.ts';
import type { StoredSubmission, SubmissionStore } from './stores.ts';
import { SUBMISSION_LIMITS } from './submissionLimits.ts';
import type { Line } from './submissionLine.ts';

export type Entered =
  | { readonly ok: true; readonly there: StoredSubmission | null } // the one that has its hash already
  | { readonly ok: false; readonly code: WishRefusal; readonly detail: string };

export interface Door {
  /** @param store it, so that it counts as waiting; or gives the one that has its hash already */
  enter(wish: Wish, store: () => Promise<StoredSubmission | null>): Promise<Entered>;
}

export interface DoorNeeds {
  readonly store: Pick<SubmissionStore, 'countSince'>;
  readonly line: Pick<Line, 'all'>;
  readonly clock: () => number;
}

const DAY_MS = 86_400_000;

export function createDoor({ store, line, clock }: DoorNeeds): Door {
  const { waiting, waitingPerSession, perSessionADay, perAddressADay } = SUBMISSION_LIMITS;
  const entering: Wish[] = [];
  let byAddress = new Map<string, number>();
  let countedFrom = clock();

  /** Addresses are counted in memory alone, and forgotten once a day. */
  function counts(): Map<string, number> {
    if (clock() - countedFrom >= DAY_MS) {
      byAddress = new Map();
      countedFrom = clock();
    }
    return byAddress;
  }

  /** @param today those of the last 24 hours that are stored */
  function refusal({ owner, address }: Wish, today: number): Omit<Entered & { ok: false }, 'ok'> | null {
    const people = [...line.all().map(({ stored }) => stored), ...entering].filter((one) => one.owner !== null);
    const own = people.filter((one) => one.owner === owner).length;
    if (own >= waitingPerSession)
      return { code: 'too-many-waiting', detail: `${own} of yours wait already; try again when one is done` };
    if (today + entering.filter((one) => one.owner === owner).length >= perSessionADay)
      return { code: 'too-many-today', detail: `you submitted ${perSessionADay} in 24 hours; try again tomorrow` };
    if (address !== null && (counts().get(address) ?? 0) >= perAddressADay)
      return { code: 'too-many-today', detail: `${perAddressADay} came from your address today; try again tomorrow` };
    if (people.length >= waiting)
      return { code: 'queue-full', detail: `${waiting} wait already; try again in some minutes` };
    return null;
  }

  return {
    async enter(wish, create) {
      const { owner, address } = wish;
      const today = owner === null ? 0 : await store.countSince(owner, clock() - DAY_MS);
      const refused = owner === null ? null : refusal(wish, today); // from here to the push nothing is waited for
      if (refused) return { ok: false, ...refused };
      entering.push(wish);
      try {
        const there = await create();
        if (!there && address !== null) counts().set(address, (counts().get(address) ?? 0) + 1);
        return { ok: true, there };
      } finally {
        entering.splice(entering.indexOf(wish), 1);
      }
    },
  };
}
