/** An agent's cart, and its stick when you want it. */
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { StickPractice } from '../../model/stickPractice.ts';
import { agentName } from '../alone/agentChoice.tsx';
import { AloneTop } from '../alone/aloneTop.tsx';
import { FallNotice } from '../alone/fallNotice.tsx';
import { fallWords } from '../alone/fallWords.ts';
import { PracticePads } from '../alone/freePads.tsx';
import { HoldButton } from '../alone/holdButton.tsx';
import { LaneLabel } from '../alone/laneLabel.tsx';
import { Switch } from '../alone/switch.tsx';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { StageHost } from '../stageHost.tsx';
import { useFreeStick } from '../useStick.ts';
import type { PracticeState } from './practiceState.ts';

interface StickScreenProps {
  readonly state: PracticeState;
  readonly game: StickPractice;
  readonly agent: AgentInfo | null;
}

export function StickScreen({ state, game, agent }: StickScreenProps) {
  const w = words.value;
  const area = useRef<HTMLElement>(null);
  const hud = state.stick.value;
  const yours = hud?.holder === 'you';
  const times = hud?.times ?? 0;
  const turn = useMemo(() => (yours ? { times } : null), [yours, times]); // a key that is down when you take the stick acts at once
  useFreeStick(area, turn, state.lets.value, state.setPush);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  const source = useCallback((nowMs: number) => state.frame(nowMs), [state]);
  const name = agent ? agentName(agent, w) : w.practiceAgent;
  useEffect(() => {
    if (times > 0) announce(yours ? words.value.stickYours : words.value.stickBack(name));
  }, [yours, times, name]);
  return (
    <section class="arena alone" ref={area} tabIndex={-1} aria-label={w.practiceTitle}>
      <h1 class="visually-hidden">{w.practiceTitle}</h1>
      <AloneTop
        tick={hud?.tick ?? 0}
        limit={false}
        speed={w.practiceSpeedName[state.speed.value]}
        wind={state.wind.value > 0 ? (hud?.wind ?? 0) : null}
        onLeave={() => state.leave()}
      />
      <div class="lanes">
        <StageHost source={source} headroom={58} game={{ key: game, course: null }} tick={hud?.tick} />
        <LaneLabel
          who={yours ? 'human' : 'agent'}
          name={yours ? w.you : name}
          text={yours ? w.stickYours : w.stickTheirs}
        >
          <strong class={yours ? 'human' : ''}>{w.number(hud?.heldTicks ?? 0)}</strong>
          <span class="soft">{w.stickHeld}</span>
          <span class="soft">{w.stickLongest(hud?.longestTicks ?? 0)}</span>
        </LaneLabel>
        {hud?.fall ? (
          <FallNotice
            text={`${fallWords(yours ? w.you : name, hud.fall, w)}. ${w.stickSoFar(hud.heldTicks, hud.longestTicks)}`}
            again={w.practiceAgain}
            onAgain={() => game.again()}
          />
        ) : null}
      </div>
      <div class="aloneSide">
        <HoldButton
          held={yours}
          disabled={!hud || hud.fall !== null}
          onTake={() => game.take()}
          onGiveBack={() => game.giveBack()}
        >
          {yours ? w.stickGiveBack : w.stickTake} <kbd>T</kbd>
        </HoldButton>
      </div>
      <PracticePads push={yours ? (hud?.push ?? null) : null} />
      <div class="aloneNote">
        <Switch label={w.practiceLets} on={state.lets} />
      </div>
    </section>
  );
}
