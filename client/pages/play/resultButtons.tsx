/** Again, against the next one, against somebody else; and what the others want meanwhile. */
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../model/match.ts';
import { connection } from '../arena.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { useResultKeys } from '../useResultKeys.ts';
import { agentsOf } from './house.ts';
import type { Play } from './playState.ts';

interface ResultButtonsProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly result: MatchResult;
}

export function ResultButtons({ play, match, result }: ResultButtonsProps) {
  const w = words.value;
  const { mode, seat, seats } = match.joined;
  const humans = seats.filter(({ kind }) => kind === 'human').length;
  const left = humans > 1 && (play.people.value?.left ?? false);
  const waits = play.rematching.value && !left;
  const again = (): void => {
    if (left) play.start(play.options.request(mode === 'royale' ? 'royale' : 'duel', 'anyone', null));
    else if (!waits) void play.rematch();
  };
  const first = useResultKeys(again);
  const next = result.winner === seat && mode === 'duel' ? nextRival(play, match) : null;
  return (
    <>
      {humans > 1 ? <Others play={play} left={left} /> : null}
      <div class="row">
        <button type="button" class="button primary" ref={first} aria-disabled={waits} onClick={again}>
          {left ? w.resultNew : waits ? w.resultWaiting : mode === 'survival' ? w.resultAgain : w.rematch}
          {waits ? null : <kbd>R</kbd>}
        </button>
        {next ? (
          <button type="button" class="button" onClick={() => play.duel(next.id)}>
            {w.nextRival(levelName(next.mean, w))}
          </button>
        ) : null}
        <button type="button" class="button" onClick={() => play.leave()}>
          {mode === 'duel' && humans === 1 ? w.changeRival : w.toChooser}
        </button>
      </div>
    </>
  );
}

/** Who of the others wants to play again, or has gone. */
function Others({ play, left }: { readonly play: Play; readonly left: boolean }) {
  const w = words.value;
  const others = (play.people.value?.rematch ?? []).filter((name) => name !== connection.name());
  const said = left ? w.resultLeft : others.map((name) => w.resultAsked(name)).join(' ');
  return (
    <p class="others" role="status">
      {said}
    </p>
  );
}

/** The next stronger one, for who has just won against a house agent. */
function nextRival(play: Play, { joined: { seat, seats } }: GameMatch) {
  const beaten = seats.find((_, s) => s !== seat);
  const agents = agentsOf(play.house.rivals.value);
  const at = beaten?.kind === 'agent' ? agents.findIndex(({ id }) => id === beaten.agent) : -1;
  return at === -1 ? null : (agents[at + 1] ?? null);
}
