/** Above a duel: whether it counts for ratings, and who is rated how. */
import type { MatchJoined } from '../../../shared/protocol/matchEvents.ts';
import { words } from '../language.ts';
import { stakesOf } from './ratingState.ts';

export function StakesLine({ joined }: { readonly joined: MatchJoined }) {
  const w = words.value;
  const stakes = joined.seat === null ? null : stakesOf(joined.match);
  if (!stakes || joined.states) return null; // where the engine differs, that is said instead
  if (stakes.unrated) {
    return (
      <span>
        <span class="tag">{w.stakesUnrated}</span> {w.unratedWhy[stakes.unrated]}
      </span>
    );
  }
  const own = stakes.ratings[joined.seat!] ?? null;
  const other = stakes.ratings[1 - joined.seat!] ?? null;
  return (
    <span>
      <span class="tag">{w.stakesRated}</span> {w.stakesBoth(own, other)}
    </span>
  );
}
