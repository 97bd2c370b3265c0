/**
 * The Learners board: what a recipe has to be to be queued, what is trained for it, one seed after the other, and the row that comes of it.
 * The seeds come from the committed hash of the recipe and entropy drawn after it (LEARNERBOARD5).
 */
import { learnerFigures, learnerPlace, learnerRowId } from '../../shared/boards/learnerFigures.ts';
import {
  LEARNER_DIVISION,
  LEARNER_SEEDS,
  type LearnerRefusal,
  learnerBudgetSteps,
  learnerProblems,
  learnerSeconds,
  learnerSeeds,
} from '../../shared/boards/learnerRules.ts';
import type { TaskResult } from '../../shared/boards/task.ts';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { RECIPES } from '../../shared/learner/recipes/index.ts';
import type { LearnerSeed } from '../../shared/protocol/rowProofs.ts';
import { readRecipeSettings } from '../../shared/training/recipeReader.ts';
import type { BoardKind } from './boardKind.ts';
import type { Submissions } from './submissionDesk.ts';

/** A recipe as the board commits it. */
export interface LearnerEntry {
  readonly recipe: AnyRecipe;
  readonly hash: string; // of the recipe
  readonly file: Uint8Array; // as JSON
}

export type LearnerReading =
  | { readonly ok: true; readonly entry: LearnerEntry }
  | { readonly ok: false; readonly code: 'bad-recipe' | LearnerRefusal; readonly problems: readonly string[] };

/** Anything in: the name of a recipe, or settings as a run takes them. Never throws (LEARNERBOARD3). */
export function readLearner(raw: unknown): LearnerReading {
  const { recipe, problems } = readRecipeSettings(typeof raw === 'string' ? { base: raw, name: raw } : raw);
  if (!recipe || problems.length > 0) return { ok: false, code: 'bad-recipe', problems };
  const [first, ...others] = learnerProblems(recipe);
  if (first) return { ok: false, code: first.code, problems: [first, ...others].map(({ detail }) => detail) };
  return { ok: true, entry: learnerEntry(recipe) };
}

/** @param recipe one that the board takes */
export function learnerEntry(recipe: AnyRecipe): LearnerEntry {
  const hash = recipeHash(recipe);
  const kept = published(recipe, hash);
  return { recipe: kept, hash, file: new TextEncoder().encode(JSON.stringify(kept)) };
}

/** The board shows what a recipe does, not what its author writes of it: that is kept of the named recipes alone. */
function published(recipe: AnyRecipe, hash: string): AnyRecipe {
  const named = RECIPES.find((known) => known.name === recipe.name && recipeHash(known) === hash);
  return named ?? { ...recipe, source: '', deviations: [] };
}

/** @throws SyntaxError for what is no file of `learnerEntry` */
function recipeIn(file: Uint8Array): AnyRecipe {
  return JSON.parse(new TextDecoder().decode(file)) as AnyRecipe; // written by ourselves
}

const seedsIn = (results: readonly TaskResult[]): readonly LearnerSeed[] =>
  results.flatMap((result) => (result.kind === 'learner' ? [result.seed] : []));

export const LEARNER_KIND: BoardKind = {
  kind: 'learner',
  board: 'learners',
  rowId: learnerRowId,
  estimate: (file) => new Array<number>(LEARNER_SEEDS).fill(learnerSeconds(recipeIn(file))),
  tasks({ hash, entropy }, file) {
    const recipe = recipeIn(file);
    const budgetSteps = learnerBudgetSteps(recipe);
    return learnerSeeds(hash, entropy).map((seed) => ({ kind: 'learner', recipe, seed, budgetSteps }));
  },
  row({ hash, owner, by, name, committedAt, entropy, drawnAt }, file, results) {
    const recipe = recipeIn(file);
    const seeds = seedsIn(results);
    const id = learnerRowId(hash);
    const figures = learnerFigures(seeds, { recipe: recipe.name, recipeHash: hash });
    const budgetSteps = learnerBudgetSteps(recipe);
    const about = { board: 'learners', division: LEARNER_DIVISION, id, owner, name, by, at: committedAt } as const;
    const drawn = { recipe, recipeHash: hash, committedAt, entropy, drawnAt, budgetSteps };
    return {
      ...about,
      place: learnerPlace(figures, committedAt, id),
      figures,
      proof: { kind: 'learners', ...drawn, seeds },
      hidden: false,
    };
  },
};

/** The named recipes that the board takes, those that cost least first. */
export function houseLearners(): readonly LearnerEntry[] {
  const taken = RECIPES.filter((recipe) => learnerProblems(recipe).length === 0);
  return [...taken].sort((a, b) => learnerSeconds(a) - learnerSeconds(b)).map(learnerEntry);
}

/** They take the same way as everybody's, after everybody's (LEARNERBOARD6). Those that are there already stay as they are. */
export async function submitHouseLearners(submissions: Pick<Submissions, 'submit'>): Promise<void> {
  for (const { recipe, hash, file } of houseLearners()) {
    const { name } = recipe;
    const house = { owner: null, by: null, address: null };
    await submissions.submit({ kind: 'learner', name, hash, format: null, file, ...house });
  }
}
