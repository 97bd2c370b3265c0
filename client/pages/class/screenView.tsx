/** The big screen while a round runs: every lane with its name, the clock, and who still stands. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BigScreen, ScreenHud } from '../../model/class/bigScreen.ts';
import { courseOf } from '../../model/gameMoments.ts';
import { laneBoxes } from '../../model/laneLayout.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { sameFields } from '../sameFields.ts';
import { StageHost } from '../stageHost.tsx';
import { useSize } from '../useSize.ts';
import type { Class } from './classState.ts';
import { classWords } from './classWords.ts';

interface ScreenProps {
  readonly room: Class;
  readonly screen: BigScreen;
}

const HEADROOM = 24; // CSS pixels: a line of text

export function BigScreenView({ room, screen }: ScreenProps) {
  const c = classWords.value;
  const w = words.value;
  const lanes = useRef<HTMLDivElement>(null);
  const newest = useRef(screen);
  newest.current = screen;
  const [hud, setHud] = useState<ScreenHud | null>(null);
  const shown = useRef<ScreenHud | null>(null);
  const source = useCallback((nowMs: number) => {
    const { stage, hud: next } = newest.current.frame(nowMs);
    if (!sameFields(shown.current, next)) {
      shown.current = next;
      setHud(next);
    }
    return stage;
  }, []);
  const { speed, wind, round, lanes: seats } = screen.begun;
  const people = seats.filter(({ member }) => member !== null).length;
  const standing = hud?.standing ?? people;
  const heard = hud && { phase: hud.countdown > 0 ? 'countdown' : 'playing', countdown: hud.countdown };
  useEffect(() => announce(c.roundBegins(round)), [c, round]);
  return (
    <section class="arena classScreen" aria-label={c.roundTitle(round)} tabIndex={-1}>
      <h1 class="visually-hidden">{c.roundTitle(round)}</h1>
      <div class="classBar">
        <p class="classBarRound">
          <strong>{c.roundTitle(round)}</strong>
          <span class="soft">{[w.speedName[speed], w.windName[wind]].join(' · ')}</span>
        </p>
        <p class="classClock">
          <strong>{w.number(hud?.tick ?? 0)}</strong> <span class="soft">{c.ticksWord}</span>
        </p>
        <p class="classStanding">
          <strong>{w.number(standing)}</strong> <span class="soft">{c.standingOf(people)}</span>
        </p>
        <p class="classBarCode soft">
          {c.codeIs} <strong>{room.state.value?.code}</strong>
        </p>
      </div>
      <div class="lanes classLanes" ref={lanes}>
        <StageHost source={source} headroom={HEADROOM} game={{ key: screen, course: courseOf(heard, 'playing') }} />
        <Names stage={lanes} screen={screen} down={hud?.down ?? []} />
        {hud && hud.countdown > 0 ? (
          <p class="countdown" aria-hidden="true" key={hud.countdown}>
            <span>{w.number(hud.countdown)}</span>
          </p>
        ) : null}
      </div>
    </section>
  );
}

interface NamesProps {
  readonly stage: { readonly current: HTMLElement | null };
  readonly screen: BigScreen;
  readonly down: ScreenHud['down'];
}

function Names({ stage, screen, down }: NamesProps) {
  const c = classWords.value;
  const w = words.value;
  const { width, height } = useSize(stage);
  const { lanes } = screen.begun;
  if (width === 0) return null;
  const boxes = laneBoxes(width, height, lanes.length);
  return (
    <ul class="classLabels">
      {lanes.map(({ member, seat }, lane) => {
        const { x, y, width: wide } = boxes[lane]!;
        const fell = down[lane] ?? null;
        return (
          <li key={lane} class={fell ? 'down' : ''} style={{ left: `${x}px`, top: `${y}px`, width: `${wide}px` }}>
            <strong class={seat.kind}>{seat.kind === 'human' ? seat.name : c.agent}</strong>
            {fell ? <span>{member === null && fell.cause === 'gone' ? c.stands : w.number(fell.tick)}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
