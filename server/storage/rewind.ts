import type { RunEvent } from '../../shared/protocol/runEvents.ts';
import type { RunFigures } from '../../shared/training/runFigures.ts';
import { cutEvents, readEvents } from './eventLog.ts';
import { PAGE_EVENTS } from './eventPages.ts';
import { readCurve } from './runCurve.ts';
import { figureColumns, noSuchRun } from './runRows.ts';
import type { Queries } from './schema.ts';

const IN_A_MEAN = 100; // episodes

/** A run as it was at event `newest` and step `step`: what came later is forgotten, its figures too. Part of a transaction of the caller's. */
export async function goBack(db: Queries, id: string, newest: number, step: number): Promise<void> {
  const row = await db.selectFrom('runs').select('newest').where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchRun(id);
  if (newest > row.newest) throw new Error(`run ${id} has ${row.newest} events, it cannot go back to ${newest}`);
  if (newest < row.newest) await cutEvents(db, id, newest);
  await db.deleteFrom('runCheckpoints').where('run', '=', id).where('step', '>', step).execute();
  await db.deleteFrom('runSaves').where('run', '=', id).where('newest', '>', newest).execute();
  const figures = await figuresAt(db, id, newest, step);
  await db.updateTable('runs').set(figureColumns(figures)).where('id', '=', id).execute();
}

/** What the stored events say of a run. */
async function figuresAt(db: Queries, run: string, newest: number, steps: number): Promise<RunFigures> {
  const { events } = await readCurve(db, run, 1);
  const episodes = await lastEpisodes(db, run, newest);
  const returns = episodes.map(({ episodicReturn }) => episodicReturn);
  return {
    steps,
    episodes: episodes.at(-1)?.episode ?? 0,
    updates: episodes.at(-1)?.updates ?? 0,
    newest,
    mean100: returns.length === 0 ? null : returns.reduce((sum, x) => sum + x) / returns.length,
    evaluation: events.findLast((e) => e.kind === 'evaluation')?.mean ?? null,
    solvedAt: events.find((e) => e.kind === 'solved')?.step ?? null,
    weightsSha256: events.findLast((e) => e.kind === 'ended')?.weightsSha256 ?? null,
  };
}

async function lastEpisodes(
  db: Queries,
  run: string,
  newest: number,
): Promise<Extract<RunEvent, { readonly kind: 'episode' }>[]> {
  let found: Extract<RunEvent, { readonly kind: 'episode' }>[] = [];
  for (let until = newest; until > 0 && found.length < IN_A_MEAN; until -= PAGE_EVENTS) {
    const after = Math.max(0, until - PAGE_EVENTS);
    const events = await readEvents(db, run, after, until - after);
    found = [...events.filter((e) => e.kind === 'episode'), ...found];
  }
  return found.slice(-IN_A_MEAN);
}
