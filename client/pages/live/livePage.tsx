/** TV, and the list of what is played now. A click on Watch gives the whole window to one match. */
import './live.css';
import { effect, untracked } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { MatchScreen } from '../play/matchScreen.tsx';
import { createPlay } from '../play/playState.ts';
import type { Wish } from '../play/wish.ts';
import { useMainFocus } from '../useMainFocus.ts';
import { LiveMatches } from './liveMatches.tsx';
import { OpenLobbies } from './openLobbies.tsx';
import { Tv } from './tv.tsx';
import { useMatchList } from './useMatchList.ts';

const TV: Wish = { kind: 'watch', match: null };

export function LivePage() {
  const w = words.value;
  const play = useMemo(createPlay, []);
  const [large, setLarge] = useState(false);
  const { list, lost } = useMatchList();
  useEffect(() => {
    const stop = effect(() => {
      if (play.screen.value.kind !== 'choosing') return;
      setLarge(false); // whoever leaves the large view is back here
      untracked(() => play.want(TV));
    });
    return () => {
      stop();
      play.dispose();
    };
  }, [play]);
  const screen = play.screen.value;
  useMainFocus(large ? 'large' : 'page');
  const match = screen.kind === 'match' ? screen.match : null;
  if (large && screen.kind !== 'failed') return <MatchScreen play={play} match={match} />;
  const watch = (id: string): void => {
    setLarge(true);
    play.want({ kind: 'watch', match: id });
  };
  return (
    <div class="pageFrame livePage">
      <header class="pageHead withButton">
        <h1>{w.liveTitle}</h1>
        <p class="soft">{w.liveLead}</p>
        <Link to="/play" class="button">
          {w.livePlay}
        </Link>
      </header>
      {screen.kind === 'failed' ? (
        <div class="tvFailed">
          <Failure code={screen.code} onRetry={() => play.want(TV)} onBack={() => play.leave()} />
        </div>
      ) : (
        <Tv play={play} match={match} onLarge={() => setLarge(true)} />
      )}
      <div class="liveLists">
        <LiveMatches live={list?.live ?? null} shown={match?.joined.match ?? null} lost={lost} onWatch={watch} />
        <OpenLobbies open={list?.open ?? null} level={2} />
        <Link to="/class" class="button liveClass">
          {w.classLink}
        </Link>
      </div>
    </div>
  );
}
