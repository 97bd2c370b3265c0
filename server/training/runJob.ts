/** One run that trains: its thread's news go to those who watch and to the log; it is over once, for one reason. */
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import { keepMoment } from '../../shared/policy/keptMoments.ts';
import type { CheckpointInfo, RunEvent } from '../../shared/protocol/runEvents.ts';
import type { TrainingNews, TrainingOrder, TrainingPlan } from '../../shared/training/news.ts';
import type { FigureKeeper, RunFigures } from '../../shared/training/runFigures.ts';
import { lingerSteps } from './playlist.ts';
import { createRunHub, type RunHub, type RunSink } from './runHub.ts';
import { createRunLog, type RunLog } from './runLog.ts';
import type { RunSave, RunStore, StoredRun } from './runStore.ts';

/** What this needs of threads. */
export interface TrainingThread {
  tell(order: TrainingOrder): void;
  /** Ends it at once; `onEnd` is not called then. */
  terminate(): void;
}
/** @param onEnd once: null if the run is over or was told to stop, else why it crashed */
export type StartTraining = (
  plan: TrainingPlan,
  onNews: (news: readonly TrainingNews[]) => void,
  onEnd: (problem: string | null) => void,
) => TrainingThread;

/** To those who watch one run. */
export interface JobSink extends RunSink {
  weights(step: number, parameters: Float32Array): void;
}

export interface RunJobNeeds {
  readonly store: RunStore;
  readonly start: StartTraining;
  readonly sink: JobSink;
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
  readonly saveMs: number;
  /** Its problem is another one: null while all is well. */
  readonly changed: () => void;
  readonly checkpoint: (info: CheckpointInfo, bytes: Uint8Array) => void;
  readonly over: (end: JobEnd) => void;
}

export interface JobEnd {
  readonly status: 'ended' | 'stopped' | 'failed' | 'running'; // 'running': shut down with the server, to be resumed
  readonly problem: string | null;
}

/** Where a run goes on. */
export interface JobBegin {
  readonly stored: StoredRun;
  readonly save: RunSave | null;
  readonly figures: FigureKeeper; // of all events up to the save
  readonly checkpoints: readonly CheckpointInfo[]; // that are kept, by step
}

export interface RunJob {
  readonly hub: RunHub;
  readonly log: RunLog;
  readonly figures: () => RunFigures;
  readonly problem: () => string | null;
  look(on: boolean): void;
  /** Hands what has come to those who watch, and to the disk. */
  flush(): void;
  store(): void;
  /** Saves and is over. @param problem why, if not by its owner */
  stop(status: 'stopped' | 'running', problem: string | null): void;
  /** Ends it here at once, with nothing more stored or told: another process has it. */
  abandon(): void;
}

const NEWS_MS = 100;
const STOP_WITHIN_MS = 5_000;
const SAVED_BYTES_PER_MS = 2_500; // on average: a replay of 100 MB each 40 s
const MOST_BACKLOG = 20_000; // events; beyond it the thread waits for the disk

export function startRunJob({ stored, save, figures, checkpoints }: JobBegin, needs: RunJobNeeds): RunJob {
  const { id } = stored;
  let kept = checkpoints;
  let disk: string | null = null;
  let nextSaveMs = needs.now() + needs.saveMs;
  let held = false; // the thread waits for the disk
  let stopping: JobEnd | null = null;
  let ended = false;
  let over = false;
  let abandoned = false;
  let nextFile: { readonly id: string; readonly bytes: Uint8Array } | null = null;
  let cancelKill: () => void = () => {};

  const log = createRunLog({
    store: needs.store,
    run: id,
    figures: figures.figures,
    after: needs.after,
    trouble(problem) {
      disk = problem;
      hold();
      needs.changed();
    },
  });
  const hub = createRunHub(id, figures.figures().newest, needs.sink);
  const thread = needs.start(
    {
      run: id,
      recipe: stored.settings,
      seed: stored.seed,
      stepMs: stored.stepMs,
      newsMs: NEWS_MS,
      saveMs: null, // it is told when: large ones less often
      lingerSteps: stored.stepMs > 0 ? lingerSteps(stored.stepMs) : null,
      resume: save?.bytes ?? null,
    },
    (news) => {
      if (over) return;
      try {
        for (const one of news) take(one);
      } catch (error) {
        thread.terminate();
        finish({ status: 'failed', problem: error instanceof Error ? error.message : String(error) });
      }
      hold();
    },
    (problem) => {
      if (problem !== null) finish({ status: 'failed', problem });
      else if (ended) finish({ status: 'ended', problem: null });
      else finish(stopping ?? { status: 'failed', problem: 'its thread ended before the run did' });
    },
  );

  /** Training waits while the disk does not keep up. */
  function hold(): void {
    const hold = disk !== null || log.backlog() > MOST_BACKLOG;
    if (hold === held || over) return;
    held = hold;
    thread.tell({ kind: hold ? 'pause' : 'goOn' });
  }
  function take(news: TrainingNews): void {
    switch (news.kind) {
      case 'steps':
        hub.steps(news, needs.now());
        return;
      case 'checkpoint':
        nextFile = news; // its evaluation comes next and says what it is worth
        return;
      case 'event':
        hub.event(news.event);
        figures.add(news.event);
        log.event(news.event);
        if (news.event.kind === 'evaluation') judged(news.event);
        if (news.event.kind === 'ended') ended = true;
        return;
      case 'weights':
        needs.sink.weights(news.step, news.parameters);
        return;
      case 'save':
        nextSaveMs = needs.now() + Math.max(needs.saveMs, news.bytes.length / SAVED_BYTES_PER_MS);
        log.save({ newest: news.newest, step: news.step, bytes: news.bytes });
        return;
    }
  }
  function judged({ moment, step, episode, mean }: Extract<RunEvent, { readonly kind: 'evaluation' }>): void {
    const file = nextFile;
    nextFile = null;
    if (!file || file.id !== moment) return;
    const { bytes } = file;
    const info: CheckpointInfo = {
      id: file.id,
      run: id,
      step,
      episode,
      mean,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    };
    const keep = keepMoment(kept, info);
    for (const one of kept) if (!keep.includes(one)) log.drop(one.id);
    kept = keep;
    if (!keep.includes(info)) return;
    log.checkpoint({ info, bytes });
    needs.checkpoint(info, bytes);
  }
  /** Everything is told and stored before it counts as over. */
  function finish(end: JobEnd): void {
    if (over) return;
    over = true;
    cancelKill();
    hub.close();
    void log.stored().then(() => {
      if (!abandoned) needs.over(end);
    });
  }

  return {
    hub,
    log,
    figures: figures.figures,
    problem: () => disk,
    look: (on) => {
      if (!over) thread.tell({ kind: 'look', on });
    },
    flush() {
      const nowMs = needs.now();
      hub.flush(nowMs);
      if (over || held || stopping || nowMs < nextSaveMs) return;
      nextSaveMs = Number.POSITIVE_INFINITY; // until it has come
      thread.tell({ kind: 'save' });
    },
    store() {
      log.flush();
      hold();
    },
    stop(status, problem) {
      if (over || stopping) return;
      stopping = { status, problem };
      thread.tell({ kind: 'stop' });
      cancelKill = needs.after(STOP_WITHIN_MS, () => {
        thread.terminate();
        finish(stopping!);
      });
    },
    abandon() {
      over = true;
      abandoned = true;
      cancelKill();
      thread.terminate();
      log.giveUp();
    },
  };
}
