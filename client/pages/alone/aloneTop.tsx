/** The line above the stage. */
import { CLASSIC_TICKS } from '../../../shared/arena/match.ts';
import { words } from '../language.ts';
import { SoundSwitch } from '../soundSwitch.tsx';
import { WindNow } from '../stick.tsx';
import type { Words } from '../words/en.ts';

interface AloneTopProps {
  readonly tick: number;
  readonly overtime?: boolean; // whether it runs; undefined: this game has none
  readonly limit?: boolean; // the classic ticks are shown as a goal
  readonly speed: string;
  readonly wind: number | null; // N; null is not shown
  readonly onLeave: () => void;
}

export function AloneTop({ tick, overtime, limit = true, speed, wind, onLeave }: AloneTopProps) {
  const w = words.value;
  return (
    <div class="topBar">
      <button type="button" class="button small" onClick={onLeave}>
        {w.leave}
      </button>
      <p class="clock">
        <strong>{w.number(tick)}</strong>
        {overtime ? (
          <span class="overtime">{w.overtime}</span>
        ) : (
          <span class="mark faint">{markText(w, overtime, limit)}</span>
        )}
      </p>
      <p class="conditions soft">
        <span>{speed}</span>
        {wind === null ? null : <WindNow newtons={wind} />}
        <SoundSwitch />
      </p>
    </div>
  );
}

function markText(w: Words, overtime: boolean | undefined, limit: boolean): string {
  if (overtime !== undefined) return w.overtimeFrom(CLASSIC_TICKS);
  return limit ? w.tickOf(CLASSIC_TICKS) : w.ticks;
}
