/** One run that trains in this page's own worker, and feeds the model that every panel reads (LAB1). */
import type { TrainingNews, TrainingOrder } from '../../../shared/training/news.ts';
import { detailOf, type KeptHistory, type KeptRun, type LabState } from '../../model/lab/labRun.ts';
import { createRunModel, type RunSource } from '../../model/run/runModel.ts';
import { createLocalFeed, type LocalFeed } from './localFeed.ts';
import type { WriteBatch } from './runKeeper.ts';
import { createSeats, type Seats } from './seats.ts';
import { type StartThread, startThread, type Thread } from './thread.ts';

export interface LocalOptions {
  readonly run: KeptRun;
  readonly history: KeptHistory; // of a new one: EMPTY_HISTORY
  readonly elsewhere?: boolean; // another page trains it: this one only shows what it has kept
  readonly write?: WriteBatch | null; // null: a reload forgets it
  readonly seats?: Seats;
  readonly start?: StartThread;
}

export interface LocalControls {
  /** As it is now, to be shown or kept. */
  run(): KeptRun;
  state(): LabState;
  pause(): void;
  /** Up to and including the next update; pauses first. */
  step(): void;
  goOn(): void;
  /** For good. What it has learned stays. */
  stop(): void;
  /** @param stepMs real ms per environment step; 0: as fast as it goes */
  pace(stepMs: number): void;
  /** Saves now, if it is kept. */
  save(): void;
  /** Told of every change but steps and weights. @returns how to stop it */
  listen(listener: () => void): () => void;
}

export interface LocalRun extends RunSource, LocalControls {
  rename(name: string): void;
  /** Another page has trained it: shows what that has kept. @param elsewhere whether it still does */
  refresh(run: KeptRun, history: KeptHistory, elsewhere: boolean): void;
}

export const EMPTY_HISTORY: KeptHistory = { events: [], checkpoints: [], save: null };
const NEWS_MS = 100;
const SAVE_MS = 3_000;
const FRAMES_SAVE_MS = 20_000; // a replay of frames is tens of megabytes

const pageSeats = createSeats(Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 1) - 1));

