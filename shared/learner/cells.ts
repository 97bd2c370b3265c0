/** From an observation to the row of a Q table. */
import type { EnvironmentSpec } from '../sim/environment.ts';
import type { Edges } from './tabularRecipe.ts';

/** Rows that a table needs. */
export function countCells(edges: Edges | null, spec: Pick<EnvironmentSpec, 'observationSize'>): number {
  return edges ? edges.reduce((cells, { length }) => cells * (length + 1), 1) : spec.observationSize;
}

/**
 * The cell that an observation lies in: its interval per component, the last component running fastest.
 * @param observation one entry per component of `edges`; or, if that is null, one-hot
 * @returns 0..countCells - 1
 */
export function cellOf(edges: Edges | null, observation: Float32Array): number {
  if (!edges) return observation.indexOf(1);
  let cell = 0;
  for (let i = 0; i < edges.length; i++) {
    const cuts = edges[i]!;
    let interval = 0;
    while (interval < cuts.length && observation[i]! >= cuts[interval]!) interval++;
    cell = cell * (cuts.length + 1) + interval;
  }
  return cell;
}
