/** What the storage thread and its owner say to each other. Plain data; one question at a time is answered, in the order of asking. */
import type { RunStore } from '../training/runStore.ts';
import type { Storage } from './storage.ts';

export type Method = keyof RunStore;

export interface Question {
  readonly id: number; // counts up
  readonly method: Method | 'close';
  readonly given: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: string };

/** Said once, before any answer. */
export type Greeting = { readonly opened: true } | { readonly refused: string };

/** Answers questions one after another, so that what was asked first is stored first. */
export function serveStorage({ runs, close }: Storage, answer: (answer: Answer) => void): (question: Question) => void {
  let before: Promise<void> = Promise.resolve();
  const serve = async ({ id, method, given }: Question): Promise<void> => {
    try {
      const ask = (method === 'close' ? close : runs[method]) as (...given: readonly unknown[]) => Promise<unknown>;
      answer({ id, value: await ask(...given) });
    } catch (error) {
      answer({ id, problem: problemOf(error) });
    }
  };
  return (question) => {
    before = before.then(() => serve(question));
  };
}

export const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
