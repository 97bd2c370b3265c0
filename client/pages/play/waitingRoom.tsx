/** Until the others are there: who is, who may still come and how, when it begins. */
import './waitingRoom.css';
import { useEffect, useState } from 'preact/hooks';
import type { LobbyInfo } from '../../../shared/protocol/matchEvents.ts';
import { firstRival } from '../../model/levels.ts';
import { announce } from '../announce.ts';
import { CopyText } from '../copyText.tsx';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import type { Words } from '../words/en.ts';
import { lobbyLink } from './address.ts';
import type { Play } from './playState.ts';
import { agentsOf } from './rivals.ts';

interface WaitingRoomProps {
  readonly play: Play;
  readonly lobby: LobbyInfo;
}

export function WaitingRoom({ play, lobby }: WaitingRoomProps) {
  const w = words.value;
  const { names, seats, speed, wind, mode, open, host, code } = lobby;
  const royale = mode === 'royale';
  const there = w.roomSeats(names.length, seats);
  useEffect(() => announce(there), [there]);
  return (
    <div class="room">
      <section class="card roomCard" aria-labelledby="room">
        <div class="roomHead">
          <h1 id="room">{royale ? w.roomTitle.royale : open ? w.roomTitle.person : w.roomTitle.link}</h1>
          <p class="soft">{[w.matchName[mode], w.speedName[speed], w.windName[wind] ?? ''].join(' · ')}</p>
        </div>
        <Seats names={names} seats={seats} there={there} />
        <p class="roomWhen">
          <Starts lobby={lobby} />
        </p>
        {open ? null : (
          <div class="roomLink">
            <h2>{w.roomLink}</h2>
            <CopyText text={lobbyLink(window.location.origin, code)} visible primary />
            <p class="roomLinkText faint">{w.roomLinkText}</p>
          </div>
        )}
        <div class="row">
          {royale && host ? (
            <button type="button" class={open ? 'button primary' : 'button'} onClick={() => play.go()}>
              {w.roomGo}
            </button>
          ) : null}
          <button type="button" class="button" onClick={() => play.leave()}>
            {w.leave}
          </button>
        </div>
      </section>
      {royale ? null : <Instead play={play} w={w} />}
    </div>
  );
}

function Seats({
  names,
  seats,
  there,
}: {
  readonly names: readonly string[];
  readonly seats: number;
  readonly there: string;
}) {
  const w = words.value;
  return (
    <div class="roomSeats">
      <p class="overline">{there}</p>
      <ol>
        {Array.from({ length: seats }, (_, seat) => (
          <li key={seat} class={seat < names.length ? 'taken' : 'free'}>
            {seat < names.length ? (
              <>
                <strong class="human">{names[seat]}</strong>
                {seat === 0 ? <span class="faint">{w.roomHost}</span> : null}
              </>
            ) : (
              <span class="faint">{w.roomEmpty}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Counts down by itself from what the server said last. */
function Starts({ lobby }: { readonly lobby: LobbyInfo }) {
  const w = words.value;
  const [left, setLeft] = useState(lobby.startsInMs ?? 0);
  useEffect(() => {
    if (lobby.startsInMs === null) return;
    const at = performance.now() + lobby.startsInMs;
    const tell = (): void => setLeft(Math.max(at - performance.now(), 0));
    tell();
    const timer = window.setInterval(tell, 250);
    return () => window.clearInterval(timer);
  }, [lobby]);
  if (lobby.startsInMs !== null) return <>{w.roomStarts(Math.ceil(left / 1000))}</>;
  return <>{lobby.mode === 'royale' ? w.roomHostStarts : w.roomWhole}</>;
}

/** For who does not want to wait any longer. */
function Instead({ play, w }: { readonly play: Play; readonly w: Words }) {
  const agents = agentsOf(play.house.rivals.value);
  const first = agents[firstRival(agents.map(({ mean }) => mean))];
  if (!first) return null;
  return (
    <section class="roomInstead">
      <p class="soft">{w.roomInstead}</p>
      <button type="button" class="button" onClick={() => play.duel(first.id)}>
        {w.roomInsteadGo(levelName(first.mean, w))}
      </button>
    </section>
  );
}
