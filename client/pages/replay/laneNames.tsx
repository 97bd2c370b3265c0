/** Whose lane is whose, over the canvas. The table beside it says the same and more. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Lane } from '../../../shared/arena/match.ts';
import { laneBoxes } from '../../model/laneLayout.ts';
import { words } from '../language.ts';

interface LaneNamesProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly lanes: readonly Lane[];
}

export function LaneNames({ stage, lanes }: LaneNamesProps) {
  const w = words.value;
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const resizes = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    resizes.observe(element);
    return () => resizes.disconnect();
  }, [stage]);
  if (size.width === 0) return null;
  return (
    <div class="laneNames" aria-hidden="true">
      {laneBoxes(size.width, size.height, lanes.length).map((box, seat) => (
        <p
          key={`seat ${seat + 1}`}
          class={box.small ? 'laneName small' : 'laneName'}
          style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px` }}
        >
          <strong>{w.replaySeat(seat + 1)}</strong>
          {lanes[seat]?.fall ? <span class="fallen">{w.down}</span> : null}
        </p>
      ))}
    </div>
  );
}
