/** What a server under load no longer keeps, and the search for where that begins. */
import type { LoadRun } from './loadRun.ts';

export type Judged = Pick<LoadRun, 'latenessMs' | 'droppedTicks' | 'delivered' | 'paceLevel'> & {
  readonly generated: Pick<LoadRun['generated'], 'lost' | 'refused' | 'late' | 'changes' | 'busy' | 'turnP99'> & {
    readonly guests: Pick<LoadRun['generated']['guests'], 'lost' | 'refused'>;
  };
};

const MOST_LATE_MS = 20; // a whole tick
const LEAST_DELIVERED = 0.98; // of the frames
const MOST_LATE_INPUTS = 0.01; // of the changes
const MOST_TURN_MS = 2;
const MOST_BUSY = 0.85;

/** In words; empty: it holds. */
export function brokenBy({ latenessMs, droppedTicks, delivered, paceLevel, generated }: Judged): readonly string[] {
  const { lost, refused, late, changes, guests } = generated;
  const broken: string[] = [];
  if (lost + guests.lost > 0) broken.push('connections lost');
  if (refused + guests.refused > 0) broken.push('wishes refused');
  if (droppedTicks > 0) broken.push('ticks dropped');
  if (paceLevel > 0) broken.push('frames thinned');
  if (latenessMs.p99 > MOST_LATE_MS) broken.push('a tick late');
  if (delivered < LEAST_DELIVERED) broken.push('frames missing');
  if (late > MOST_LATE_INPUTS * changes) broken.push('inputs late');
  return broken;
}

/** Whether the generator was so busy that its own figures say nothing of the server. */
export const isSaturated = ({ generated: { busy, turnP99 } }: Judged): boolean =>
  busy > MOST_BUSY || turnP99 > MOST_TURN_MS;

const GROWTH = 1.5;
const MOST_STEPS = 8;
const CLOSE = 1.08; // broken and whole are so near that it is told

export interface Found {
  readonly whole: number; // the largest factor that held; 0: none
  readonly broken: number | null; // the smallest that did not; null: none was found
}

/** Grows until it breaks, then halves the distance. @param holds is asked one factor after another */
export async function findBreak(holds: (factor: number) => Promise<boolean>): Promise<Found> {
  let whole = 0;
  let broken: number | null = null;
  let factor = 1;
  for (let step = 0; step < MOST_STEPS && (broken === null || whole === 0 || broken / whole > CLOSE); step++) {
    if (await holds(factor)) whole = factor;
    else broken = factor;
    factor = broken === null ? whole * GROWTH : (whole + broken) / 2;
  }
  return { whole, broken };
}
