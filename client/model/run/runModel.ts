/** A run as every panel sees it, wherever it trains: on the server or in this page. */

import { pointOf } from '../../../shared/learner/runPoints.ts';
import type {
  CheckpointInfo,
  RunDetail,
  RunEvent,
  RunNews,
  RunPoint,
  RunSteps,
  RunWeights,
} from '../../../shared/protocol/runEvents.ts';
import { createPointRows } from './pointRows.ts';
import type { RunSeries } from './runSeries.ts';

export type EvaluationEvent = Extract<RunEvent, { readonly kind: 'evaluation' }>;

/** Read by panels in every frame or when `version` has grown; written by whoever feeds it. */
export interface RunModel {
  /** Null before the first answer. */
  detail(): RunDetail | null;
  /** Grows with each change of anything here but the steps and weights. */
  version(): number;
  /** Columns for charts, one row a point; at most 4,000 rows, neighbours merged beyond. */
  series(): RunSeries;
  lastPoint(): RunPoint | null;
  evaluations(): readonly EvaluationEvent[]; // by step
  checkpoints(): readonly CheckpointInfo[]; // by step
  /** Number of the newest event: ask for those above it. */
  newest(): number;
  /** Newest weights that came while somebody looked; null before. */
  weights(): RunWeights | null;

  /** Another run, or the same from its beginning: all is empty again. */
  begin(detail: RunDetail): void;
  /** Status and figures changed. */
  onSummary(detail: RunDetail): void;
  /** The whole history so far. */
  onHistory(newest: number, points: readonly RunPoint[], events: readonly RunEvent[]): void;
  /** @returns false if something is missing between `newest()` and `news.after`: ask for it */
  onNews(news: RunNews): boolean;
  /** Numbered events in order, episodes too: from a log, or from a thread of this page. @returns false if some are missing */
  onEvents(events: readonly RunEvent[]): boolean;
  onCheckpoints(all: readonly CheckpointInfo[]): void;
  /** @returns false if steps are missing: join again, the answer has the running episode */
  onSteps(steps: RunSteps): boolean;
  onWeights(weights: RunWeights): void;
  /** Who plays the steps; told of each message. @returns how to stop it */
  listenSteps(listener: (steps: RunSteps) => boolean): () => void;
}

/** What a page can ask of a run. */
export interface RunSource {
  readonly model: RunModel;
  /** Weights, about once a second, as long as it is on. */
  look(on: boolean): void;
  /** The file of a checkpoint. @throws Error in words for the page if it cannot be had */
  checkpoint(id: string): Promise<Uint8Array>;
  close(): void;
}

export function createRunModel(): RunModel {
  let detail: RunDetail | null = null;
  let version = 0;
  let newest = 0;
  let rows = createPointRows();
  let evaluations: EvaluationEvent[] = [];
  let shownEvaluations: readonly EvaluationEvent[] | null = null; // as they were told of last
  let checkpoints: readonly CheckpointInfo[] = [];
  let weights: RunWeights | null = null;
  const listeners = new Set<(steps: RunSteps) => boolean>();

  function empty(): void {
    newest = 0;
    rows = createPointRows();
    evaluations = [];
    shownEvaluations = null;
  }
  function tell(event: RunEvent): void {
    if (event.kind === 'episode') rows.add(pointOf(event));
    if (event.kind !== 'evaluation') return;
    evaluations.push(event);
    shownEvaluations = null;
  }
  function isOurs(run: string): boolean {
    return run === detail?.id;
  }

  return {
    detail: () => detail,
    version: () => version,
    series: () => rows.series(),
    lastPoint: () => rows.last(),
    evaluations: () => (shownEvaluations ??= [...evaluations]),
    checkpoints: () => checkpoints,
    newest: () => newest,
    weights: () => weights,
    begin(next) {
      detail = next;
      checkpoints = [];
      weights = null;
      empty();
      version += 1;
    },
    onSummary(next) {
      if (!isOurs(next.id)) return;
      detail = next;
      version += 1;
    },
    onHistory(upTo, points, events) {
      if (upTo <= newest) return; // an old answer: all of it is known
      empty();
      for (const point of points) rows.add(point);
      for (const event of events) tell(event);
      newest = upTo;
      version += 1;
    },
    onNews(news) {
      if (!isOurs(news.run) || news.newest <= newest) return true;
      if (news.after > newest) return false;
      const known = rows.last()?.last ?? 0;
      if (news.points.some(({ first, last }) => first <= known && last > known)) return false; // asked for one by one
      for (const point of news.points) rows.add(point);
      for (const event of news.events) if (event.number > newest) tell(event);
      newest = news.newest;
      version += 1;
      return true;
    },
    onEvents(events) {
      for (const event of events) {
        if (event.number <= newest) continue;
        if (event.number !== newest + 1) return false;
        tell(event);
        newest = event.number;
        version += 1;
      }
      return true;
    },
    onCheckpoints(all) {
      checkpoints = all.toSorted((a, b) => a.step - b.step);
      version += 1;
    },
    onSteps(steps) {
      if (!isOurs(steps.run)) return true;
      let followed = true;
      for (const listener of [...listeners]) if (!listener(steps)) followed = false;
      return followed;
    },
    onWeights(next) {
      if (isOurs(next.run)) weights = next;
    },
    listenSteps(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
