/** What a policy thinks of every field of a lake. */

import { argmax } from '../../../shared/learner/argmax.ts';
import type { LakeMap } from '../../../shared/sim/frozenLake.ts';
import type { FrozenLakeSpec } from '../../../shared/sim/frozenLakeEnvironment.ts';
import type { ServedPolicy } from './servedPolicy.ts';

export type FieldKind = 'start' | 'ice' | 'hole' | 'goal';

export interface LakeField {
  readonly cell: number;
  readonly kind: FieldKind;
  readonly q: readonly number[] | null; // left, down, right, up; null at the end of a walk, and without a policy
  readonly greedy: number | null; // action
}

const KINDS: Readonly<Record<string, FieldKind>> = { S: 'start', F: 'ice', H: 'hole', G: 'goal' };

/** Row by row. */
export function lakeFields(
  { map, observationSize }: FrozenLakeSpec,
  policy: Pick<ServedPolicy, 'qOf'> | null,
): readonly LakeField[] {
  const seen = new Float32Array(observationSize);
  return Array.from(map.join(''), (letter, cell) => {
    const kind = KINDS[letter] ?? 'ice';
    if (!policy || kind === 'hole' || kind === 'goal') return { cell, kind, q: null, greedy: null };
    seen.fill(0);
    seen[cell] = 1;
    const q = policy.qOf(seen).slice();
    return { cell, kind, q: [...q], greedy: argmax(q) };
  });
}

/** From the least to the largest Q value of all fields; both null without any. */
export function rangeOf(fields: readonly LakeField[]): { readonly low: number; readonly high: number } | null {
  const all = fields.flatMap(({ q }) => q ?? []);
  return all.length === 0 ? null : { low: Math.min(...all), high: Math.max(...all) };
}

const TURNS = [
  { row: 0, column: -1 },
  { row: 1, column: 0 },
  { row: 0, column: 1 },
  { row: -1, column: 0 },
];

/** Where an action would lead on firm ice; the shore holds. */
export function aimOf(map: LakeMap, cell: number, action: number): number {
  const columns = map[0]!.length;
  const turn = TURNS[action]!;
  const row = Math.floor(cell / columns) + turn.row;
  const column = (cell % columns) + turn.column;
  const inside = row >= 0 && row < map.length && column >= 0 && column < columns;
  return inside ? row * columns + column : cell;
}

/** Whether the ice took the walker elsewhere than it wanted. */
export function slipped(map: LakeMap, from: number, action: number, to: number): boolean {
  return aimOf(map, from, action) !== to;
}
