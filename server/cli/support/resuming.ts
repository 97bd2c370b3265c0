import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import type { RunFile } from '../../../shared/learner/runFile.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import type { EngineName } from '../../../shared/training/trainee.ts';
import type { TrainingJob } from './chronicle.ts';
import { UsageError } from './command.ts';
import { ENGINES } from './engines.ts';
import { readRecipe } from './recipeFile.ts';
import { budgetOf, type Options } from './trainOptions.ts';

/**
 * The run that a file holds. Options may repeat what the file says, and choose between the engines whose bits are equal.
 * @throws UsageError, one line for each option that says otherwise (RESUME2)
 */
export function sameRun(file: RunFile, options: Options): TrainingJob {
  const { recipe, seed, engine, environment } = file;
  const problems: string[] = [];
  const differs = (what: string, held: string | number, given: string | number | undefined): void => {
    if (given !== undefined && given !== held) problems.push(`the saved run has ${what} ${held}, not ${given}`);
  };
  if (options.recipe !== undefined) {
    const given = readRecipe({
      recipe: options.recipe,
      env: options.env ?? environment,
      budget: budgetOf(options) ?? recipe.budget,
    });
    if (recipeHash(given) !== recipeHash(recipe))
      problems.push(`the saved run has another recipe: ${named(recipe)}, not ${named(given)}`);
  }
  differs('seed', seed, options.seed);
  differs('environment', environment, options.env);
  const budget = budgetOf(options);
  if (budget) differs('budget', JSON.stringify(recipe.budget), JSON.stringify(budget));
  if (!isEngine(engine)) problems.push(`the saved run has the engine ${engine}, which is unknown here`);
  if (options.engine !== undefined && (options.engine === 'tfjs') !== (engine === 'tfjs'))
    problems.push(`the saved run has the engine ${engine}, and ${options.engine} has other bits`);
  const spec = environmentNamed(environment);
  if (!spec) problems.push(`the saved run is in ${environment}, which is unknown here`);
  if (problems.length > 0 || !spec) throw new UsageError(problems);
  return { recipe, seed, spec, engine: options.engine ?? (engine as EngineName), resume: file };
}

const isEngine = (name: string): name is EngineName => (ENGINES as readonly string[]).includes(name);

const named = (recipe: RunFile['recipe']): string => `${recipe.name} (${recipeHash(recipe).slice(0, 12)})`;
