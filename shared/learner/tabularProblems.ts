import { environmentNamed } from '../sim/environments.ts';
import { FROZEN_LAKES } from '../sim/frozenLakeEnvironment.ts';
import { countCells } from './cells.ts';
import { commonProblems } from './commonProblems.ts';
import type { Edges, TabularRecipe } from './tabularRecipe.ts';

/** Rows beyond this are no table that a run could visit. */
const MOST_CELLS = 1_000_000;

function edgeProblems(edges: Edges, components: number | undefined): string[] {
  const problems: string[] = [];
  if (components !== undefined && edges.length !== components)
    problems.push(`edges has ${edges.length} components, but an observation has ${components}`);
  for (const [i, cuts] of edges.entries()) {
    if (!cuts.every((edge, j) => Number.isFinite(edge) && (j === 0 || edge > cuts[j - 1]!)))
      problems.push(`edges.${i} is not a row of finite numbers, each above the one before`);
  }
  const cells = countCells(edges, { observationSize: 0 });
  if (cells > MOST_CELLS) problems.push(`edges make ${cells} cells, more than ${MOST_CELLS}`);
  return problems;
}

/** Everything wrong with a tabular recipe, in words for its author; empty if it can run (TABLE2). */
export function tabularProblems(r: TabularRecipe): string[] {
  const problems = commonProblems(r);
  const spec = environmentNamed(r.environment);
  if (r.edges) problems.push(...edgeProblems(r.edges, spec?.observationSize));
  else if (spec && !FROZEN_LAKES.some(({ id }) => id === spec.id))
    problems.push(`edges is null, but observations of ${spec.id} do not name a cell`);
  if (!Number.isFinite(r.initialValue)) problems.push(`initialValue ${r.initialValue} is not a finite number`);
  return problems;
}
