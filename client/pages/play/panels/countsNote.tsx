/** Before a survival run: whether it counts for the board, and under which name. */
import { SURVIVAL_WIND } from '../../../../shared/boards/survivalTask.ts';
import { playerName } from '../../arena.ts';
import { words } from '../../language.ts';
import { Link } from '../../link.tsx';
import type { Play } from '../playState.ts';

export function CountsNote({ play }: { readonly play: Play }) {
  const w = words.value;
  const { speed, wind } = play.options;
  const name = playerName.value;
  const why = play.isAway() ? w.survivalOnDevice : wind.value === SURVIVAL_WIND ? null : w.survivalWindy;
  return (
    <p class="countsNote" role="status">
      {why ?? (
        <>
          <strong>{w.survivalCounts(w.speedName[speed.value])}</strong>{' '}
          <span class="soft">
            {name === null ? null : <>{w.survivalCountsAs(name)} </>}
            <Link to="/me">{w.survivalRename}</Link>
          </span>{' '}
          <span class="soft">{w.survivalLeaving}</span>
        </>
      )}
    </p>
  );
}
