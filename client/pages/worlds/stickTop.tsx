/** What stands over the stage while the run's cart is in your hands, or in those of the one that you handed it to. */
import './stick.css';
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { WatchStickHud } from '../../model/watchStick.ts';
import { fallWords } from '../alone/fallWords.ts';
import { HoldButton } from '../alone/holdButton.tsx';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { useFreeStick } from '../useStick.ts';
import type { WorldStick } from './worldStick.ts';

interface StickTopProps {
  readonly state: WorldStick;
  readonly hud: WatchStickHud;
  readonly stage: RefObject<HTMLElement | null>;
}

export function StickTop({ state, hud, stage }: StickTopProps) {
  const w = words.value;
  const yours = hud.holder === 'you';
  const turn = useMemo(() => (yours ? {} : null), [yours]); // a key that is down when you take the stick acts at once
  useFreeStick(stage, turn, true, state.setPush);
  const heir = levelName(state.policy.value?.mean ?? 0, w);
  const who = yours ? w.you : heir;
  const told = hud.fall ? fallWords(who, hud.fall, w) : hud.phase === 'over' ? w.stood(who, hud.tick) : null;
  const line = told ?? (yours ? w.watchStickYours : w.watchStickHeir(heir));
  useEffect(() => announce(line), [line]);
  return (
    <div class="stickTop">
      <p>
        <strong class={yours ? 'human' : 'agent'}>{who}</strong>
        <span class="soft">{line}</span>
        <span class="faint">{w.watchStickLive}</span>
      </p>
      <p class="stickNumbers">
        <strong>{w.number(hud.tick)}</strong>
        <span class="soft">{w.watchStickHeld(hud.heldTicks)}</span>
      </p>
    </div>
  );
}

/** Below the stage; while the cart is off the run, with the way back. */
export function StickButtons({ state }: { readonly state: WorldStick }) {
  const w = words.value;
  const hud = state.hud.value;
  const yours = hud?.holder === 'you' && hud.phase === 'running';
  return (
    <div class="stickButtons">
      <HoldButton
        held={yours}
        disabled={state.policy.value === null || (hud !== null && hud.phase !== 'running')}
        onTake={() => state.take()}
        onGiveBack={() => state.giveBack()}
      >
        {yours ? w.stickGiveBack : w.stickTake} <kbd>T</kbd>
      </HoldButton>
      {hud ? (
        <button type="button" class="button" onClick={() => state.returnToRun()}>
          {w.watchStickReturn}
        </button>
      ) : null}
    </div>
  );
}
