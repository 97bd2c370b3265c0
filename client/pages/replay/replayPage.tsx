import './replay.css';
import { useEffect, useMemo } from 'preact/hooks';
import { useMainFocus } from '../useMainFocus.ts';
import { ReplayIntro } from './replayIntro.tsx';
import { ReplayScreen } from './replayScreen.tsx';
import { createReplayState } from './replayState.ts';

export function ReplayPage() {
  const state = useMemo(createReplayState, []);
  useEffect(() => () => state.dispose(), [state]);
  const opened = state.opened.value;
  useMainFocus(opened.kind);
  return opened.kind === 'replay' ? (
    <ReplayScreen key={opened.code} state={state} code={opened.code} player={opened.player} />
  ) : (
    <ReplayIntro state={state} problem={opened.kind === 'broken' ? opened.problem : null} />
  );
}
