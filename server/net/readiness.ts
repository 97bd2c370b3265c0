/** Whether this server can do all of what it is for: each part is asked, at most once a second whoever asks, and has two seconds to answer. */

export interface Part {
  readonly name: string; // database, disk, redis
  /** Rejects, or takes too long: it is not well. */
  check(): Promise<unknown>;
  readonly problem: string; // what a check that fails means, in words without anything that is secret
}

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly parts: Readonly<Record<string, string>>; // 'ok', or what is wrong
}

export interface ReadinessNeeds {
  readonly parts: readonly Part[];
  readonly closing: () => boolean; // it was told to stop
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
}

const HOLDS_MS = 1_000;
const WITHIN_MS = 2_000;

export function createReadiness({ parts, closing, now, after }: ReadinessNeeds): () => Promise<Readiness> {
  let known: Promise<readonly (readonly [string, string])[]> | null = null;
  let until = Number.NEGATIVE_INFINITY;

  function ask({ name, check, problem }: Part): Promise<readonly [string, string]> {
    return new Promise((resolve) => {
      const cancel = after(WITHIN_MS, () => resolve([name, `it has not answered within ${WITHIN_MS / 1_000} s`]));
      check()
        .then(
          () => resolve([name, 'ok']),
          () => resolve([name, problem]),
        )
        .finally(cancel);
    });
  }
  return async () => {
    if (!known || now() >= until) {
      until = now() + HOLDS_MS;
      known = Promise.all(parts.map(ask));
    }
    const told = [...(await known), ...(closing() ? [['server', 'it was told to stop'] as const] : [])];
    const well = told.every(([, word]) => word === 'ok');
    return { status: well ? 'ready' : 'not-ready', parts: Object.fromEntries(told) };
  };
}
