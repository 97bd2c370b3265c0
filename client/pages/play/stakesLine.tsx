/** Above a duel: whether it counts for ratings, and who is rated how. Its room is kept until that is known. */
import type { MatchJoined } from '../../../shared/protocol/matchEvents.ts';
import { words } from '../language.ts';
import { stakesOf } from './ratingState.ts';

/** Of duels on the server; where the engine differs, that is said instead. */
export function hasStakes({ mode, seat, states }: MatchJoined, local: boolean): boolean {
  return mode === 'duel' && seat !== null && !states && !local;
}

export function StakesLine({ joined }: { readonly joined: MatchJoined }) {
  const w = words.value;
  const stakes = stakesOf(joined.match);
  if (!stakes) return <span>{'\u00a0'}</span>;
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
