import './play.css';
import { useEffect, useMemo } from 'preact/hooks';
import { Failure } from '../failure.tsx';
import { prefetchStage } from '../stageHost.tsx';
import { useMainFocus } from '../useMainFocus.ts';
import { Chooser } from './chooser.tsx';
import { MatchScreen } from './matchScreen.tsx';
import { createPlay } from './playState.ts';

export function PlayPage() {
  const play = useMemo(createPlay, []);
  useEffect(() => {
    void play.loadRivals();
    prefetchStage();
    return () => play.dispose();
  }, [play]);
  const screen = play.screen.value;
  useMainFocus(screen.kind);
  switch (screen.kind) {
    case 'choosing':
      return <Chooser play={play} />;
    case 'failed':
      return (
        <div class="centre">
          <Failure code={screen.code} onRetry={() => play.retry()} onBack={() => play.leave()} />
        </div>
      );
    case 'waiting':
      return <p>{screen.lobby.names.join(', ')}</p>;
    case 'joining':
    case 'match':
      return <MatchScreen play={play} match={screen.kind === 'match' ? screen.match : null} />;
  }
}
