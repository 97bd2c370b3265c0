/** Whether a logged match can be gone on with: stepped again it must be where it was, and not over. */
import { simulateReplay } from '../../shared/arena/replay.ts';
import type { MatchPast } from '../../shared/netcode/matchHost.ts';
import type { LoggedMatch } from './matchLogText.ts';

/** unknown-agent: an opponent is no more. states: stepped again it has others than it had, or no more than its end. full: so many matches are not played here. */
export type Unbuildable = 'unknown-agent' | 'states' | 'full';

/** @param atMs of the loop's clock: from then on it waits for its player */
export function pastOf({ setup, ticks, pushes, hash }: LoggedMatch, atMs: number): MatchPast | null {
  try {
    const again = simulateReplay({ setup, ticks, actions: pushes, hash: 0 });
    const same = again.match.tick === ticks && (hash === null ? ticks === 0 : again.hash === hash);
    return same && again.match.phase === 'playing' ? { ticks, actions: pushes, atMs } : null;
  } catch {
    return null; // a push is missing, or the setup is none
  }
}
