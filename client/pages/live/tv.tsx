/** The screen in the page: one match, who plays it, how it stands. */
import type { GameMatch } from '../../model/match.ts';
import { words } from '../language.ts';
import { MatchStage } from '../play/matchStage.tsx';
import type { Play } from '../play/playState.ts';
import { seatsLine } from '../play/seatNames.ts';
import { WindNow } from '../stick.tsx';

interface TvProps {
  readonly play: Play;
  readonly match: GameMatch | null; // null while it is asked for
  readonly onLarge: () => void;
}

export function Tv({ play, match, onLarge }: TvProps) {
  const w = words.value;
  return (
    <section class="tv" aria-labelledby="tv">
      <div class="tvHead">
        <h2 id="tv">{w.liveNow}</h2>
        <button type="button" class="button small" onClick={onLarge}>
          {w.liveLarge}
        </button>
      </div>
      <MatchStage play={play} match={match} headroom={58} />
      <TvFacts play={play} match={match} />
    </section>
  );
}

function TvFacts({ play, match }: Omit<TvProps, 'onLarge'>) {
  const w = words.value;
  const hud = play.hud.value;
  if (!match || !hud) return <p class="tvFacts soft">{w.matchJoining}</p>;
  const { mode, seats, setup, spectators } = match.joined;
  const watching = play.people.value?.spectators ?? spectators; // and this is one of them
  return (
    <p class="tvFacts soft">
      <span>
        {w.matchName[mode]}: {seatsLine({ seats, mode }, w)}
      </span>
      <span>{w.speedName[setup.speed]}</span>
      <span class="tvTick">{w.liveTick(hud.tick)}</span>
      {seats.length > 2 ? <span>{w.matchStanding(hud.standing, seats.length)}</span> : null}
      {watching > 1 ? <span>{w.matchPeople(watching)}</span> : null}
      {setup.wind > 0 || hud.overtime ? <WindNow newtons={hud.wind} /> : null}
    </p>
  );
}
