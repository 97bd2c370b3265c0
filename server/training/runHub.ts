/**
 * The live end of one run: what those hear who watch it. Numbers are the run's own. Four times a second all that has come goes out as
 * one message, its episodes as one point; steps go out of as many whole episodes as a spectator's share of the line can hold (RUN1, RUN2).
 */
import { joinPoints, pointOf } from '../../shared/learner/runPoints.ts';
import type { RunEvent, RunPoint, RunSteps } from '../../shared/protocol/runEvents.ts';
import { type PackedNews, packNews, packSteps } from '../../shared/protocol/runPack.ts';
import type { TrainingNews } from '../../shared/training/news.ts';

/** To all who watch this run. */
export interface RunSink {
  news(packed: PackedNews): void;
  steps(packed: string): void;
}

export interface RunHub {
  /** @throws Error if an event's number does not follow the last one's */
  event(event: RunEvent): void;
  steps(news: Extract<TrainingNews, { readonly kind: 'steps' }>, nowMs: number): void;
  /** Tells what has come since the last call. */
  flush(): void;
  /** Number of the newest event that was told: what follows, follows this. */
  told(): number;
  /** The episode that is streamed, packed, from its first step to where it was told; null: none is. */
  current(): string | null;
  /** Messages that go on right above event `after`; null if they are not at hand. */
  since(after: number): readonly PackedNews[] | null;
}

const KEPT_NEWS = 120; // messages: half a minute, for those who were away for a moment
const STEP_CHARACTERS = 260; // a second: with news and what frames them, below 600 bytes
const MESSAGE_CHARACTERS = 25; // what frames a message

interface Streamed {
  readonly episode: number;
  readonly seed: number;
  actions: number[];
  explored: boolean[];
  q: number[];
  told: number; // steps
}

/** @param newest number of the last event that was told before */
export function createRunHub(run: string, newest: number, sink: RunSink): RunHub {
  let known = newest;
  let told = newest;
  let point: RunPoint | null = null;
  let events: RunEvent[] = [];
  let recent: { readonly after: number; readonly packed: PackedNews }[] = [];
  let streamed: Streamed | null = null;
  let newestEpisode = 0; // whose steps have come
  let purse = STEP_CHARACTERS;
  let paidMs: number | null = null;

  function packed({ episode, seed, actions, explored, q }: Streamed, from: number, to: number): string {
    const perStep = q.length / Math.max(actions.length, 1);
    const part: RunSteps = {
      run,
      episode,
      seed,
      from,
      actions: actions.slice(from, to),
      explored: explored.slice(from, to),
      q: q.slice(from * perStep, to * perStep),
    };
    return packSteps(part);
  }
  function tellSteps(): void {
    if (!streamed || streamed.told === streamed.actions.length) return;
    const text = packed(streamed, streamed.told, streamed.actions.length);
    streamed.told = streamed.actions.length;
    purse -= text.length + MESSAGE_CHARACTERS;
    sink.steps(text);
  }
  function tellNews(): void {
    if (told === known) return;
    const news = packNews({ run, after: told, newest: known, points: point ? [point] : [], events });
    recent = [...recent.slice(1 - KEPT_NEWS), { after: told, packed: news }];
    told = known;
    point = null;
    events = [];
    sink.news(news);
  }

  return {
    event(event) {
      if (event.number !== known + 1) throw new Error(`event ${event.number} of run ${run} follows ${known}`);
      known = event.number;
      if (event.kind === 'episode') point = point ? joinPoints(point, pointOf(event)) : pointOf(event);
      else events.push(event);
    },
    steps({ episode, seed, from, actions, explored, q }, nowMs) {
      const earned = ((nowMs - (paidMs ?? nowMs)) * STEP_CHARACTERS) / 1_000;
      purse = Math.min(purse + earned, STEP_CHARACTERS);
      paidMs = nowMs;
      if (episode !== newestEpisode) {
        tellSteps(); // the last pushes of the fallen episode are seen too
        newestEpisode = episode;
        streamed = from === 0 && purse > 0 ? { episode, seed, actions: [], explored: [], q: [], told: 0 } : null;
      }
      if (!streamed) return; // one that is not told, or was resumed in its middle
      streamed.actions.push(...actions);
      streamed.explored.push(...explored);
      streamed.q.push(...q);
    },
    flush() {
      tellSteps();
      tellNews();
    },
    told: () => told,
    current: () => streamed && packed(streamed, 0, streamed.told),
    since(after) {
      if (after === told) return [];
      const first = recent.findIndex((message) => message.after === after);
      return first < 0 ? null : recent.slice(first).map((message) => message.packed);
    },
  };
}
