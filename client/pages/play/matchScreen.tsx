/** A running duel: the canvas, what stands around it, and what lies over it. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { CLASSIC_TICKS } from '../../../shared/arena/match.ts';
import type { GameMatch, MatchHud } from '../../model/match.ts';
import type { StageView } from '../../model/stageView.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { sameFields } from '../sameFields.ts';
import { StageHost } from '../stageHost.tsx';
import { Sticks, WindNow } from '../stick.tsx';
import { useStick } from '../useStick.ts';
import { LaneLabels } from './laneLabels.tsx';
import { MatchOverlay } from './matchOverlay.tsx';
import { agentsOf, type Play } from './playState.ts';

interface MatchScreenProps {
  readonly play: Play;
  readonly match: GameMatch | null; // null while joining
}

const EMPTY: StageView = { carts: [] };

export function MatchScreen({ play, match }: MatchScreenProps) {
  const w = words.value;
  const area = useRef<HTMLDivElement>(null);
  const current = useRef(match);
  current.current = match;
  const hud = play.hud.value;
  const setup = match?.joined.setup ?? null;

  useStick(area, match, (action, nowMs) => match?.setAction(action, nowMs));
  useEffect(() => {
    if (match) area.current?.focus({ preventScroll: true });
  }, [match]);

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

  return (
    <section class="arena" ref={area} tabIndex={-1} aria-label={w.duelLabel}>
      <h1 class="visually-hidden">{w.duelLabel}</h1>
      <TopBar
        hud={hud}
        speed={setup ? w.speedName[setup.speed] : ''}
        windy={(setup?.wind ?? 0) > 0}
        onLeave={() => play.leave()}
      />
      <div class="lanes">
        <StageHost source={source} headroom={58} onDrawn={onDrawn} onReady={() => void play.join()} />
        {match ? <LaneLabels match={match} falls={hud?.falls ?? []} agents={agentsOf(play.rivals.value)} /> : null}
        {match && hud ? <MatchOverlay play={play} match={match} hud={hud} /> : null}
      </div>
      {match?.joined.seat === null ? null : <Sticks held={hud?.held ?? null} />}
    </section>
  );
}

/** The countdown's twin for those who listen. */
function useCountdownWords(hud: MatchHud | null): void {
  const seconds = hud?.countdown ?? 0;
  const started = hud?.phase === 'playing';
  useEffect(() => {
    if (seconds > 0) announce(words.value.countdownSaid(seconds));
    else if (started) announce(words.value.go);
  }, [seconds, started]);
}

interface TopBarProps {
  readonly hud: MatchHud | null;
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
