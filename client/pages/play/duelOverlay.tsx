/** What lies over the carts: the countdown, a wait in words, the result. */
import { useEffect, useState } from 'preact/hooks';
import type { Fall } from '../../../shared/arena/match.ts';
import type { DuelRequest, DuelResult } from '../../../shared/protocol/events.ts';
import type { Duel, DuelHud } from '../../model/duel.ts';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { useResultKeys } from '../useResultKeys.ts';
import type { Words } from '../words/en.ts';
import { agentsOf, type Play } from './playState.ts';
import { namesOf } from './seatNames.ts';

interface OverlayProps {
  readonly play: Play;
  readonly duel: Duel;
  readonly hud: DuelHud;
  readonly request: DuelRequest;
}

const FALL_SHOWN_MS = 900; // the fall first, then the words

export function DuelOverlay({ play, duel, hud, request }: OverlayProps) {
  const w = words.value;
  const connection = connectionState.value.kind;
  const result = hud.phase === 'finished' ? duel.result() : null;
  const [fallSeen, setFallSeen] = useState(false);
  const finished = result !== null;
  useEffect(() => {
    setFallSeen(false);
    if (!finished) return;
    const timer = window.setTimeout(() => setFallSeen(true), FALL_SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [finished]);

  if (result)
    return fallSeen || result.end !== 'fall' ? (
      <Result play={play} duel={duel} result={result} request={request} />
    ) : null;
  if (play.lost.value) {
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
  if (connection === 'closing') return <Wait title={w.closingTitle} text={w.closingText} />;
  if (connection !== 'connected') return <Wait title={w.reconnectTitle} text={w.reconnectText} />;
  if (hud.phase === 'frozen') return <Wait title={w.frozenTitle} text={w.frozenText} />;
  if (hud.countdown > 0) {
    return (
      <p class="countdown" aria-hidden="true" key={hud.countdown}>
        <span>{w.number(hud.countdown)}</span>
      </p>
    );
  }
  return null;
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

function headline(result: DuelResult, seat: number, w: Words): string {
  if (result.end !== 'fall') return w.over;
  if (result.winner === 'draw') return w.drawn;
  return result.winner === seat ? w.won : w.lost;
}

function endWords(end: DuelResult['end'], w: Words): string | null {
  return { fall: null, left: w.endLeft, connection: w.endConnection, 'server-closing': w.endClosing }[end];
}

interface ResultProps {
  readonly play: Play;
  readonly duel: Duel;
  readonly result: DuelResult;
  readonly request: DuelRequest;
}

function Result({ play, duel, result, request }: ResultProps) {
  const w = words.value;
  const { seat } = duel.joined;
  const names = namesOf(duel, agentsOf(play.rivals.value), w);
  const title = headline(result, seat, w);
  const reason = endWords(result.end, w);
  const lines = [
    { who: 'human', text: fallWords(names.own.name, result.falls[seat] ?? null, result.tick, w) },
    { who: 'agent', text: fallWords(names.rival.name, result.falls[duel.rivalSeat] ?? null, result.tick, w) },
  ];
  const next = result.winner === seat ? nextRival(play, request.agent) : null;
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
            {lines.map(({ who, text }) => (
              <li key={who} class={who}>
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
            <button type="button" class="button" onClick={() => play.choose(next.id)}>
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

/** The next stronger one, for who has just won. */
function nextRival(play: Play, beaten: string) {
  const agents = agentsOf(play.rivals.value);
  return agents[agents.findIndex(({ id }) => id === beaten) + 1] ?? null;
}
