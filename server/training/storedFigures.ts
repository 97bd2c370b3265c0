/** The figures of a run that is stored: after a restart they are counted on from there. */
import { createFigureKeeper, type FigureKeeper } from '../../shared/training/runFigures.ts';
import type { RunStore } from './runStore.ts';

const PAGE = 5_000; // events

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
