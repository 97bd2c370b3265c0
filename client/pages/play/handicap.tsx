/** How late agents see the world: the tick count that is agreed, in the milliseconds that it lasts. */
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { MAX_REACTION } from '../../../shared/arena/reaction.ts';
import { type SpeedClass, tickMs } from '../../../shared/arena/speed.ts';
import { words } from '../language.ts';

export function Handicap({ ticks, speed }: { readonly ticks: Signal<number>; readonly speed: SpeedClass }) {
  const w = words.value;
  const id = useId();
  const said = ticks.value === 0 ? w.handicapNone : w.handicapMs(ticks.value * tickMs(speed));
  return (
    <div class="handicap">
      <label for={id}>{w.handicap}</label>
      <output for={id}>{said}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={MAX_REACTION}
        step={1}
        value={ticks.value}
        aria-valuetext={said}
        aria-describedby={`${id}-text`}
        onInput={({ currentTarget }) => {
          ticks.value = currentTarget.valueAsNumber;
        }}
      />
      <p id={`${id}-text`} class="handicapText faint">
        {w.handicapText}
      </p>
    </div>
  );
}