/** Goes on from its history, or begins; a paused one waits for `goOn`, a finished one only shows what it was. */
export function startLocalRun(options: LocalOptions): LocalRun {
  const { write = null, seats = pageSeats, start = startThread } = options;
  const model = createRunModel();
  const listeners = new Set<() => void>();
  let { run } = options;
  let save: Uint8Array | null = null; // where it goes on from, until it does
  let state: LabState = 'paused';
  let feed: LocalFeed;
  let thread: Thread | null = null;
  let looking = false;
  let leaveSeat: (() => void) | null = null;
  let runningSince: number | null = null; // performance.now()
  show(options.history, options.elsewhere ?? false);

  function changed(): void {
    model.onSummary(detailOf(run, state));
    for (const listener of [...listeners]) listener();
  }

  function enter(next: LabState): void {
    run = { ...run, seconds: seconds() };
    runningSince = next === 'running' ? performance.now() : null;
    state = next;
    changed();
  }

  function seconds(): number {
    return run.seconds + (runningSince === null ? 0 : (performance.now() - runningSince) / 1_000);
  }

  /** What is kept of it; and on it goes, if it may. */
  function show(history: KeptHistory, elsewhere: boolean): void {
    save = history.save;
    state = run.status !== 'unfinished' ? run.status : elsewhere ? 'elsewhere' : 'paused';
    model.begin(detailOf(run, state));
    feed = createLocalFeed(model, history, write);
    changed();
    if (!run.paused) goOn();
  }

  /** Full speed takes a seat; the pace of people costs next to nothing. */
  function goOn(): void {
    if (state !== 'paused') return;
    run = { ...run, paused: false };
    enter('queued');
    if (run.stepMs > 0) begin();
    else leaveSeat = seats.ask(begin);
  }

  function begin(): void {
    if (thread) thread.order({ kind: 'goOn' });
    else thread = newThread();
    enter('running');
  }

  function newThread(...orders: readonly TrainingOrder[]): Thread {
    const { id, settings: recipe, seed, begunStepMs: stepMs, lingerSteps } = run;
    const everyMs = recipe.kind === 'dqn' && recipe.pixels ? FRAMES_SAVE_MS : SAVE_MS;
    const saveMs = write ? everyMs : null;
    const plan = { run: id, recipe, seed, stepMs, newsMs: NEWS_MS, saveMs, lingerSteps, resume: save };
    const first: TrainingOrder[] = [];
    if (looking) first.push({ kind: 'look', on: true });
    if (run.stepMs !== stepMs) first.push({ kind: 'pace', stepMs: run.stepMs });
    save = null;
    const made = start(plan, [...first, ...orders], {
      onNews: (news) => void (made === thread && takeNews(news)),
      onOver: () => void (made === thread && over('stopped', null)),
      onFailed: (message) => void (made === thread && over('failed', message)),
    });
    return made;
  }

  /** Nothing follows. The last of it is kept, no save of it is needed any more. */
  function over(status: 'ended' | 'stopped' | 'failed', problem: string | null): void {
    endThread();
    run = { ...run, status, problem, endedAt: Date.now() };
    enter(status);
    feed.keeper.save(run, null);
  }

  function endThread(): void {
    thread?.end();
    thread = null;
    leave();
  }

  function leave(): void {
    leaveSeat?.();
    leaveSeat = null;
  }

  function takeNews(news: readonly TrainingNews[]): void {
    feed.show(run.id, news);
    const { newest, steps } = run.figures;
    const figures = feed.figures();
    if (figures.solvedAt !== null && run.solvedSeconds === null) run = { ...run, solvedSeconds: seconds() };
    run = { ...run, figures: { ...figures, steps: Math.max(steps, figures.steps) } };
    for (const one of news) {
      if (one.kind !== 'save' && one.kind !== 'weights') continue;
      run = { ...run, figures: { ...run.figures, steps: one.step } };
      if (one.kind === 'save') feed.keeper.save({ ...run, seconds: seconds() }, one.bytes);
    }
    if (news.some((one) => one.kind === 'event' && one.event.kind === 'ended')) over('ended', null);
    else if (run.figures.newest !== newest || run.figures.steps !== steps) changed();
  }

  function pause(): void {
    if (state !== 'running' && state !== 'queued') return;
    thread?.order({ kind: 'pause' });
    if (write) thread?.order({ kind: 'save' });
    leave();
    run = { ...run, paused: true };
    enter('paused');
  }

  return {
    model,
    run: () => ({ ...run, seconds: seconds() }),
    state: () => state,
    pause,
    step() {
      pause();
      if (state !== 'paused') return;
      if (!thread) thread = newThread({ kind: 'pause' }, { kind: 'step' });
      else {
        thread.order({ kind: 'step' });
        if (looking) thread.order({ kind: 'look', on: true }); // after this step, not a second later
      }
    },
    goOn,
    stop() {
      if (thread) thread.order({ kind: 'stop' });
      else if (state === 'paused' || state === 'queued') over('stopped', null);
    },
    pace(stepMs) {
      const goesOn = state === 'running' || state === 'queued';
      if (goesOn) {
        thread?.order({ kind: 'pause' });
        leave();
        enter('paused');
      }
      run = { ...run, stepMs };
      thread?.order({ kind: 'pace', stepMs });
      if (goesOn) goOn();
      else changed();
    },
    save: () => void (write && thread?.order({ kind: 'save' })),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    rename(name) {
      run = { ...run, name };
      changed();
    },
    refresh(newer, history, elsewhere) {
      endThread();
      run = newer;
      runningSince = null;
      show(history, elsewhere);
    },
    look(on) {
      looking = on;
      thread?.order({ kind: 'look', on });
    },
    checkpoint(id) {
      const bytes = feed.file(id);
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`${id} is not kept here`));
    },
    close() {
      endThread();
      listeners.clear();
    },
  };
}
