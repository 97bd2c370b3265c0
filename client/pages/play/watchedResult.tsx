/** The result of a match that one only watched: small, because the next one comes by itself on TV. */
import { useEffect } from 'preact/hooks';
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../model/match.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import type { Play } from './playState.ts';
import { ResultLines } from './resultLines.tsx';
import { tellResult } from './resultWords.ts';

interface WatchedResultProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly result: MatchResult;
}

export function WatchedResult({ play, match, result }: WatchedResultProps) {
  const w = words.value;
  const told = tellResult(match.joined, result, w);
  const screen = play.screen.value;
  const chosen = screen.kind === 'match' && screen.wish.kind === 'watch' && screen.wish.match !== null;
  useEffect(() => announce(told.title), [told.title]);
  return (
    <div class="overlay">
      <section class="card result matchResult" aria-labelledby="result">
        <h2 id="result" class={told.tone}>
          {told.title}
        </h2>
        {told.reason ? <p class="soft">{told.reason}</p> : <ResultLines lines={told.lines} />}
        <div class="row">
          {chosen ? (
            <button type="button" class="button" onClick={() => play.want({ kind: 'watch', match: null })}>
              {w.liveBack}
            </button>
          ) : null}
          {result.replay === null ? null : (
            <Link to={`/replay#${result.replay}`} class="button">
              {w.resultReplay}
            </Link>
          )}
        </div>
      </section>
    </div>
  );
}
