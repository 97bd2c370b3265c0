/** A run with its recipe: apart from the other parsers, because reading recipes takes the whole form of one. */
import { readRecipeSettings } from '../training/recipeReader.ts';
import { nullable, record } from './fields.ts';
import { parseRunSummary } from './parseRun.ts';
import type { RunDetail, RunJoined } from './runEvents.ts';
import { unpackSteps } from './runPack.ts';

/** Of GET /api/v1/runs/:id, GET /api/v1/runs/live and `run:status`. Never throws (NET1). */
export function parseRunDetail(raw: unknown): RunDetail | null {
  const summary = parseRunSummary(raw);
  const settings = summary && readRecipeSettings(record(raw)?.['settings']).recipe;
  return summary && settings ? { ...summary, settings } : null;
}

/** Of the reply to `run:watch`. Never throws (NET1). */
export function parseRunJoined(raw: unknown): RunJoined | null {
  const fields = record(raw);
  const run = parseRunDetail(fields?.['run']);
  const current = nullable(fields?.['current'], unpackSteps);
  return !run || current === undefined ? null : { run, current };
}
