/** One run that trains in this page's own worker, and feeds the model that every panel reads (LAB1). */
import { sha256Hex } from '../../../shared/policy/checkpoint.ts';
import type { CheckpointInfo, RunEvent, RunSteps } from '../../../shared/protocol/runEvents.ts';
import type { TrainingNews, TrainingOrder } from '../../../shared/training/news.ts';
import { countFigures } from '../../model/lab/labFigures.ts';
import { detailOf, type KeptHistory, type KeptRun, type LabState } from '../../model/lab/labRun.ts';
import { createRunModel, type RunSource } from '../../model/run/runModel.ts';
import { createRunKeeper, type WriteBatch } from './runKeeper.ts';
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
  const bytesOf = new Map<string, Uint8Array>(); // of checkpoints, by id
  let { run, history } = options;
  let counter = countFigures();
  let keeper = createRunKeeper(history.checkpoints, write);
  let state: LabState = 'paused';
  let thread: Thread | null = null;
  let looking = false;
  let leaveSeat: (() => void) | null = null;
  let current: RunSteps | null = null; // the running episode so far
  let runningSince: number | null = null; // performance.now()

  function changed(): void {
    model.onSummary(detailOf(run, state));
    for (const listener of [...listeners]) listener();
  }

  function enter(next: LabState): void {
    if (runningSince !== null) run = { ...run, seconds: seconds() };
    runningSince = next === 'running' ? performance.now() : null;
    state = next;
    changed();
  }

  const seconds = (): number => run.seconds + (runningSince === null ? 0 : (performance.now() - runningSince) / 1_000);

  /** What is kept of it, and what it is now. */
  function show(elsewhere: boolean): void {
    counter = countFigures();
    for (const event of history.events) counter.take(event);
    for (const { info, bytes } of history.checkpoints) bytesOf.set(info.id, bytes);
    keeper = createRunKeeper(history.checkpoints, write);
    state = run.status !== 'unfinished' ? run.status : elsewhere ? 'elsewhere' : 'paused';
    model.begin(detailOf(run, state));
    model.onEvents(history.events);
    tellCheckpoints();
    changed();
    if (state === 'paused' && !run.paused) goOn();
  }

  function tellCheckpoints(): void {
    model.onCheckpoints(keeper.checkpoints().map(({ info }) => info));
  }

  function leave(): void {
    leaveSeat?.();
    leaveSeat = null;
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

  function newThread(...first: readonly TrainingOrder[]): Thread {
    const { id, settings: recipe, seed, begunStepMs: stepMs, lingerSteps } = run;
    const saveMs = recipe.kind === 'dqn' && recipe.pixels ? FRAMES_SAVE_MS : SAVE_MS;
    const plan = { run: id, recipe, seed, stepMs, newsMs: NEWS_MS, lingerSteps, resume: history.save };
    const look: TrainingOrder[] = looking ? [{ kind: 'look', on: true }] : [];
    const pace: TrainingOrder[] = run.stepMs === stepMs ? [] : [{ kind: 'pace', stepMs: run.stepMs }];
    const made = start({ ...plan, saveMs: write ? saveMs : null }, [...look, ...pace, ...first], {
      onNews: (news) => void (made === thread && takeNews(news)),
      onOver: () => void (made === thread && over('stopped', null)),
      onFailed: (message) => void (made === thread && over('failed', message)),
    });
    history = EMPTY_HISTORY; // the model and the thread have it
    return made;
  }

  /** Nothing follows. The last of it is kept, no save of it is needed any more. */
  function over(status: 'ended' | 'stopped' | 'failed', problem: string | null): void {
    endThread();
    run = { ...run, status, problem, endedAt: Date.now() };
    enter(status);
    history = EMPTY_HISTORY;
    keeper.save(run, null);
  }

  function endThread(): void {
    thread?.end();
    thread = null;
    leave();
  }

  function takeNews(news: readonly TrainingNews[]): void {
    const events: RunEvent[] = [];
    for (const one of news) {
      switch (one.kind) {
        case 'steps':
          takeSteps({ ...one, run: run.id });
          break;
        case 'event':
          events.push(one.event);
          takeEvent(one.event);
          break;
        case 'checkpoint':
          bytesOf.set(one.id, one.bytes);
          break;
        case 'weights':
          model.onWeights({ run: run.id, step: one.step, parameters: one.parameters });
          break;
        case 'save':
          run = { ...run, figures: { ...run.figures, steps: one.step } };
          keeper.save({ ...run, seconds: seconds() }, one.bytes);
      }
    }
    if (events.length === 0) return;
    model.onEvents(events);
    tellCheckpoints();
    if (events.at(-1)!.kind === 'ended') over('ended', null);
    else changed();
  }

  /** Who begins to listen within an episode misses its beginning, and is told all of it. */
  function takeSteps(steps: RunSteps): void {
    current = steps.from === 0 || !current ? steps : joined(current, steps);
    if (!model.onSteps(steps) && current.from === 0) model.onSteps(current);
  }

  function takeEvent(event: RunEvent): void {
    counter.take(event);
    run = { ...run, figures: counter.figures() };
    keeper.takeEvent(event);
    if (event.kind === 'solved') run = { ...run, solvedSeconds: seconds() };
    if (event.kind !== 'evaluation' || event.moment === null) return;
    const bytes = bytesOf.get(event.moment);
    if (bytes) keeper.takeCheckpoint({ info: infoOf(event, event.moment, bytes), bytes });
  }

  function infoOf(event: EvaluationOf, id: string, bytes: Uint8Array): CheckpointInfo {
    const { step, episode, mean } = event;
    return { id, run: run.id, step, episode, mean, bytes: bytes.length, sha256: sha256Hex(bytes) };
  }

  function pause(): void {
    if (state !== 'running' && state !== 'queued') return;
    thread?.order({ kind: 'pause' });
    if (write) thread?.order({ kind: 'save' });
    leave();
    run = { ...run, paused: true };
    enter('paused');
  }

  const local: LocalRun = {
    model,
    run: () => ({ ...run, seconds: seconds() }),
    state: () => state,
    pause,
    step() {
      pause();
      if (state !== 'paused') return;
      if (thread) thread.order({ kind: 'step' });
      else thread = newThread({ kind: 'pause' }, { kind: 'step' });
    },
    goOn,
    stop() {
      if (thread && state !== 'ended') {
        thread.order({ kind: 'stop' });
      } else if (state === 'paused' || state === 'queued') over('stopped', null);
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
    refresh(newer, newerHistory, elsewhere) {
      endThread();
      run = newer;
      history = newerHistory;
      runningSince = null;
      show(elsewhere);
    },
    look(on) {
      looking = on;
      thread?.order({ kind: 'look', on });
    },
    async checkpoint(id) {
      const bytes = bytesOf.get(id);
      if (!bytes) throw new Error(`${id} is not kept here`);
      return bytes;
    },
    close() {
      endThread();
      listeners.clear();
    },
  };
  show(options.elsewhere ?? false);
  return local;
}

function joined(before: RunSteps, after: RunSteps): RunSteps {
  return {
    ...before,
    actions: [...before.actions, ...after.actions],
    explored: [...before.explored, ...after.explored],
    q: [...before.q, ...after.q],
  };
}

type EvaluationOf = Extract<RunEvent, { readonly kind: 'evaluation' }>;
