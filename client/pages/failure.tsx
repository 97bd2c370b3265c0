/** Why something did not come about, in words, with what to do. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { AskFailure } from '../net/connection.ts';
import { connection, connectionState } from './arena.ts';
import { words } from './language.ts';
import type { Words } from './words/en.ts';

interface Told {
  readonly title: string;
  readonly text: string;
}

function tell(code: AskFailure, w: Words): Told {
  switch (code) {
    case 'unreachable':
      return { title: w.unreachableTitle, text: w.unreachableText };
    case 'version-mismatch':
      return { title: w.versionTitle, text: w.versionText };
    case 'server-full':
      return { title: w.fullTitle, text: w.fullText };
    case 'address-full':
      return { title: w.addressFullTitle, text: w.addressFullText };
    case 'rate-limited':
      return { title: w.limitedTitle, text: w.limitedText };
    case 'unknown-agent':
      return { title: w.agentGoneTitle, text: w.agentGoneText };
    case 'no-opponent':
      return { title: w.noOpponentTitle, text: w.noOpponentText };
    case 'server-closing':
      return { title: w.closingTitle, text: w.closingText };
    case 'no-match':
      return { title: w.noMatchTitle, text: w.noMatchText };
    case 'no-lobby':
      return { title: w.noLobbyTitle, text: w.noLobbyText };
    case 'own-lobby':
      return { title: w.ownLobbyTitle, text: w.ownLobbyText };
    case 'no-class':
    case 'class-full':
    case 'bad-name':
    case 'name-taken':
    case 'shut-out':
    case 'not-now':
    case 'bad-payload':
    case 'unknown-run':
    case 'elsewhere':
      return { title: w.failedTitle, text: w.failedText };
  }
}

/** What stays so however often it is asked. */
const FINAL: readonly AskFailure[] = ['unknown-agent', 'no-opponent', 'no-match', 'no-lobby', 'own-lobby'];

interface FailureProps {
  readonly code: AskFailure;
  readonly onRetry: () => void;
  readonly onBack?: () => void;
  readonly children?: ComponentChildren; // another way out, as a button
}

export function Failure({ code, onRetry, onBack, children }: FailureProps) {
  const w = words.value;
  const { title, text } = tell(code, w);
  const stale = code === 'version-mismatch';
  const final = onBack !== undefined && FINAL.includes(code);
  const away = code === 'unreachable' || code === 'server-closing';
  const connected = connectionState.value.kind === 'connected';
  const wasConnected = useRef(connected);
  useEffect(() => {
    if (away && connected && !wasConnected.current) onRetry(); // the server is back: go on by itself, as promised
    wasConnected.current = connected;
  }, [away, connected, onRetry]);
  const retry = (): void => {
    if (stale) {
      window.location.reload();
      return;
    }
    connection.retry();
    onRetry();
  };
  return (
    <section class="card notice" role="alert">
      <h2>{title}</h2>
      <p class="soft">{text}</p>
      <div class="row">
        {final ? null : (
          <button type="button" class="button primary" onClick={retry}>
            {stale ? w.reload : w.retry}
          </button>
        )}
        {children}
        {onBack ? (
          <button type="button" class={final ? 'button primary' : 'button'} onClick={onBack}>
            {final ? w.toChooser : w.back}
          </button>
        ) : null}
      </div>
    </section>
  );
}
