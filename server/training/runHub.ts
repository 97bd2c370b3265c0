/**
 * The live end of one run: what those hear who watch it. Numbers are the run's own. Some three times a second all that has come goes out
 * as one message, its episodes as one point (RUN1). A spectator has a fixed share of the line: steps go out of as many whole episodes as
 * fit into it (RUN2), and news that does not fit waits for up to a second (RUN13).
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
  /** Tells what has come since the last call. @param nowMs steady */
  flush(nowMs: number): void;
  /** Tells all: nothing more comes. */
  close(): void;
  /** Number of the newest event that was told: what follows, follows this. */
  told(): number;
  /** The episode that is streamed, packed, from its first step to where it was told; null: none is. */
  current(): string | null;
  /** Messages that go on right above event `after`; null if they are not at hand. */
  since(after: number): readonly PackedNews[] | null;
}

const KEPT_NEWS = 120; // messages: half a minute, for those who were away for a moment
const LINE_CHARACTERS = 550; // a second, to each spectator
const MESSAGE_CHARACTERS = 25; // what frames a message
const MOST_WAIT_MS = 1_000;

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
  let purse = LINE_CHARACTERS;
  let paidMs = 0;
  let newsMs = 0; // when the last one was told

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
  function earn(nowMs: number): void {
    purse = Math.min(purse + ((nowMs - paidMs) * LINE_CHARACTERS) / 1_000, LINE_CHARACTERS);
    paidMs = nowMs;
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
    purse -= JSON.stringify(news).length + MESSAGE_CHARACTERS;
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
      earn(nowMs);
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
    flush(nowMs) {
      earn(nowMs);
      tellSteps();
      if (purse <= 0 && nowMs - newsMs < MOST_WAIT_MS) return;
      newsMs = nowMs;
      tellNews();
    },
    close() {
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
