/** One run after another for people to watch, through the playlist; one that crashed is replaced, ever more slowly (RUN3). */
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { NO_FIGURES } from '../../shared/training/runFigures.ts';
import type { LiveJobs } from './liveJobs.ts';
import { nextShown, type Shown } from './playlist.ts';
import type { RunStore, StoredRun } from './runStore.ts';

export interface ShowcaseNeeds {
  readonly store: RunStore;
  readonly jobs: Pick<LiveJobs, 'begin'>;
  readonly playlist: readonly Shown[];
  readonly stepMs: number | null; // instead of each recipe's own
  readonly clock: () => number; // ms since 1970
  readonly newSeed: () => number;
  readonly newId: () => string;
  /** Calls back once; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly began: (run: string) => void;
  readonly failed: (run: string, problem: string) => void;
}

export interface Showcase {
  /** @param unfinished of an earlier life of the server, oldest first */
  start(unfinished: readonly StoredRun[]): Promise<void>;
  /** The run that is shown, or was last. */
  run(): string | null;
  stop(): void;
}

const PAUSE_MS = 3_000; // between two runs
const FIRST_RETRY_MS = 1_000; // after a crash; doubled each time in a row
const MAX_RETRY_MS = 60_000;
const PAGE = 100;
const MOST_PAGES = 50;

export function createShowcase(needs: ShowcaseNeeds): Showcase {
  const { store, jobs } = needs;
  let run: string | null = null;
  let last: string | null = null; // name of its recipe
  let crashes = 0; // in a row
  let stopped = false;
  let cancel: () => void = () => {};

  async function show(stored: StoredRun, resumed: boolean): Promise<void> {
    last = stored.settings.name;
    await jobs.begin(stored, resumed, ({ status }) => {
      if (status !== 'failed') {
        crashes = 0;
        later(PAUSE_MS);
      } else retry();
    });
    run = stored.id;
    needs.began(stored.id);
  }
  function retry(): void {
    later(Math.min(FIRST_RETRY_MS * 2 ** crashes, MAX_RETRY_MS));
    crashes++;
  }
  function later(ms: number): void {
    if (!stopped) cancel = needs.after(ms, () => void next());
  }
  async function next(): Promise<void> {
    const { recipe, stepMs } = nextShown(last, needs.playlist);
    const stored: StoredRun = {
      id: needs.newId(),
      settings: recipe,
      recipeHash: recipeHash(recipe),
      seed: needs.newSeed(),
      pace: 'watch',
      stepMs: needs.stepMs ?? stepMs,
      origin: 'showcase',
      owner: null,
      by: null,
      status: 'running',
      problem: null,
      createdAt: needs.clock(),
      endedAt: null,
      pinned: false,
      progress: NO_FIGURES,
    };
    try {
      await store.create(stored);
      await show(stored, false);
    } catch (error) {
      needs.failed(stored.id, `the showcase could not begin: ${String(error)}`);
      retry();
    }
  }
  /** Where the playlist was: the newest showcase's recipe. */
  async function lastShown(): Promise<string | null> {
    for (let page = 0, before = Number.MAX_SAFE_INTEGER; page < MOST_PAGES; page++) {
      const runs = await store.list({ before, limit: PAGE });
      const shown = runs.find(({ origin }) => origin === 'showcase');
      if (shown) return shown.settings.name;
      if (runs.length < PAGE) return null;
      before = runs.at(-1)!.createdAt;
    }
    return null;
  }

  return {
    async start(unfinished) {
      const [newest, ...older] = [...unfinished].reverse();
      for (const { id } of older)
        await store.setStatus(id, 'stopped', needs.clock(), 'another showcase took its place');
      if (!newest) {
        last = await lastShown();
        return next();
      }
      try {
        await show(newest, true);
      } catch (error) {
        needs.failed(newest.id, `it could not be taken up again: ${String(error)}`);
        await store.setStatus(newest.id, 'failed', needs.clock(), 'it could not be taken up again');
        await next();
      }
    },
    run: () => run,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
