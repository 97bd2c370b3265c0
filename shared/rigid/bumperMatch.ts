/** The rules of a Bumper match, from one cart to four, as pure functions of the falls. */
import type { RigidFall } from './rigidView.ts';

/** A minute: those who still stand then draw (BUMPER4). */
export const BUMPER_TICKS = 3_000;

export type BumperMatch =
  | { readonly phase: 'playing'; readonly tick: number }
  | {
      readonly phase: 'finished';
      readonly tick: number; // at which it was decided
      readonly winner: number | 'draw'; // a seat; alone, one's own seat
    };

/**
 * The match at a tick. The last one standing wins; those who go down in the same tick draw, and so do all who stand when time is up.
 * What falls later changes nothing (BUMPER5).
 * @param falls by seat
 */
export function bumperMatchAt(tick: number, falls: readonly (RigidFall | null)[]): BumperMatch {
  const down = falls.flatMap((fall) => (fall ? [fall.tick] : [])).sort((a, b) => a - b);
  const enough = falls.length === 1 ? 1 : falls.length - 1; // falls that decide it
  const decided = Math.min(down[enough - 1] ?? Number.POSITIVE_INFINITY, BUMPER_TICKS);
  if (tick < decided) return { phase: 'playing', tick };
  const standing = falls.flatMap((fall, seat) => (fall === null || fall.tick > decided ? [seat] : []));
  const alone = falls.length === 1 ? 0 : null;
  return { phase: 'finished', tick: decided, winner: alone ?? (standing.length === 1 ? standing[0]! : 'draw') };
}
