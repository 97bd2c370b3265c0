/** Every match that is being played, the one worth most to watch first. */
import type { LiveMatch } from '../../../shared/protocol/matchEvents.ts';
import { words } from '../language.ts';
import { seatsLine } from '../play/seatNames.ts';

interface LiveMatchesProps {
  readonly live: readonly LiveMatch[] | null; // null: not known yet
  readonly shown: string | null; // on the screen above
  readonly lost: boolean; // the newest list did not come
  readonly onWatch: (match: string) => void;
}

export function LiveMatches({ live, shown, lost, onWatch }: LiveMatchesProps) {
  const w = words.value;
  const others = live?.filter(({ match }) => match !== shown) ?? [];
  return (
    <section class="lobbies" aria-labelledby="matches">
      <h2 id="matches">{w.liveMatches}</h2>
      {lost ? <p class="faint">{w.liveLost}</p> : null}
      {live !== null && others.length === 0 ? <p class="liveEmpty faint">{w.liveNone}</p> : null}
      {others.length === 0 ? null : (
        <ul class="liveRows">
          {others.map((match) => (
            <LiveRow key={match.match} match={match} onWatch={onWatch} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LiveRow({ match, onWatch }: { readonly match: LiveMatch; readonly onWatch: (match: string) => void }) {
  const w = words.value;
  const { mode, seats, setup, tick, standing, spectators } = match;
  const names = seatsLine({ seats, mode }, w);
  return (
    <li class="liveRow">
      <p class="liveNames">
        <strong>{names}</strong>
        <span class="tag plain">{w.matchName[mode]}</span>
      </p>
      <p class="liveFacts soft">
        <span>{w.liveSettings(w.speedName[setup.speed], w.windName[setup.wind] ?? '')}</span>
        <span>{w.liveTick(tick)}</span>
        {seats.length > 2 ? <span>{w.matchStanding(standing, seats.length)}</span> : null}
        {spectators > 0 ? <span>{w.matchPeople(spectators)}</span> : null}
      </p>
      <button type="button" class="button" onClick={() => onWatch(match.match)}>
        {w.liveWatch}
        <span class="visually-hidden"> {w.liveWatchWhich(names)}</span>
      </button>
    </li>
  );
}
