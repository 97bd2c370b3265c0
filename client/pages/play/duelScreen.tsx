/** A running duel: the canvas, what stands around it, and what lies over it. */
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { CLASSIC_TICKS } from '../../../shared/arena/match.ts';
import type { DuelRequest } from '../../../shared/protocol/events.ts';
import type { Duel, DuelHud } from '../../model/duel.ts';
import type { StageView } from '../../model/stageView.ts';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { words } from '../language.ts';
import { sameFields } from '../sameFields.ts';
import { StageHost } from '../stageHost.tsx';
import { Sticks, WindNow } from '../stick.tsx';
import { useStick } from '../useStick.ts';
import { DuelOverlay } from './duelOverlay.tsx';
import { agentsOf, type Play } from './playState.ts';
import { namesOf } from './seatNames.ts';

interface DuelScreenProps {
  readonly play: Play;
  readonly duel: Duel | null; // null while joining
  readonly request: DuelRequest;
}

const EMPTY: StageView = { carts: [] };

export function DuelScreen({ play, duel, request }: DuelScreenProps) {
  const w = words.value;
  const area = useRef<HTMLDivElement>(null);
  const current = useRef(duel);
  current.current = duel;
  const hud = play.hud.value;
  const online = connectionState.value.kind === 'connected'; // a fall that is only predicted is not told meanwhile

  useStick(area, duel, (action, nowMs) => duel?.setAction(action, nowMs));
  useEffect(() => {
    if (duel) area.current?.focus({ preventScroll: true });
  }, [duel]);

  const source = useCallback(
    (nowMs: number) => {
      if (!current.current) return EMPTY;
      const { stage, hud: next } = current.current.frame(nowMs);
      if (!sameFields(play.hud.value, next)) play.hud.value = next;
      return stage;
    },
    [play],
  );
  const onDrawn = useCallback((_: StageView, nowMs: number) => current.current?.drawn(nowMs), []);
  useCountdownWords(hud);

  const agents = agentsOf(play.rivals.value);
  const seats = useMemo(() => (duel ? namesOf(duel, agents, w) : null), [duel, agents, w]);
  return (
    <section class="arena" ref={area} tabIndex={-1} aria-label={w.duelLabel}>
      <h1 class="visually-hidden">{w.duelLabel}</h1>
      <TopBar hud={hud} speed={w.speedName[request.speed]} windy={request.wind > 0} onLeave={() => play.leave()} />
      <div class="lanes">
        <StageHost source={source} headroom={58} onDrawn={onDrawn} onReady={() => void play.join()} />
        {seats ? (
          <>
            <LaneLabel
              lane="upper"
              who="agent"
              name={seats.rival.name}
              text={seats.rival.text}
              fall={hud?.rivalFall?.tick ?? null}
            />
            <LaneLabel
              lane="lower"
              who="human"
              name={seats.own.name}
              text={seats.own.text}
              fall={online ? (hud?.ownFall?.tick ?? null) : null}
            />
          </>
        ) : null}
        {duel && hud ? <DuelOverlay play={play} duel={duel} hud={hud} request={request} /> : null}
      </div>
      <Sticks held={hud?.held ?? null} />
      <p class="netLine faint">
        {hud ? (
          <>
            <span>{w.netBuffer(hud.bufferTicks)}</span>
            <span>{w.netLate(hud.lateInputs)}</span>
            <span>{w.netCorrections(hud.corrections, hud.confirmedTicks)}</span>
          </>
        ) : null}
      </p>
    </section>
  );
}

/** The countdown's twin for those who listen. */
function useCountdownWords(hud: DuelHud | null): void {
  const seconds = hud?.countdown ?? 0;
  const started = hud?.phase === 'playing';
  useEffect(() => {
    if (seconds > 0) announce(words.value.countdownSaid(seconds));
    else if (started) announce(words.value.go);
  }, [seconds, started]);
}

interface TopBarProps {
  readonly hud: DuelHud | null;
  readonly speed: string;
  readonly windy: boolean;
  readonly onLeave: () => void;
}

function TopBar({ hud, speed, windy, onLeave }: TopBarProps) {
  const w = words.value;
  return (
    <div class="topBar">
      <button type="button" class="button small" onClick={onLeave}>
        {w.leave}
      </button>
      <p class="clock">
        <strong>{w.number(hud?.tick ?? 0)}</strong>
        {hud?.overtime ? (
          <span class="overtime">{w.overtime}</span>
        ) : (
          <span class="faint">{w.tickOf(CLASSIC_TICKS)}</span>
        )}
      </p>
      <p class="conditions soft">
        <span>{speed}</span>
        {windy || hud?.overtime ? <WindNow newtons={hud?.wind ?? 0} /> : null}
      </p>
    </div>
  );
}

interface LaneLabelProps {
  readonly lane: 'upper' | 'lower';
  readonly who: 'human' | 'agent';
  readonly name: string;
  readonly text: string;
  readonly fall: number | null; // tick
}

function LaneLabel({ lane, who, name, text, fall }: LaneLabelProps) {
  const w = words.value;
  return (
    <div class={`laneLabel ${lane}`}>
      <p>
        <strong class={who}>{name}</strong>
        <span class="soft">{text}</span>
      </p>
      {fall === null ? null : (
        <p class="fallen">
          {w.down} <strong>{w.number(fall)}</strong>
        </p>
      )}
    </div>
  );
}
