/** One seat's pushes over the whole match: above the line to the right, below it to the left. Its twin in words is pushText.tsx. */
import { useMemo } from 'preact/hooks';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { pushRuns } from '../../model/pushRuns.ts';
import { words } from '../language.ts';

interface PushStripProps {
  readonly seat: number;
  readonly pushes: Uint8Array;
  readonly ticks: number; // of the whole match
  readonly tick: number; // shown
}

/** The blocks of one side, each a tick or more wide and a half high. */
function blocks(pushes: Uint8Array, side: Action): string {
  return pushRuns(pushes)
    .filter(({ action }) => action === side)
    .map(({ from, ticks }) => `M${from} ${side === 1 ? 0 : 1}h${ticks}v1h${-ticks}z`)
    .join('');
}

export function PushStrip({ seat, pushes, ticks, tick }: PushStripProps) {
  const drawn = useMemo(
    () => (
      <svg viewBox={`0 0 ${ticks} 2`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="toRight" d={blocks(pushes, 1)} />
        <path class="toLeft" d={blocks(pushes, 0)} />
      </svg>
    ),
    [pushes, ticks],
  );
  return (
    <>
      <span class="stripName">{words.value.replaySeat(seat + 1)}</span>
      <div class="strip">
        {drawn}
        <span class="playhead" style={{ left: `${(100 * tick) / ticks}%` }} />
      </div>
    </>
  );
}
