/** One run of a post in this very page: its lines as the post prints them, its episodes for the chart. Nothing of it is kept. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TrainingNews } from '../../../../shared/training/news.ts';
import { createReportLines } from '../../../../shared/training/reportLines.ts';
import { type LabState, newRun, ownRunId } from '../../../model/lab/labRun.ts';
import type { EpisodeAt } from '../../../model/learn/postFigure.ts';
import { ownSide, sideVariant } from '../../../model/learn/postSides.ts';
import type { Post } from '../../../model/learn/posts.ts';
import { EMPTY_HISTORY, type LocalRun, startLocalRun } from '../../../workers/lab/localRun.ts';
import { type StartThread, startThread } from '../../../workers/lab/thread.ts';

const MOST_LINES = 400; // the newest ones

export interface PostRunFigures {
  readonly episodes: number;
  readonly steps: number;
  readonly updates: number;
}

export interface PostRun {
  readonly side: Signal<'written' | 'meant'>; // chosen for the next one
  readonly seed: Signal<number>;
  readonly state: ReadonlySignal<LabState | null>; // null: none has begun
  readonly problem: ReadonlySignal<string | null>;
  readonly lines: ReadonlySignal<readonly string[]>;
  readonly episodes: ReadonlySignal<readonly EpisodeAt[]>;
  readonly figures: ReadonlySignal<PostRunFigures>;
  readonly weightsSha256: ReadonlySignal<string | null>; // at its end
  start(): void;
  pause(): void;
  goOn(): void;
  stop(): void;
  dispose(): void;
}

const NOTHING: PostRunFigures = { episodes: 0, steps: 0, updates: 0 };

/** @param thread what trains it; in a page its own worker */
export function createPostRun(post: Post, thread: StartThread = startThread): PostRun {
  const side = signal(ownSide(post));
  const seed = signal(1);
  const state = signal<LabState | null>(null);
  const problem = signal<string | null>(null);
  const lines = signal<readonly string[]>([]);
  const episodes = signal<readonly EpisodeAt[]>([]);
  const figures = signal(NOTHING);
  const weightsSha256 = signal<string | null>(null);
  let local: LocalRun | null = null;

  function close(): void {
    local?.close();
    local = null;
  }

  function start(): void {
    close();
    const { recipe } = sideVariant(post, side.peek());
    const lineOf = createReportLines(recipe);
    const bySteps = 'steps' in recipe.budget;
    const take = (news: readonly TrainingNews[]): void => {
      const ends = news.flatMap((one) => (one.kind === 'event' && one.event.kind === 'episode' ? [one.event] : []));
      const fresh = ends.flatMap((end) => lineOf(end, null) ?? []);
      batch(() => {
        if (fresh.length > 0) lines.value = [...lines.peek(), ...fresh].slice(-MOST_LINES);
        if (ends.length > 0)
          episodes.value = [
            ...episodes.peek(),
            ...ends.map(({ episode, step, episodicReturn }) => [bySteps ? step : episode, episodicReturn] as const),
          ];
      });
    };
    batch(() => {
      lines.value = [];
      episodes.value = [];
      figures.value = NOTHING;
      weightsSha256.value = null;
      problem.value = null;
    });
    const plan = { name: '', group: null, settings: recipe, seed: seed.peek(), stepMs: 0, lingerSteps: null };
    const begun = startLocalRun({
      run: newRun(plan, ownRunId('learn'), Date.now()),
      history: EMPTY_HISTORY,
      start: (given, orders, events) =>
        thread(given, orders, {
          ...events,
          onNews(news) {
            if (begun === local) take(news);
            events.onNews(news);
          },
        }),
    });
    local = begun;
    const look = (): void => {
      if (begun !== local) return;
      const run = begun.run();
      batch(() => {
        state.value = begun.state();
        problem.value = run.problem;
        figures.value = run.figures;
        weightsSha256.value = run.figures.weightsSha256;
      });
    };
    begun.listen(look);
    look();
  }

  return {
    side,
    seed,
    state,
    problem,
    lines,
    episodes,
    figures,
    weightsSha256,
    start,
    pause: () => local?.pause(),
    goOn: () => local?.goOn(),
    stop: () => local?.stop(),
    dispose: close,
  };
}
