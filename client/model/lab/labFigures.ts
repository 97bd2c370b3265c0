/** The figures of a run, from its numbered events. */
import type { RunEvent } from '../../../shared/protocol/runEvents.ts';
import { type LabFigures, NO_FIGURES } from './labRun.ts';

export interface FigureCounter {
  figures(): LabFigures;
  take(event: RunEvent): void;
}

const MEAN_OF = 100; // episodes

export function countFigures(): FigureCounter {
  let figures = NO_FIGURES;
  let returns: number[] = []; // of the newest episodes
  return {
    figures: () => figures,
    take(event) {
      const { number: newest, step: steps } = event;
      figures = { ...figures, newest, steps };
      switch (event.kind) {
        case 'episode': {
          returns = [...returns.slice(1 - MEAN_OF), event.episodicReturn];
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
  };
}
