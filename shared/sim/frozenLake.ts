/**
 * The rules of the frozen lake: a walk over ice from the start to the goal, around the holes.
 * Source: Gymnasium 1.4 FrozenLake-v1, whose transition tables these are, probabilities to the last bit (LAKE1).
 */

/** Rows of equal length. S start, F ice, H hole, G goal; cells are numbered row by row from 0. */
export type LakeMap = readonly string[];

/** Gymnasium's two maps. */
export const LAKE_4X4: LakeMap = ['SFFF', 'FHFH', 'FFFH', 'HFFG'];
export const LAKE_8X8: LakeMap = [
  'SFFFFFFF',
  'FFFFFFFF',
  'FFFHFFFF',
  'FFFFFHFF',
  'FFFHFFFF',
  'FHHFFFHF',
  'FHFFHFHF',
  'FFFHFFFG',
];

/** 0 left, 1 down, 2 right, 3 up: the neighbours in this order are each a quarter turn from the next. */
export const LAKE_ACTIONS = 4;

/** One way that an action can end. */
export interface LakeTransition {
  readonly probability: number; // 0..1; those of one action sum to 1
  readonly next: number; // cell
  readonly reward: number; // 1 for reaching the goal, else 0
  readonly terminated: boolean; // `next` is a hole or the goal
}

/** What can follow: [cell][action] -> its outcomes, equally likely. */
export type LakeTable = readonly (readonly (readonly LakeTransition[])[])[];

/** The cell that episodes start from. */
export function startCell(map: LakeMap): number {
  return map.join('').indexOf('S');
}

/** The neighbour of a cell; the shore holds: who would leave the map stays. */
function neighbour(map: LakeMap, cell: number, action: number): number {
  const columns = map[0]!.length;
  const row = Math.floor(cell / columns);
  const column = cell % columns;
  switch (action) {
    case 0:
      return column > 0 ? cell - 1 : cell;
    case 1:
      return row < map.length - 1 ? cell + columns : cell;
    case 2:
      return column < columns - 1 ? cell + 1 : cell;
    default:
      return row > 0 ? cell - columns : cell;
  }
}

/*
 * Slippery ice takes the walker where it wanted to go, or a quarter turn to either side, each one time in three. In float64
 * Gymnasium's sideways third is half of what one third leaves of 1, and one ulp above the other.
 */
const AHEAD = 1 / 3;
const SIDEWAYS = (1 - AHEAD) / 2;

/** Every cell's and action's outcomes, in Gymnasium's order: a quarter turn before, ahead, a quarter turn after. */
export function lakeTable(map: LakeMap, slippery: boolean): LakeTable {
  const letters = map.join('');
  const outcome = (cell: number, action: number, probability: number): LakeTransition => {
    const next = neighbour(map, cell, action);
    const letter = letters[next];
    return { probability, next, reward: letter === 'G' ? 1 : 0, terminated: letter === 'G' || letter === 'H' };
  };
  return Array.from(letters, (letter, cell) =>
    Array.from({ length: LAKE_ACTIONS }, (_, action) => {
      if (letter === 'H' || letter === 'G') return [{ probability: 1, next: cell, reward: 0, terminated: true }];
      if (!slippery) return [outcome(cell, action, 1)];
      return [
        outcome(cell, (action + 3) % LAKE_ACTIONS, SIDEWAYS),
        outcome(cell, action, AHEAD),
        outcome(cell, (action + 1) % LAKE_ACTIONS, SIDEWAYS),
      ];
    }),
  );
}
