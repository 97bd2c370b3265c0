/** What a list shows of a run, told by its events alone, so that it is the same after a restart. */
import type { RunEvent } from '../../shared/protocol/runEvents.ts';
import type { RunFigures, RunStore } from './runStore.ts';

const MEAN_OF = 100; // episodes
const PAGE = 5_000; // events

export interface FigureKeeper {
  add(event: RunEvent): void;
  figures(): RunFigures;
}

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
  const returns: number[] = []; // a ring of the last 100
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
          return;
      }
    },
    figures: () => figures,
  };
}

/** A keeper that knows what is stored. */
export async function figuresOf(store: RunStore, id: string): Promise<FigureKeeper> {
  const keeper = createFigureKeeper();
  for (let after = 0; ; ) {
    const events = await store.events(id, after, PAGE);
    for (const event of events) keeper.add(event);
    after = events.at(-1)?.number ?? after;
    if (events.length < PAGE) return keeper;
  }
}
