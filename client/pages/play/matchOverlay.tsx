/** What lies over the carts: the countdown, a wait in words, the result. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { GameMatch, MatchHud } from '../../model/match.ts';
import { connectionState } from '../arena.ts';
import { words } from '../language.ts';
import type { Play } from './playState.ts';
import { Result } from './result.tsx';
import { WatchedResult } from './watchedResult.tsx';

interface OverlayProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly hud: MatchHud;
}

const FALL_SHOWN_MS = 900; // the fall first, then the words

export function MatchOverlay({ play, match, hud }: OverlayProps) {
  const w = words.value;
  const connection = connectionState.value.kind;
  const screen = play.screen.value;
  const local = screen.kind === 'match' && screen.wish.kind === 'local';
  const result = hud.decided ? match.result() : null;
  const fallSeen = useLater(result !== null, FALL_SHOWN_MS);

  if (result) {
    if (!fallSeen && result.end === 'fall') return null;
    if (match.joined.seat === null) return <WatchedResult play={play} match={match} result={result} />;
    return <Result play={play} match={match} result={result} local={local} />;
  }
  if (play.loss.value) return <Lost play={play} moved={play.loss.value === 'moved'} />;
  if (!local && connection === 'closing') return <Wait title={w.closingTitle} text={w.closingText} />;
  if (!local && connection !== 'connected') return <Wait title={w.reconnectTitle} text={w.reconnectText} />;
  if (hud.phase === 'frozen') return <Wait title={w.frozenTitle} text={w.frozenText} />;
  const out = match.joined.seats.length > 2 ? (hud.falls[match.joined.seat ?? -1] ?? null) : null;
  return out ? <p class="outNotice">{w.matchOut(out.tick)}</p> : countdown(hud);
}

function useLater(since: boolean, ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    setLater(false);
    if (!since) return;
    const timer = window.setTimeout(() => setLater(true), ms);
    return () => window.clearTimeout(timer);
  }, [since, ms]);
  return later;
}

function countdown(hud: MatchHud) {
  if (hud.countdown === 0) return null;
  return (
    <p class="countdown" aria-hidden="true" key={hud.countdown}>
      <span>{words.value.number(hud.countdown)}</span>
    </p>
  );
}

function Lost({ play, moved }: { readonly play: Play; readonly moved: boolean }) {
  const w = words.value;
  return (
    <Notice role="alert" title={moved ? w.movedTitle : w.lostMatchTitle} text={moved ? w.movedText : w.lostMatchText}>
      <button type="button" class="button primary" onClick={() => play.leave()}>
        {w.toChooser}
      </button>
    </Notice>
  );
}

function Wait({ title, text }: { readonly title: string; readonly text: string }) {
  return <Notice role="status" title={title} text={text} />;
}

interface NoticeProps {
  readonly role: 'alert' | 'status';
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Notice({ role, title, text, children }: NoticeProps) {
  return (
    <div class="overlay">
      <section class="card notice" role={role}>
        <h2>{title}</h2>
        <p class="soft">{text}</p>
        {children}
      </section>
    </div>
  );
}
