/** A run's numbers as the tests make them up: episodes with known returns, as events or bundled into points. */

import type { Collapse } from '../../../shared/learner/collapse.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import { joinPoints } from '../../../shared/learner/runPoints.ts';
import type { RunDetail, RunEvent, RunNews, RunPoint } from '../../../shared/protocol/runEvents.ts';
import { NO_FIGURES } from '../../../shared/training/runFigures.ts';

export const DETAIL: RunDetail = {
  id: 'one',
  recipe: 'house',
  recipeHash: 'h',
  seed: 5,
  environment: 'CartPole-v1',
  pixels: false,
  pace: 'watch',
  stepMs: 20,
  origin: 'showcase',
  by: null,
  status: 'running',
  place: null,
  problem: null,
  createdAt: 0,
  endedAt: null,
  ...NO_FIGURES,
  settings: HOUSE,
};

const CALM: Collapse = { terminalShare: 0.02, actionGap: 1, doomedMaxQ: 3, valueBound: 100, gradientNorm: 1 };

/** @param collapse what differs from calm numbers; null: there is no network */
export function pointOfEpisode(episode: number, mean: number, collapse: Partial<Collapse> | null = {}): RunPoint {
  return {
    first: episode,
    last: episode,
    step: 10 * episode,
    updates: episode,
    mean,
    min: mean,
    max: mean,
    epsilon: 1 / episode,
    tdLoss: episode < 3 ? null : 1 / episode,
    qValues: episode < 3 ? null : mean,
    collapse: collapse && { ...CALM, ...collapse },
  };
}

export function eventOfEpisode(number: number, point: RunPoint): RunEvent {
  const { last, step, updates, mean, epsilon, tdLoss, qValues, collapse } = point;
  const numbers = { step, updates, episodicReturn: mean, epsilon, tdLoss, qValues, collapse };
  return { number, kind: 'episode', episode: last, ...numbers };
}

export function evaluationAt(number: number, episode: number): RunEvent {
  return { number, kind: 'evaluation', step: 10 * episode, episode, episodes: 100, mean: episode, moment: null };
}

export function merged(points: readonly RunPoint[]): RunPoint[] {
  return points.length === 0 ? [] : [points.reduce(joinPoints)];
}

/** The news of these events. @param bundled their episodes as one point */
export function newsOf(events: readonly RunEvent[], points: readonly RunPoint[], bundled: boolean): RunNews {
  const [first, last] = [events[0]!, events.at(-1)!];
  return {
    run: DETAIL.id,
    after: first.number - 1,
    newest: last.number,
    points: bundled ? merged(points) : points,
    events: events.filter(({ kind }) => kind !== 'episode'),
  };
}
