/** Again, against the next one, against somebody else; and what the others want meanwhile. */
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../model/match.ts';
import { levelAfter, levelsOf } from '../../model/path/levels.ts';
import { connection } from '../arena.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { useResultKeys } from '../useResultKeys.ts';
import { duelRequest } from './path/levelRequest.ts';
import { PaceOffer } from './path/paceOffer.tsx';
import { progress } from './path/progressState.ts';
import type { Play } from './playState.ts';
import { agentsOf, rivals } from './rivals.ts';

interface ResultButtonsProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly result: MatchResult;
}

export function ResultButtons({ play, match, result }: ResultButtonsProps) {
  const w = words.value;
  const { mode, seat, seats, setup } = match.joined;
  const humans = seats.filter(({ kind }) => kind === 'human').length;
  const left = humans > 1 && (play.people.value?.left ?? false);
  const waits = play.rematching.value && !left;
  const again = (): void => {
    if (left) play.start(play.options.request(mode === 'royale' ? 'royale' : 'duel', 'anyone', null));
    else if (!waits) void play.rematch();
  };
  const first = useResultKeys(again);
  const rival = mode === 'duel' ? rivalOf(match) : null;
  const won = result.winner === seat;
  const next = rival && won ? nextOf(rival.agent) : null;
  const duel = (agent: string, speed = setup.speed): void =>
    play.start(duelRequest(agent, { speed, wind: setup.wind, reaction: rival?.reaction ?? 0 }));
  return (
    <>
      {humans > 1 ? <Others play={play} left={left} /> : null}
      <div class="row">
        {next ? (
          <button type="button" class="button primary" ref={first} onClick={() => duel(next.id)}>
            {w.nextRival(w.levelBoth(next.episode, levelName(next.mean, w)))}
          </button>
        ) : null}
        <button
          type="button"
          class={next ? 'button' : 'button primary'}
          {...(next ? {} : { ref: first })}
          aria-disabled={waits}
          onClick={again}
        >
          {left ? w.resultNew : waits ? w.resultWaiting : mode === 'survival' ? w.resultAgain : w.rematch}
          {waits ? null : <kbd>R</kbd>}
        </button>
        <button type="button" class="button" onClick={() => play.leave()}>
          {mode === 'duel' && humans === 1 ? w.changeRival : w.toChooser}
        </button>
      </div>
      {rival ? <PaceOffer onTake={(speed) => duel(next?.id ?? rival.agent, speed)} /> : null}
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

/** The agent of a duel against one. */
function rivalOf({ joined: { seat, seats } }: GameMatch) {
  const other = seats.find((_, s) => s !== seat);
  return other?.kind === 'agent' ? other : null;
}

/** The next stronger one, for who has just won against a house agent. */
function nextOf(beaten: string) {
  return levelAfter(levelsOf(agentsOf(rivals.value), progress.value.won), beaten)?.agent ?? null;
}
