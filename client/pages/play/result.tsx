/** The result of one's own match: who fell when and why, and what to do next. */
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { replayAddress } from '../../../shared/arena/replayAddress.ts';
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import type { GameMatch } from '../../model/match.ts';
import { announce } from '../announce.ts';
import { CopyText } from '../copyText.tsx';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { keepOwnRun } from '../ownRuns.ts';
import { PathProgress } from './path/pathProgress.tsx';
import { keepDuel } from './path/progressState.ts';
import { useFallReason, Why } from './path/why.tsx';
import { whyWords } from './path/whyWords.ts';
import type { Play } from './playState.ts';
import { RankedLines } from './rankedLines.tsx';
import { RatedLines } from './ratedLines.tsx';
import { ResultButtons } from './resultButtons.tsx';
import { ResultLines } from './resultLines.tsx';
import { tellResult } from './resultWords.ts';

interface ResultProps {
  readonly play: Play;
  readonly match: GameMatch;
  readonly result: MatchResult;
  readonly local: boolean;
}

export function Result({ play, match, result, local }: ResultProps) {
  const w = words.value;
  const { mode, seat, seats, setup, states } = match.joined;
  const reason = useFallReason(match, result);
  const told = tellResult(match.joined, result, w);
  const facts = told.reason ? [told.reason] : told.lines.map(({ text }) => text);
  const said = [told.title, ...facts, ...(reason ? [whyWords(reason, setup.speed, w)] : [])].join('. ');
  useEffect(() => announce(said), [said]);
  useEffect(() => keepOwn(match, result), [match, result]);
  useLayoutEffect(() => keepDuel(match, result), [match, result]); // before it is seen: the path below is already the new one
  return (
    <div class="overlay" onPointerDown={(event) => event.stopPropagation()}>
      <section class="card result matchResult twofold" aria-labelledby="result">
        <div class="resultPart">
          <div class="resultHead">
            <h2 id="result" class={told.tone}>
              {told.title}
            </h2>
            {mode === 'survival' && result.end === 'fall' ? (
              <p class="soft">{local ? w.resultSurvivedLocal : w.resultSurvivedText}</p>
            ) : null}
            {local || states ? <p class="faint">{local ? w.deviceTag : w.resultUnranked}</p> : null}
          </div>
          {told.reason ? <p class="soft">{told.reason}</p> : <ResultLines lines={told.lines} />}
          {reason ? <Why reason={reason} speed={setup.speed} /> : null}
          {mode === 'survival' && result.end === 'fall' && !local ? <RankedLines match={match.joined.match} /> : null}
          {mode === 'duel' && !local && !states ? <RatedLines match={match.joined.match} /> : null}
        </div>
        <div class="resultPart">
          <ResultButtons play={play} match={match} result={result} />
          {mode === 'duel' && seats.every(({ kind }, s) => s === seat || kind === 'agent') ? <PathProgress /> : null}
          {result.replay === null ? null : (
            <div class="resultReplay">
              <Link to={`/replay#${result.replay}`} class="button">
                {w.resultReplay}
              </Link>
              <CopyText text={replayAddress(window.location.origin, result.replay)} />
            </div>
          )}
        </div>
      </section>
    </div>
  );
}

/** The Lab takes runs of the calm world as demonstrations. */
function keepOwn({ joined: { seat, setup } }: GameMatch, { replay, falls, tick }: MatchResult): void {
  if (seat === null || replay === null || setup.wind !== 0) return;
  keepOwnRun({ code: replay, seat, ticks: falls[seat]?.tick ?? tick });
}
