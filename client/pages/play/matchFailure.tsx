/** Why a match did not come about, and what to do instead. */
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import type { Play, Screen } from './playState.ts';

interface MatchFailureProps {
  readonly play: Play;
  readonly screen: Extract<Screen, { readonly kind: 'failed' }>;
}

export function MatchFailure({ play, screen: { wish, code } }: MatchFailureProps) {
  const w = words.value;
  const away = code === 'unreachable' || code === 'server-full';
  const plan = away && wish.kind === 'request' ? play.onDevice(wish.request) : null;
  return (
    <div class="centre">
      <h1 class="visually-hidden">{w.playTitle}</h1>
      <Failure code={code} onRetry={() => play.retry()} onBack={() => play.leave()}>
        {plan ? (
          <button type="button" class="button" onClick={() => play.want({ kind: 'local', plan })}>
            {w.devicePlay}
          </button>
        ) : null}
      </Failure>
    </div>
  );
}
