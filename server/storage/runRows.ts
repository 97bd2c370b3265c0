/** A run as the database has it, and back. */
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import type { RunFigures } from '../../shared/training/runFigures.ts';
import type { StoredRun } from '../training/runStore.ts';
import { fromText, toText } from './exactJson.ts';
import type { RunRow } from './schema.ts';

type FigureColumns = { readonly [Key in keyof RunFigures]: RunFigures[Key] };

export function figureColumns(figures: RunFigures): FigureColumns {
  const { steps, episodes, updates, newest, mean100, evaluation, solvedAt, weightsSha256 } = figures;
  return { steps, episodes, updates, newest, mean100, evaluation, solvedAt, weightsSha256 };
}

export function rowOf(run: StoredRun): RunRow {
  const { id, recipeHash, seed, pace, stepMs, origin, owner, by, status, problem, createdAt, endedAt } = run;
  return {
    ...{ id, recipeHash, seed, pace, stepMs, origin, owner, status, problem, createdAt, endedAt },
    settings: toText(run.settings),
    byName: by,
    pinned: run.pinned ? 1 : 0,
    ...figureColumns(run.progress),
  };
}

export function runOf(row: RunRow): StoredRun {
  const { id, recipeHash, seed, pace, stepMs, origin, owner, byName, status, problem, createdAt, endedAt } = row;
  return {
    ...{ id, recipeHash, seed, pace, stepMs, origin, owner, status, problem, createdAt, endedAt },
    settings: fromText<AnyRecipe>(row.settings),
    by: byName,
    pinned: row.pinned === 1,
    progress: figureColumns(row),
  };
}

export const noSuchRun = (id: string): Error => new Error(`there is no run ${id}`);
