/** What the page knows of the live run: its numbered events, its curve, its moments, and the cart as it trains. */
import { keepMoment } from '../../shared/policy/keptMoments.ts';
import type { RunEvent, RunHistory, RunInfo, RunSteps } from '../../shared/protocol/events.ts';
import { createPlayout, type Played, type Playout } from './playout.ts';
import { createSeries, type Series } from './series.ts';
import type { StageView } from './stageView.ts';

export type EpisodeEvent = Extract<RunEvent, { readonly kind: 'episode' }>;
export type EvaluationEvent = Extract<RunEvent, { readonly kind: 'evaluation' }>;

/** The policy of an evaluation, as an opponent. */
export interface Moment {
  readonly id: string;
  readonly step: number; // of the run
  readonly episode: number; // finished ones
  readonly mean: number; // ticks it balances
}

export interface RunHud {
  readonly info: RunInfo | null;
  readonly played: Played | null;
  readonly episode: number; // the one shown; 0 before the first
  readonly step: number; // environment steps of the run up to the one shown
  readonly ended: boolean;
  readonly lastEpisode: EpisodeEvent | null;
  readonly evaluation: EvaluationEvent | null; // the newest
  readonly solvedAt: number | null; // step
  readonly runsFollowed: number; // 1 for the first
}

export interface RunView {
  /** Number of the newest event: ask for those above it. */
  newest(): number;
  /** @returns false if events are missing, so that the whole history has to be asked for (`after: 0`) */
  onHistory(history: RunHistory): boolean;
  /** @returns false if events are missing: ask for the history above `newest()` */
  onEvents(events: readonly RunEvent[]): boolean;
  /** @returns false if steps are missing: ask for the history, it has the running episode */
  onSteps(msg: RunSteps): boolean;
  /** @returns whether it is another run than the one shown */
  onStarted(info: RunInfo): boolean;
  frame(nowMs: number): { readonly stage: StageView; readonly hud: RunHud };
  series(): Series; // a new object with each run
  moments(): readonly Moment[]; // by step; those that the server keeps too; a new list with each
}

export function createRunView(): RunView {
  let info: RunInfo | null = null;
  let playout: Playout | null = null;
  let series = createSeries();
  let newest = 0;
  let lastEpisode: EpisodeEvent | null = null;
  let evaluation: EvaluationEvent | null = null;
  let solvedAt: number | null = null;
  let moments: readonly Moment[] = [];
  let ended = false;
  let runsFollowed = 0;
  const stepsUpTo: number[] = [0]; // by episode: environment steps of the run when it ended

  function begin(next: RunInfo): void {
    info = next;
    playout = createPlayout(next.stepMs);
    series = createSeries();
    newest = 0;
    lastEpisode = null;
    evaluation = null;
    solvedAt = null;
    moments = [];
    ended = false;
    stepsUpTo.length = 1;
    runsFollowed++;
  }
  function take(event: RunEvent): void {
    newest = event.number;
    switch (event.kind) {
      case 'episode':
        lastEpisode = event;
        series.add(event.episode, event.episodicReturn, event.epsilon);
        stepsUpTo[event.episode] = event.step;
        return;
      case 'evaluation':
        evaluation = event;
        if (event.moment !== null) {
          const { moment: id, step, episode, mean } = event;
          moments = keepMoment(moments, { id, step, episode, mean });
        }
        return;
      case 'solved':
        solvedAt = event.step;
        return;
      case 'ended':
        ended = true;
        return;
    }
  }
  function takeAll(events: readonly RunEvent[]): boolean {
    for (const event of events) {
      if (event.number <= newest) continue;
      if (event.number !== newest + 1) return false;
      take(event);
    }
    return true;
  }

  return {
    newest: () => newest,
    onHistory(history) {
      if (history.info.id !== info?.id) {
        const askedAbove = newest;
        begin(history.info);
        if (askedAbove > 0) return false;
      }
      const complete = takeAll(history.events);
      if (history.current) {
        playout?.clear();
        playout?.take(history.current);
      }
      return complete;
    },
    onEvents: takeAll,
    onSteps: (msg) => (msg.run === info?.id && playout ? playout.take(msg) : true),
    onStarted(next) {
      if (next.id === info?.id) return false;
      begin(next);
      return true;
    },
    frame(nowMs) {
      const played = playout?.play(nowMs) ?? null;
      const episode = played?.step.episode ?? 0;
      const hud: RunHud = {
        info,
        played,
        episode,
        step: played ? (stepsUpTo[episode - 1] ?? 0) + played.step.index + 1 : 0,
        ended,
        lastEpisode,
        evaluation,
        solvedAt,
        runsFollowed,
      };
      if (!played) return { stage: { carts: [] }, hud };
      const { pose, step, lane } = played;
      const cart = {
        who: 'agent',
        life: `${info?.id} ${episode}`,
        x: pose.x,
        theta: pose.theta,
        xDot: lane.cart.xDot,
        thetaDot: lane.cart.thetaDot,
        push: step.action,
        explored: step.explored,
        fall: lane.fall,
        wind: 0,
      } as const;
      return { stage: { carts: [cart] }, hud };
    },
    series: () => series,
    moments: () => moments,
  };
}
