/**
 * The live run: numbers what its worker reports, keeps it for those who come later, tells those who watch at most ten times a second.
 * The run itself is computed elsewhere; this never waits for it.
 */
import type { RunEvent, RunHistory, RunInfo, RunSteps } from '../../shared/protocol/events.ts';
import type { TrainingNews, UnnumberedEvent } from '../../shared/protocol/trainingNews.ts';
import type { MomentSink } from './moments.ts';

/** To all who watch. */
export interface RunSink {
  started(info: RunInfo): void;
  events(events: readonly RunEvent[]): void;
  steps(steps: RunSteps): void;
}

export interface RunHub {
  /** A new run takes the place of the old one. */
  begin(info: RunInfo): void;
  /** What the run's worker says; news of another run than the live one is ignored. */
  take(run: string, news: TrainingNews): void;
  /** Its worker is gone without a word: the run ends where it is known to have been. */
  crash(run: string): void;
  /** Broadcasts what has come since the last call. To be called at most ten times a second. */
  flush(): void;
  /** All that was broadcast above event number `after`; null without a live run. */
  history(after: number): RunHistory | null;
  live(): RunInfo | null;
  readonly eventCount: () => number; // of the live run
}

interface Episode {
  readonly episode: number;
  readonly seed: number;
  actions: string;
  explored: string;
  q: number[];
  told: number; // steps that were broadcast
}

export function createRunHub(sink: RunSink, moments: MomentSink): RunHub {
  let info: RunInfo | null = null;
  let events: RunEvent[] = [];
  let toldEvents = 0;
  let episode: Episode | null = null;

  function add(event: UnnumberedEvent): void {
    events.push({ number: events.length + 1, ...event } as RunEvent);
  }
  function stepsFrom(run: string, of: Episode, from: number, to: number): RunSteps {
    return {
      run,
      episode: of.episode,
      seed: of.seed,
      from,
      actions: of.actions.slice(from, to),
      explored: of.explored.slice(from, to),
      q: of.q.slice(2 * from, 2 * to),
    };
  }
  function tellSteps(): void {
    if (!info || !episode || episode.actions.length === episode.told) return;
    sink.steps(stepsFrom(info.id, episode, episode.told, episode.actions.length));
    episode.told = episode.actions.length;
  }
  function flush(): void {
    tellSteps();
    if (toldEvents === events.length) return;
    sink.events(events.slice(toldEvents));
    toldEvents = events.length;
  }

  return {
    begin(next) {
      flush();
      info = next;
      events = [];
      toldEvents = 0;
      episode = null;
      moments.begin(next.id);
      sink.started(next);
    },
    take(run, news) {
      if (info?.id !== run) return;
      switch (news.kind) {
        case 'steps':
          if (episode?.episode !== news.episode) {
            tellSteps(); // the last pushes of the fallen episode are seen too
            episode = { episode: news.episode, seed: news.seed, actions: '', explored: '', q: [], told: 0 };
          }
          episode.actions += news.actions;
          episode.explored += news.explored;
          episode.q.push(...news.q);
          return;
        case 'event':
          add(news.event);
          return;
        case 'moment':
          moments.add(news.id, news.bytes);
          return;
      }
    },
    crash(run) {
      if (info?.id !== run) return;
      add({ kind: 'ended', step: events[events.length - 1]?.step ?? 0 });
      flush();
    },
    flush,
    history(after) {
      if (!info) return null;
      const current = episode && stepsFrom(info.id, episode, 0, episode.told);
      return { info, events: events.slice(Math.min(after, toldEvents), toldEvents), current };
    },
    live: () => info,
    eventCount: () => events.length,
  };
}
