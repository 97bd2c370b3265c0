/** The cart alone. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { courseOf } from '../../model/gameMoments.ts';
import type { Practice, PracticeHud } from '../../model/practice.ts';
import { AloneTop } from '../alone/aloneTop.tsx';
import { FallNotice } from '../alone/fallNotice.tsx';
import { fallWords } from '../alone/fallWords.ts';
import { PracticePads } from '../alone/freePads.tsx';
import { LaneLabel } from '../alone/laneLabel.tsx';
import { Switch } from '../alone/switch.tsx';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { useFreeStick } from '../useStick.ts';
import type { PracticeState } from './practiceState.ts';

interface OwnScreenProps {
  readonly state: PracticeState;
  readonly game: Practice;
}

export function OwnScreen({ state, game }: OwnScreenProps) {
  const w = words.value;
  const area = useRef<HTMLElement>(null);
  const hud = state.hud.value;
  useFreeStick(area, game, state.lets.value, state.setPush);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  useAgainKey(() => game.again());
  const source = useCallback((nowMs: number) => state.frame(nowMs), [state]);
  return (
    <section class="arena alone" ref={area} tabIndex={-1} aria-label={w.practiceTitle}>
      <h1 class="visually-hidden">{w.practiceTitle}</h1>
      <AloneTop
        tick={hud?.tick ?? 0}
        overtime={hud?.overtime ?? false}
        speed={w.practiceSpeedName[state.speed.value]}
        wind={state.wind.value > 0 || hud?.overtime ? (hud?.wind ?? 0) : null}
        onLeave={() => state.leave()}
      />
      <div class="lanes">
        <StageHost
          source={source}
          headroom={58}
          game={{ key: game, course: courseOf(hud, 'playing') }}
          tick={hud?.tick}
        />
        <LaneLabel who="human" name={w.you} text={w.practiceTry(hud?.tries ?? 1)}>
          <strong>{w.number(hud?.best ?? 0)}</strong>
          <span class="soft">{w.practiceBest}</span>
        </LaneLabel>
        {hud ? <OwnOverlay hud={hud} game={game} /> : null}
      </div>
      <div class="aloneSide">
        <button type="button" class="button small" onClick={() => game.again()}>
          {w.practiceAgain} <kbd>R</kbd>
        </button>
      </div>
      <PracticePads push={hud?.push ?? null} />
      <div class="aloneNote">
        <Switch label={w.practiceLets} on={state.lets} />
      </div>
    </section>
  );
}

function OwnOverlay({ hud, game }: { readonly hud: PracticeHud; readonly game: Practice }) {
  const w = words.value;
  if (hud.fall)
    return (
      <FallNotice
        text={`${fallWords(w.you, hud.fall, w)}. ${w.practiceSoFar(hud.best, hud.tries)}`}
        again={w.practiceAgain}
        onAgain={() => game.again()}
      />
    );
  if (hud.phase !== 'ready') return null;
  return hud.countdown > 0 ? (
    <p class="countdown" aria-hidden="true">
      <span>{w.number(hud.countdown)}</span>
    </p>
  ) : (
    <p class="stageNotice" role="status">
      {w.practiceWaits}
    </p>
  );
}

/** R at any time; over a fall the notice listens itself, before this. */
function useAgainKey(again: () => void): void {
  const newest = useRef(again);
  newest.current = again;
  useEffect(() => {
    const ends = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.code !== 'KeyR' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
        if (document.querySelector('.fallNotice') === null) newest.current();
      },
      { signal: ends.signal },
    );
    return () => ends.abort();
  }, []);
}
