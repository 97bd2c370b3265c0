/** The line above the stage. */
import { CLASSIC_TICKS } from '../../../shared/arena/match.ts';
import { words } from '../language.ts';
import { WindNow } from '../stick.tsx';

interface AloneTopProps {
  readonly tick: number;
  readonly overtime?: boolean;
  readonly limit?: boolean; // the classic ticks are shown as a goal
  readonly speed: string;
  readonly wind: number | null; // N; null is not shown
  readonly onLeave: () => void;
}

export function AloneTop({ tick, overtime = false, limit = true, speed, wind, onLeave }: AloneTopProps) {
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
          <span class="faint">{limit ? w.tickOf(CLASSIC_TICKS) : w.ticks}</span>
        )}
      </p>
      <p class="conditions soft">
        <span>{speed}</span>
        {wind === null ? null : <WindNow newtons={wind} />}
      </p>
    </div>
  );
}
