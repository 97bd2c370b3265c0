/** Who waits for people just now; one click and one is in. */
import type { LobbyInfo } from '../../../shared/protocol/matchEvents.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';

interface OpenLobbiesProps {
  readonly open: readonly LobbyInfo[] | null; // null: not known yet
  readonly level: 2 | 3; // of the heading
}

export function OpenLobbies({ open, level }: OpenLobbiesProps) {
  const w = words.value;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="lobbies" aria-labelledby="lobbies">
      <Heading id="lobbies">{w.liveLobbies}</Heading>
      {open !== null && open.length === 0 ? <p class="liveEmpty faint">{w.liveNoLobbies}</p> : null}
      {open !== null && open.length > 0 ? (
        <ul class="liveRows">
          {open.map((lobby) => (
            <li key={lobby.code} class="liveRow">
              <p class="liveNames">
                <strong class="human">{lobby.names.join(', ')}</strong>
                <span class="tag plain">{w.matchName[lobby.mode]}</span>
              </p>
              <p class="liveFacts soft">
                <span>{w.liveSettings(w.speedName[lobby.speed], w.windName[lobby.wind] ?? '')}</span>
                <span>{w.roomSeats(lobby.names.length, lobby.seats)}</span>
              </p>
              <Link to={`/play#join=${lobby.code}`} class="button">
                {w.liveJoin}
                <span class="visually-hidden"> {w.liveWatchWhich(lobby.names.join(', '))}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
