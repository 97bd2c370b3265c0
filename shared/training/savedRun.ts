/** A save of a watched run (RESUME1's run file): the run itself, and what its watchers have been told. */
import type { AnyRun } from '../learner/anyRecipe.ts';
import { recipeHash } from '../learner/recipeHash.ts';
import { decodeRunFile, encodeRunFile } from '../learner/runFile.ts';
import type { Snapshot } from '../learner/snapshot.ts';
import type { TrainingPlan } from './news.ts';
import type { EngineName } from './trainee.ts';
import type { Remembered } from './watchedRun.ts';

const TOLD = 'watched-1';

export function encodeSave(
  { recipe, seed }: TrainingPlan,
  engine: EngineName,
  run: AnyRun,
  remembered: Remembered,
): Uint8Array {
  const told = { ...remembered, told: TOLD };
  return encodeRunFile({ recipe, seed, engine, environment: recipe.environment, told, snapshot: run.save() });
}

/** @throws Error in words if it is no save of this plan's run */
export function decodeSave(
  plan: TrainingPlan,
  bytes: Uint8Array,
): { readonly snapshot: Snapshot; readonly remembered: Remembered } {
  const file = decodeRunFile(bytes);
  if (!file.ok) throw new Error(`run ${plan.run} cannot go on: ${file.message}`);
  const { recipe, seed, told, snapshot } = file.value;
  if (recipeHash(recipe) !== recipeHash(plan.recipe) || seed !== plan.seed)
    throw new Error(`run ${plan.run} cannot go on: the save is of another recipe or seed`);
  if (!isRemembered(told)) throw new Error(`run ${plan.run} cannot go on: the save does not say what was told of it`);
  return { snapshot, remembered: told };
}

/** The file is sealed by its hash, so what calls itself this is what `encodeSave` wrote. */
function isRemembered(raw: unknown): raw is Remembered {
  return typeof raw === 'object' && raw !== null && (raw as Record<string, unknown>)['told'] === TOLD;
}
