/** Keeps a run filled from the server: who comes late has the whole history, and after a gap only what is missing is asked for. */

import { parseRunWeights, parseShowcase } from '../../shared/protocol/parseRun.ts';
import { parseRunDetail, parseRunJoined } from '../../shared/protocol/parseRunDetail.ts';
import type {
  CheckpointInfo,
  RunDetail,
  RunEvent,
  RunJoined,
  RunNews,
  RunPoint,
  RunSteps,
  RunWeights,
} from '../../shared/protocol/runEvents.ts';
import { unpackNews, unpackSteps } from '../../shared/protocol/runPack.ts';
import type { AskFailure, Connection } from './connection.ts';
import { fetchCheckpoint, fetchCheckpoints, fetchCurve, fetchEvents } from './runs.ts';

/** What a feed fills: a RunModel, and what each of these promises is said there. */
export interface RunSink {
  detail(): RunDetail | null;
  newest(): number;
  begin(detail: RunDetail): void;
  onSummary(detail: RunDetail): void;
  onHistory(newest: number, points: readonly RunPoint[], events: readonly RunEvent[]): void;
  onNews(news: RunNews): boolean;
  onEvents(events: readonly RunEvent[]): boolean;
  onCheckpoints(all: readonly CheckpointInfo[]): void;
  onSteps(steps: RunSteps): boolean;
  onWeights(weights: RunWeights): void;
}

export interface RunFeed {
  /** Weights, about once a second, as long as it is on. */
  look(on: boolean): void;
  /** The file of a checkpoint. @throws Error if it cannot be had */
  checkpoint(id: string): Promise<Uint8Array>;
  /** Why the run is not there; null where it is, or is on its way. */
  failure(): AskFailure | null;
  /** Runs followed so far, the first one included. */
  followed(): number;
  /** From now on the run that is shown, not the next showcase. */
  stay(): void;
  close(): void;
}

const AGAIN_MS = 2000;
const JOIN_EVERY_MS = 1000; // at most
const CHECKPOINTS_EVERY_MS = 1500; // at most
const MOST_BEHIND = 5000; // events; beyond it the whole curve is less to fetch
const MOST_WAITING = 200; // news

