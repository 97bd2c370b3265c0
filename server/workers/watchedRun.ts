/** A run as its watchers hear of it: each environment step becomes news; evaluations come in between, each with the policy it judged; solved and shown long enough, it ends. */
import type { Collapse } from '../../shared/learner/collapse.ts';
import type { RunProgress } from '../../shared/learner/progress.ts';
import type { Evaluation } from '../../shared/policy/evaluate.ts';
import type { TrainingNews, TrainingPlan, UnnumberedEvent } from '../../shared/protocol/trainingNews.ts';

export interface WatchedRun {
  /** One environment step. @param nowMs steady; counts how long a solved run is still shown */
  step(nowMs: number): TrainingNews[];
  readonly over: () => boolean;
}

/** A policy that was just evaluated. */
export interface EvaluatedAt {
  readonly step: number;
  readonly episode: number; // finished training episodes
  readonly mean: number;
}

/** Four significant digits, as watchers get them. */
function rounded(q: number): number {
  return Number(q.toPrecision(4));
}

function roundedCollapse({ terminalShare, actionGap, doomedMaxQ, valueBound, gradientNorm }: Collapse): Collapse {
  return {
    terminalShare: rounded(terminalShare),
    actionGap: rounded(actionGap),
    doomedMaxQ: doomedMaxQ === null ? null : rounded(doomedMaxQ),
    valueBound: rounded(valueBound),
    gradientNorm: gradientNorm === null ? null : rounded(gradientNorm),
  };
}

/**
 * @param events of the run, which is advanced by nobody else
 * @param evaluate greedy episodes of the policy served now
 * @param checkpoint the same policy as a file; null where it cannot be an opponent
 * @param solvedAt mean return from which an evaluation counts as solved
 */
export function createWatchedRun(
  events: Iterator<RunProgress, void>,
  plan: TrainingPlan,
  evaluate: () => Evaluation,
  checkpoint: (at: EvaluatedAt) => Uint8Array | null,
  solvedAt: number,
): WatchedRun {
  let over = false;
  let inARow = 0;
  let solvedSinceMs: number | null = null;
  let eventCount = 0;
  let step = 0;
  let finished = 0; // episodes

  function event(facts: UnnumberedEvent): TrainingNews {
    eventCount++;
    return { kind: 'event', event: facts };
  }
  function evaluated(nowMs: number): TrainingNews[] {
    const { episodes, mean } = evaluate();
    const bytes = checkpoint({ step, episode: finished, mean });
    const moment = bytes && `${plan.run}.${step}`; // a slug, as agents' names are
    const news: TrainingNews[] = [];
    if (bytes && moment) news.push({ kind: 'moment', id: moment, bytes });
    news.push(event({ kind: 'evaluation', step, episode: finished, episodes, mean, moment }));
    inARow = mean >= solvedAt ? inARow + 1 : 0;
    if (inARow >= plan.solvedInARow && solvedSinceMs === null) {
      solvedSinceMs = nowMs;
      news.push(event({ kind: 'solved', step }));
    }
    return news;
  }
  function ended(): TrainingNews {
    over = true;
    return event({ kind: 'ended', step });
  }
  function told(progress: RunProgress): TrainingNews {
    if (progress.kind === 'step') {
      const { episode, episodeSeed, action, explored, q } = progress;
      return {
        kind: 'steps',
        episode,
        seed: episodeSeed,
        actions: action === 1 ? '1' : '0',
        explored: explored ? '1' : '0',
        q: [rounded(q[0]!), rounded(q[1]!)],
      };
    }
    finished = progress.episode;
    const { episode, updates, episodicReturn, epsilon, tdLoss, qValues } = progress;
    const collapse = progress.collapse && roundedCollapse(progress.collapse);
    return event({ kind: 'episode', episode, step, updates, episodicReturn, epsilon, tdLoss, qValues, collapse });
  }

  return {
    step(nowMs) {
      const news: TrainingNews[] = [];
      while (!over) {
        const { value: progress, done: exhausted } = events.next();
        if (exhausted || !progress) {
          news.push(ended());
          break;
        }
        step = progress.step;
        news.push(told(progress));
        if (progress.kind === 'episode') {
          const shownMs = solvedSinceMs === null ? 0 : nowMs - solvedSinceMs;
          if (shownMs > plan.lingerMs || eventCount >= plan.maxEvents) news.push(ended());
          continue; // an episode's end takes no step of its own
        }
        if (step % plan.evaluateEvery === 0) news.push(...evaluated(nowMs));
        break;
      }
      return news;
    },
    over: () => over,
  };
}
