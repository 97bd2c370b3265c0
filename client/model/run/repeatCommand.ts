/** The command that gives the same weights again, on any machine. */
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';

export interface Repeat {
  readonly command: string;
  readonly file: string | null; // the recipe has to be kept under this name first; null: the command line knows it
}

type Repeated = Pick<RunDetail, 'recipe' | 'recipeHash' | 'seed' | 'steps' | 'episodes' | 'environment' | 'settings'>;

/**
 * @param run       an ended one
 * @param knownHash hash of the recipe that the command line has by that name for that world; null: it has none
 */
export function repeatCommand(run: Repeated, knownHash: string | null): Repeat {
  const { recipe, recipeHash, seed, steps, episodes, environment, settings } = run;
  const { budget } = settings;
  const spent = 'steps' in budget ? budget.steps === steps : budget.episodes === episodes;
  const known = knownHash === recipeHash;
  const file = known ? null : `${recipe}.json`;
  const parts = [
    `npm run train -- --recipe ${file ?? recipe}`,
    ...(known ? [`--env ${environment}`] : []),
    `--seed ${seed}`,
    ...(spent ? [] : [`--steps ${steps}`]), // it ended before its budget was spent
    '--json',
  ];
  return { command: parts.join(' '), file };
}