/** @param first which run; null: the showcase, and the next one after it */
export function followRun({ socket, ask }: Connection, first: string | null, model: RunSink): RunFeed {
  let run = first;
  const ends = new AbortController();
  const { signal } = ends;
  const timers = new Map<string, number>();
  let failure: AskFailure | null = null;
  let followed = 0;
  let looks = false;
  let joining = false;
  let joinedAt = Number.NEGATIVE_INFINITY; // ms
  let fetching = false;
  let waiting: RunNews[] = []; // came while what is before them was fetched

  /** Once, however often it is wished for meanwhile. */
  function soon(what: string, ms: number, act: () => Promise<void>): void {
    if (timers.has(what) || signal.aborted) return;
    const timer = window.setTimeout(() => {
      timers.delete(what);
      void act();
    }, ms);
    timers.set(what, timer);
  }

  async function join(): Promise<void> {
    if (signal.aborted) return;
    if (joining) {
      joinAgain();
      return;
    }
    joining = true;
    joinedAt = performance.now();
    const answer = await ask<RunJoined>(
      (to, reply) => to.emit('run:watch', { run, after: model.newest() }, reply as (raw: unknown) => void),
      parseRunJoined,
    );
    joining = false;
    if (signal.aborted) return;
    failure = answer.ok ? null : answer.code;
    if (!answer.ok) {
      soon('join', AGAIN_MS, join);
      return;
    }
    const { run: detail, current } = answer.value;
    if (detail.id === model.detail()?.id) model.onSummary(detail);
    else {
      waiting = [];
      followed += 1;
      model.begin(detail);
    }
    if (current) model.onSteps(current);
    if (looks) socket.emit('run:look', { on: true });
    soon('checkpoints', 0, listCheckpoints);
    await catchUp(detail.newest);
  }
  function joinAgain(): void {
    soon('join', Math.max(joinedAt + JOIN_EVERY_MS - performance.now(), 0), join);
  }

  /** @returns whether the server answered */
  async function fetchMissing(id: string, newest: number): Promise<boolean> {
    if (model.newest() === 0 || newest - model.newest() > MOST_BEHIND) {
      const curve = await fetchCurve(id, signal);
      if (curve && model.detail()?.id === id) model.onHistory(curve.newest, curve.points, curve.events);
      return curve !== null;
    }
    const page = await fetchEvents(id, model.newest(), signal);
    if (page && model.detail()?.id === id) model.onEvents(page.events);
    return page !== null;
  }
  /** @param newest number of the newest event that is known to be */
  async function catchUp(newest: number): Promise<void> {
    const id = model.detail()?.id;
    if (fetching || id === undefined || signal.aborted) return;
    fetching = true;
    let answered = true;
    while (answered && model.newest() < newest && model.detail()?.id === id && !signal.aborted) {
      const before = model.newest();
      answered = (await fetchMissing(id, newest)) && model.newest() > before;
    }
    fetching = false;
    if (signal.aborted) return;
    if (!answered) soon('catchUp', AGAIN_MS, () => catchUp(model.detail()?.newest ?? 0));
    const kept = waiting;
    waiting = [];
    for (const news of kept) take(news);
  }
  function take(news: RunNews): void {
    if (model.onNews(news)) return;
    if (waiting.length < MOST_WAITING) waiting.push(news);
    if (!timers.has('catchUp')) void catchUp(news.newest);
  }

  async function listCheckpoints(): Promise<void> {
    const id = model.detail()?.id;
    if (id === undefined) return;
    const all = await fetchCheckpoints(id, signal);
    if (signal.aborted || model.detail()?.id !== id) return;
    if (all) model.onCheckpoints(all);
    else soon('checkpoints', AGAIN_MS, listCheckpoints);
  }

  const heard = {
    'run:news': (raw: unknown) => {
      const news = unpackNews(raw);
      if (!news) return;
      take(news);
      const tested = news.events.some((event) => event.kind === 'evaluation' && event.moment !== null);
      if (tested) soon('checkpoints', CHECKPOINTS_EVERY_MS, listCheckpoints);
    },
    'run:steps': (raw: unknown) => {
      const steps = unpackSteps(raw);
      if (steps && !model.onSteps(steps)) joinAgain(); // the answer has the running episode
    },
    'run:weights': (raw: unknown) => {
      const weights = parseRunWeights(raw);
      if (weights) model.onWeights(weights);
    },
    'run:status': (raw: unknown) => {
      const detail = parseRunDetail(raw);
      if (!detail || detail.id !== model.detail()?.id) return;
      model.onSummary(detail);
      if (detail.newest > model.newest()) soon('catchUp', AGAIN_MS, () => catchUp(detail.newest)); // unless news bring it
    },
    'run:showcase': (raw: unknown) => {
      if (run === null && parseShowcase(raw)) void join();
    },
    connect: () => {
      if (!joining) void join(); // else it waits for the connection itself
    },
  } as const;
  const names = Object.keys(heard) as (keyof typeof heard)[];
  for (const name of names) socket.on(name, heard[name] as () => void);
  void join();

  return {
    failure: () => failure,
    followed: () => followed,
    stay() {
      run = model.detail()?.id ?? run;
    },
    look(on) {
      looks = on;
      if (socket.connected && followed > 0) socket.emit('run:look', { on });
    },
    async checkpoint(id) {
      const bytes = await fetchCheckpoint(id, signal);
      if (!bytes) throw new Error(`checkpoint ${id} cannot be had`);
      return bytes;
    },
    close() {
      ends.abort();
      for (const timer of timers.values()) window.clearTimeout(timer);
      for (const name of names) socket.off(name, heard[name] as () => void);
      if (socket.connected) socket.emit('run:leave');
    },
  };
}
