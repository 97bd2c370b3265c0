/** Before a duel is chosen: whether it will count for ratings, as far as the choices say. */
import { RATED_WIND } from '../../../../shared/boards/ratedDuel.ts';
import { words } from '../../language.ts';
import { Link } from '../../link.tsx';
import type { Play } from '../playState.ts';

/** @param agents against agents, which may be given a handicap */
export function RatedNote({ play, agents }: { readonly play: Play; readonly agents: boolean }) {
  const w = words.value;
  const { speed, wind, reaction } = play.options;
  const why = play.isAway()
    ? w.ratedNoteAway
    : wind.value !== RATED_WIND
      ? w.ratedNoteWind
      : agents && reaction.value > 0
        ? w.ratedNoteHandicap
        : null;
  return (
    <p class="countsNote" role="status">
      {why ?? (
        <>
          <strong>{w.ratedNote(w.speedName[speed.value])}</strong>{' '}
          <span class="soft">
            {agents ? w.ratedNoteAgents : w.ratedNotePeople}{' '}
            <Link to={`/boards#ratings/${speed.value}`}>{w.ratedNoteBoard}</Link>
          </span>
        </>
      )}
    </p>
  );
}
