/**
 * What one address may have and do: a generous share for each of the people who may be behind it, because a school is one address (LIMIT2).
 * Per process and in memory; bounded, whoever comes. Programs on the server's own machine are not counted.
 */
import { type Allowance, createAllowance } from './allowance.ts';
import type { ClientAddress } from './clientAddress.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** For each person. Credits of events are in credits.ts; what costs how much of `requests` is in requestLimits.ts. */
export const PER_PERSON = {
  connections: 4, // open at once: some tabs, and those that the server does not know yet to be gone
  handshakes: { most: 30, everyMs: MINUTE }, // a page tries every 0.4 to 3 seconds while it cannot connect
  sessions: { most: 5, everyMs: 10 * MINUTE }, // new ones: reloads keep theirs
  requests: { most: 400, everyMs: MINUTE }, // a first visit is some sixty files
  uploads: { most: 3, everyMs: 10 * MINUTE }, // files and recipes to be ranked, read or not,
  recoveries: { most: 1, everyMs: 60 * MINUTE },
  classes: { most: 1, everyMs: 10 * MINUTE }, // opened
  codes: { most: 5, everyMs: 10 * MINUTE }, // of classes, that are none
  events: { most: 200, everyMs: 10 * SECOND }, // credits
} as const;

export type Counted = Exclude<keyof typeof PER_PERSON, 'connections'>;

export interface AddressLimits {
  /** @returns false if it is beyond what its address may do; it costs nothing then */
  spend(what: Counted, address: ClientAddress, cost?: number): boolean;
  waitMs(what: Counted, address: ClientAddress, cost?: number): number;
  /** One more connection is open. @returns how many this address has now; those that are not counted have none */
  opened(address: ClientAddress): number;
  closed(address: ClientAddress): void;
  readonly mostConnections: number;
}

/** @param people behind one address at most; 0: addresses are not limited */
export function createAddressLimits(people: number, now: () => number): AddressLimits {
  const allowances = Object.fromEntries(
    (Object.keys(PER_PERSON) as (keyof typeof PER_PERSON)[])
      .filter((what): what is Counted => what !== 'connections')
      .map((what) => [what, createAllowance(PER_PERSON[what].most * people, PER_PERSON[what].everyMs, now)]),
  ) as Record<Counted, Allowance>;
  const open = new Map<string, number>(); // as many at most as there are connections
  const free = ({ own }: ClientAddress): boolean => own || people === 0;
  return {
    spend: (what, address, cost) => free(address) || allowances[what].spend(address.key, cost),
    waitMs: (what, address, cost) => (free(address) ? 0 : allowances[what].waitMs(address.key, cost)),
    opened(address) {
      if (free(address)) return 0;
      const count = (open.get(address.key) ?? 0) + 1;
      open.set(address.key, count);
      return count;
    },
    closed(address) {
      const count = (open.get(address.key) ?? 0) - 1;
      if (count > 0) open.set(address.key, count);
      else open.delete(address.key);
    },
    mostConnections: PER_PERSON.connections * people,
  };
}
