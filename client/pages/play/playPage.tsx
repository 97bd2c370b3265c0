import './play.css';
import { effect, untracked } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { words } from '../language.ts';
import { visits } from '../router.ts';
import { prefetchStage } from '../stageHost.tsx';
import { useMainFocus } from '../useMainFocus.ts';
import { followAddress } from './address.ts';
import { Chooser } from './chooser.tsx';
import { MatchFailure } from './matchFailure.tsx';
import { MatchScreen } from './matchScreen.tsx';
import { createPlay, type Play } from './playState.ts';
import { WaitingRoom } from './waitingRoom.tsx';
import { beginsAtOnce } from './wish.ts';

export function PlayPage() {
  const play = useMemo(createPlay, []);
  useEffect(() => {
    const wanted = followAddress(play);
    if (!wanted) play.resume();
    play.house.load();
    prefetchStage();
    const again = (): void => void followAddress(play);
    window.addEventListener('hashchange', again);
    const stop = effect(() => {
      if (visits.value >= 0) untracked(again); // a link of our own changes the address without an event
    });
    return () => {
      window.removeEventListener('hashchange', again);
      stop();
      play.dispose();
    };
  }, [play]);
  const screen = play.screen.value;
  useMainFocus(screen.kind);
  switch (screen.kind) {
    case 'choosing':
      return <Chooser play={play} />;
    case 'failed':
      return <MatchFailure play={play} screen={screen} />;
    case 'waiting':
      return <WaitingRoom play={play} lobby={screen.lobby} />;
    case 'joining':
      return beginsAtOnce(screen.wish) ? <Running play={play} /> : <Asking />;
    case 'match':
      return <Running play={play} />;
  }
}

function Running({ play }: { readonly play: Play }) {
  const screen = play.screen.value;
  return <MatchScreen play={play} match={screen.kind === 'match' ? screen.match : null} />;
}

function Asking() {
  const w = words.value;
  return (
    <div class="centre">
      <h1 class="visually-hidden">{w.playTitle}</h1>
      <p class="soft" role="status">
        {w.matchJoining}
      </p>
    </div>
  );
}
