/** What lies over the carts: the countdown, a wait in words, the result. */
import { useEffect, useState } from 'preact/hooks';
import type { Fall } from '../../../shared/arena/match.ts';
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import type { GameMatch, MatchHud } from '../../model/match.ts';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { useResultKeys } from '../useResultKeys.ts';
import type { Words } from '../words/en.ts';
import { agentsOf, type Play } from './playState.ts';
import { seatWords } from './seatNames.ts';

interface OverlayProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly hud: MatchHud;
}

const FALL_SHOWN_MS = 900; // the fall first, then the words

export function MatchOverlay({ play, match, hud }: OverlayProps) {
  const w = words.value;
  const connection = connectionState.value.kind;
  const result = hud.phase === 'finished' ? match.result() : null;
  const [fallSeen, setFallSeen] = useState(false);
  const finished = result !== null;
  useEffect(() => {
    setFallSeen(false);
    if (!finished) return;
    const timer = window.setTimeout(() => setFallSeen(true), FALL_SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [finished]);

  if (result) return fallSeen || result.end !== 'fall' ? <Result play={play} match={match} result={result} /> : null;
  if (play.loss.value) {
    return (
      <div class="overlay">
        <section class="card notice" role="alert">
          <h2>{w.lostMatchTitle}</h2>
          <p class="soft">{w.lostMatchText}</p>
          <button type="button" class="button primary" onClick={() => play.leave()}>
            {w.changeRival}
          </button>
        </section>
      </div>
    );
  }
  if (play.screen.value.kind === 'match' && play.screen.value.wish.kind === 'local') return countdown(hud);
  if (connection === 'closing') return <Wait title={w.closingTitle} text={w.closingText} />;
  if (connection !== 'connected') return <Wait title={w.reconnectTitle} text={w.reconnectText} />;
  if (hud.phase === 'frozen') return <Wait title={w.frozenTitle} text={w.frozenText} />;
  return countdown(hud);
}

function countdown(hud: MatchHud) {
  if (hud.countdown === 0) return null;
  return (
    <p class="countdown" aria-hidden="true" key={hud.countdown}>
      <span>{words.value.number(hud.countdown)}</span>
    </p>
  );
}

function Wait({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="overlay">
      <section class="card notice" role="status">
        <h2>{title}</h2>
        <p class="soft">{text}</p>
      </section>
    </div>
  );
}

function fallWords(name: string, fall: Fall | null, tick: number, w: Words): string {
  if (!fall) return w.stood(name, tick);
  return fall.cause === 'angle' ? w.fellAngle(name, fall.tick, fall.side) : w.fellEdge(name, fall.tick, fall.side);
}

function headline(result: MatchResult, seat: number | null, w: Words): string {
  if (result.end !== 'fall') return w.over;
  if (result.winner === 'draw') return w.drawn;
  return result.winner === seat ? w.won : w.lost;
}

function endWords(end: MatchResult['end'], w: Words): string | null {
  return { fall: null, left: w.endLeft, connection: w.endConnection, 'server-closing': w.endClosing }[end];
}

interface ResultProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly result: MatchResult;
}

function Result({ play, match, result }: ResultProps) {
  const w = words.value;
  const { seat, seats } = match.joined;
  const agents = agentsOf(play.rivals.value);
  const title = headline(result, seat, w);
  const reason = endWords(result.end, w);
  const lines = seats.map((info, s) => {
    const { name } = seatWords(info, s === seat, agents, w);
    return { who: info.kind, text: fallWords(name, result.falls[s] ?? null, result.tick, w) };
  });
  const next = result.winner === seat ? nextRival(play) : null;
  const again = useResultKeys(() => void play.rematch());
  const said = [title, ...(reason ? [reason] : lines.map(({ text }) => text))].join('. ');
  useEffect(() => announce(said), [said]);

  return (
    <div class="overlay">
      <section class="card result" aria-labelledby="result">
        <h2 id="result" class={result.winner === seat ? 'human' : result.winner === 'draw' ? '' : 'agent'}>
          {title}
        </h2>
        {reason ? (
          <p class="soft">{reason}</p>
        ) : (
          <ul class="reasons">
            {lines.map(({ who, text }, s) => (
              <li key={s} class={who}>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        )}
        <div class="row">
          <button type="button" class="button primary" ref={again} onClick={() => void play.rematch()}>
            {w.rematch} <kbd>R</kbd>
          </button>
          {next ? (
            <button type="button" class="button" onClick={() => play.duel(next.id)}>
              {w.nextRival(levelName(next.mean, w))}
            </button>
          ) : null}
          <button type="button" class="button" onClick={() => play.leave()}>
            {w.changeRival}
          </button>
        </div>
      </section>
    </div>
  );
}

/** The next stronger one, for who has just won against a house agent. */
function nextRival(play: Play) {
  const { value: now } = play.screen;
  const beaten = now.kind === 'match' && now.wish.kind === 'request' ? now.wish.request.agent : null;
  const agents = agentsOf(play.rivals.value);
  const at = agents.findIndex(({ id }) => id === beaten);
  return at === -1 ? null : (agents[at + 1] ?? null);
}
