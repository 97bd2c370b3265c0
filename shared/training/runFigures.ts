/** What a list shows of a run, told by its events alone: on the server, in a page, and the same after a restart. */
import type { RunEvent, RunSummary } from '../protocol/runEvents.ts';

export type RunFigures = Pick<
  RunSummary,
  'steps' | 'episodes' | 'updates' | 'newest' | 'mean100' | 'evaluation' | 'solvedAt' | 'weightsSha256'
>;

export interface FigureKeeper {
  add(event: RunEvent): void;
  figures(): RunFigures;
}

const MEAN_OF = 100; // episodes

export const NO_FIGURES: RunFigures = {
  steps: 0,
  episodes: 0,
  updates: 0,
  newest: 0,
  mean100: null,
  evaluation: null,
  solvedAt: null,
  weightsSha256: null,
};

export function createFigureKeeper(): FigureKeeper {
  const returns: number[] = []; // a ring of the newest
  let figures = NO_FIGURES;
  return {
    add(event) {
      figures = { ...figures, newest: event.number, steps: event.step };
      switch (event.kind) {
        case 'episode': {
          returns[(event.episode - 1) % MEAN_OF] = event.episodicReturn;
          const mean100 = returns.reduce((sum, one) => sum + one, 0) / returns.length;
          figures = { ...figures, episodes: event.episode, updates: event.updates, mean100 };
          return;
        }
        case 'evaluation':
          figures = { ...figures, evaluation: event.mean };
          return;
        case 'solved':
          figures = { ...figures, solvedAt: event.step };
          return;
        case 'ended':
          figures = { ...figures, weightsSha256: event.weightsSha256 };
      }
    },
    figures: () => figures,
  };
}
