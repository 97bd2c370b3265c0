/** What the storage thread and its owner say to each other. Plain data; the questions to a store are answered in the order of asking. */
import type { Storage, Stores } from './storage.ts';

export type StoreName = keyof Stores;

/** Every method of every store: what may be asked of the thread. */
export const METHODS: { readonly [Name in StoreName]: Readonly<Record<keyof Stores[Name], true>> } = {
  runs: {
    create: true,
    setStatus: true,
    find: true,
    list: true,
    unfinished: true,
    append: true,
    events: true,
    curve: true,
    checkpoints: true,
    checkpoint: true,
    save: true,
    rewind: true,
    retain: true,
    delete: true,
  },
  boards: { put: true, find: true, page: true, around: true, search: true, divisions: true, hide: true, ofOwner: true },
  players: { find: true, byRecovery: true, byNameKey: true, put: true, forget: true, everything: true },
  survival: { begin: true, end: true, find: true, counts: true, voidBegun: true, bests: true },
  submissions: {
    create: true,
    find: true,
    byHash: true,
    file: true,
    waiting: true,
    ofOwner: true,
    countSince: true,
    draw: true,
    progress: true,
    admit: true,
    refuse: true,
  },
  ratings: { find: true, record: true, games: true, opponents: true, history: true, crossPlay: true },
  audit: { add: true, list: true },
};

export interface Question {
  readonly id: number; // counts up
  readonly store: StoreName | 'storage'; // 'storage': its own, `figures` and `close`
  readonly method: string;
  readonly given: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: string };

/** Said once, before any answer. */
export type Greeting = { readonly opened: true } | { readonly refused: string };

/** Answers the questions to a store one after another, so that what was asked first is stored first; those to the storage itself when all are answered. */
export function serveStorage(storage: Storage, answer: (answer: Answer) => void): (question: Question) => void {
  const before = new Map<Question['store'], Promise<void>>();
  const serve = async ({ id, store, method, given }: Question): Promise<void> => {
    try {
      answer({ id, value: await methodOf(storage, store, method)(...given) });
    } catch (error) {
      answer({ id, problem: problemOf(error) });
    }
  };
  return (question) => {
    const { store } = question;
    const earlier = store === 'storage' ? Promise.all(before.values()) : (before.get(store) ?? Promise.resolve());
    before.set(
      store,
      earlier.then(() => serve(question)),
    );
  };
}

type Method = (...given: readonly unknown[]) => Promise<unknown>;

function methodOf(storage: Storage, store: Question['store'], method: string): Method {
  const asked = store === 'storage' ? storage : storage[store];
  return (asked as unknown as Readonly<Record<string, Method>>)[method]!;
}

export const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
