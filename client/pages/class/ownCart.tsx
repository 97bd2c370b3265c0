/** A round on a desk: the own cart, as in survival, and how many of the others still stand. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { courseOf } from '../../model/gameMoments.ts';
import type { GameMatch } from '../../model/match.ts';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { words } from '../language.ts';
import { sameFields } from '../sameFields.ts';
import { StageHost } from '../stageHost.tsx';
import { Sticks } from '../stick.tsx';
import { useStick } from '../useStick.ts';
import type { Class } from './classState.ts';
import { classWords } from './classWords.ts';

interface OwnCartProps {
  readonly room: Class;
  readonly match: GameMatch;
}

const HEADROOM = 40; // CSS pixels for the name

export function OwnCart({ room, match }: OwnCartProps) {
  const c = classWords.value;
  const w = words.value;
  const area = useRef<HTMLElement>(null);
  const current = useRef(match);
  current.current = match;
  const hud = room.own.hud.value;
  const source = useCallback(
    (nowMs: number) => {
      const { stage, hud: next } = current.current.frame(nowMs);
      if (!sameFields(room.own.hud.value, next)) room.own.hud.value = next;
      return stage;
    },
    [room],
  );
  const onDrawn = useCallback((_: unknown, nowMs: number) => current.current.drawn(nowMs), []);
  useStick(area, match, (action, nowMs) => match.setAction(action, nowMs));
  useEffect(() => area.current?.focus({ preventScroll: true }), [match]);
  const { seats, setup } = match.joined;
  const fall = hud?.falls[0] ?? null;
  const name = seats[0]?.kind === 'human' ? seats[0].name : '';
  const said = fall ? c.youStood(fall.tick) : (hud?.countdown ?? 0) > 0 ? w.countdownSaid(hud!.countdown) : '';
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said]);
  const standing = room.state.value?.standing ?? 0;
  return (
    <section class="arena match single classOwn" ref={area} tabIndex={-1} aria-label={c.title}>
      <h1 class="visually-hidden">{c.title}</h1>
      <div class="topBar">
        <p class="classOwnName">
          <strong class="human">{name}</strong>
        </p>
        <p class="clock">
          <strong>{w.number(hud?.tick ?? 0)}</strong>
        </p>
        <p class="conditions soft">
          <span>{c.stillStand(standing)}</span>
          <span>{w.speedName[setup.speed]}</span>
        </p>
      </div>
      <div class="lanes">
        <StageHost
          source={source}
          headroom={HEADROOM}
          tick={hud?.tick}
          game={{ key: match, course: courseOf(hud, 'playing') }}
          onDrawn={onDrawn}
        />
        {hud && hud.countdown > 0 ? (
          <p class="countdown" aria-hidden="true" key={hud.countdown}>
            <span>{w.number(hud.countdown)}</span>
          </p>
        ) : null}
        {fall ? (
          <p class="classStood">
            <span class="classStoodTicks">{c.youStood(fall.tick)}</span>
            <span class="soft">{c.lookUp}</span>
          </p>
        ) : connectionState.value.kind === 'connected' ? null : (
          <p class="classStood" role="status">
            {w.reconnectTitle}
          </p>
        )}
      </div>
      <Sticks held={hud?.held ?? null} />
    </section>
  );
}
