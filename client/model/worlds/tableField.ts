/** A table over a cart's states as a picture: blocks by position and velocity, in each the cells by angle and angular velocity. */
import { argmax } from '../../../shared/learner/argmax.ts';
import type { Edges } from '../../../shared/learner/tabularRecipe.ts';

export interface TableCell {
  readonly cell: number; // row of the table
  readonly block: { readonly column: number; readonly row: number }; // position, velocity: the fastest to the right on top
  readonly place: { readonly column: number; readonly row: number }; // angle, angular velocity: the fastest to the right on top
  readonly touched: boolean; // an update has changed it
  readonly gap: number; // Q of right less Q of left
  readonly best: number; // the largest Q value
  readonly greedy: number;
}

export interface TableSize {
  readonly blocks: { readonly columns: number; readonly rows: number };
  readonly places: { readonly columns: number; readonly rows: number };
}

export function tableSize(edges: Edges): TableSize {
  const [x, xDot, theta, thetaDot] = edges.map(({ length }) => length + 1) as [number, number, number, number];
  return { blocks: { columns: x, rows: xDot }, places: { columns: theta, rows: thetaDot } };
}

/** @param table [cells, 2] @param initialValue of every entry before its first update */
export function tableCells(edges: Edges, table: Float32Array, initialValue: number): readonly TableCell[] {
  const { blocks, places } = tableSize(edges);
  const initial = Math.fround(initialValue);
  return Array.from({ length: table.length / 2 }, (_, cell) => {
    const q = table.subarray(2 * cell, 2 * cell + 2);
    const thetaDot = cell % places.rows;
    const theta = Math.floor(cell / places.rows) % places.columns;
    const xDot = Math.floor(cell / (places.rows * places.columns)) % blocks.rows;
    const x = Math.floor(cell / (places.rows * places.columns * blocks.rows));
    return {
      cell,
      block: { column: x, row: blocks.rows - 1 - xDot },
      place: { column: theta, row: places.rows - 1 - thetaDot },
      touched: q.some((value) => value !== initial),
      gap: q[1]! - q[0]!,
      best: Math.max(q[0]!, q[1]!),
      greedy: argmax(q),
    };
  });
}
