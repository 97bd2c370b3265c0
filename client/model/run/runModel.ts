/** A run as every panel sees it, wherever it trains: on the server or in this page. */
import type {
  CheckpointInfo,
  RunDetail,
  RunEvent,
  RunNews,
  RunPoint,
  RunSteps,
  RunWeights,
} from '../../../shared/protocol/runEvents.ts';
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
