/** Controls by doing: over the own lane, what each key or half of the screen does, until it was pressed. */
import './hints.css';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { type Box, laneBoxes } from '../../model/laneLayout.ts';
import type { GameMatch } from '../../model/match.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { preferences } from '../settings/preferences.ts';
import { Arrow } from '../stick.tsx';
import { useSize } from '../useSize.ts';

interface HintsProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly match: GameMatch | null; // null while joining: a duel, as far as it is known
  readonly pressed: readonly Action[];
}

export function Hints({ stage, match, pressed }: HintsProps) {
  const w = words.value;
  const { width, height } = useSize(stage);
  const { oneSwitch, thumbs } = preferences.value;
  useEffect(() => announce(oneSwitch ? words.value.hintHowSwitch : words.value.hintsSaid), [oneSwitch]);
  if (width === 0) return null;
  const alone = match?.joined.seats.length === 1;
  const box = ownBox(match, width, height);
  const style = { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
  const kind = `hints${pressed.length === 2 ? ' used' : ''}${thumbs === 'both' ? '' : ' oneThumb'}`;
  return (
    <div class={kind} style={style}>
      <p class="hintLine">
        <strong>{alone ? w.hintGoalAlone : w.hintGoal}</strong>{' '}
        <span>
          {oneSwitch ? (
            w.hintHowSwitch
          ) : (
            <>
              <span class="hintForKeys">{w.hintHow}</span>
              <span class="hintForTouch">{thumbs === 'both' ? w.hintHowTouch : w.hintHowThumb}</span>
            </>
          )}
        </span>
      </p>
      {oneSwitch ? null : (
        <>
          <Half side="left" used={isUsed(0)} text={w.hintLeft} keys={['←', 'A']} />
          <Half side="right" used={isUsed(1)} text={w.hintRight} keys={['→', 'D']} />
        </>
      )}
    </div>
  );

  function isUsed(action: Action): boolean {
    return pressed.includes(action);
  }
}

interface HalfProps {
  readonly side: 'left' | 'right';
  readonly used: boolean;
  readonly text: string;
  readonly keys: readonly [string, string];
}

function Half({ side, used, text, keys: [arrow, letter] }: HalfProps) {
  const w = words.value;
  return (
    <div class={`hint ${side}${used ? ' used' : ''}`}>
      <span class="hintKeys hintForKeys" aria-hidden="true">
        <kbd>{arrow}</kbd>
        <span class="faint">{w.orKeys}</span>
        <kbd>{letter}</kbd>
      </span>
      <span class="hintForTouch" aria-hidden="true">
        <Arrow side={side} />
      </span>
      <strong>{text}</strong>
    </div>
  );
}

/** The own lane, as wide as the stage: what is touched is a half of the screen, beside other lanes too. On Bumper's one rail the whole stage. */
function ownBox(match: GameMatch | null, width: number, height: number): Box {
  const { mode, seats, seat } = match?.joined ?? { mode: 'duel', seats: [0, 1], seat: 1 };
  if (mode === 'bumper') return { x: 0, y: 0, width, height };
  const { y, height: high } = laneBoxes(width, height, seats.length, seat ?? undefined)[seat ?? 0]!;
  return { x: 0, y, width, height: high };
}
