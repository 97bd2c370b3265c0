/** A player's row on the Players board, as it is after one more run. */
import { publicId } from '../../shared/boards/publicId.ts';
import { survivalPlace } from '../../shared/boards/survivalPlace.ts';
import type { PlayerProof } from '../../shared/boards/survivalTask.ts';
import type { RankedRow, StoredRow } from './stores.ts';

export interface RunEnded {
  readonly session: string;
  readonly name: string; // of the player, now
  readonly proof: PlayerProof | null; // null: the run was abandoned
  readonly finished: number; // runs of this speed class, with this one
  readonly abandoned: number;
}

/**
 * The row with new counts, and with the run's proof where it is the best one. A hidden row stays hidden.
 * @returns no row for a player who has not finished any run yet
 */
export function countedRow(
  old: RankedRow | null,
  { session, name, proof, finished, abandoned }: RunEnded,
): { readonly row: StoredRow | null; readonly newBest: boolean } {
  const best = old?.figures.kind === 'players' ? old.figures.ticks : -1;
  const counts = { kind: 'players', runs: finished, abandoned } as const;
  if (!proof || proof.ticks <= best) {
    if (!old) return { row: null, newBest: false };
    const { rank: _, ...row } = old;
    return { row: { ...row, name, figures: { ...counts, ticks: best } }, newBest: false };
  }
  const id = publicId(session);
  const row: StoredRow = {
    board: 'players',
    division: proof.speed,
    id,
    owner: session,
    name,
    by: null,
    place: survivalPlace(proof.ticks, proof.endedAt, id),
    at: proof.endedAt,
    figures: { ...counts, ticks: proof.ticks },
    proof,
    hidden: old?.hidden ?? false,
  };
  return { row, newBest: true };
}
