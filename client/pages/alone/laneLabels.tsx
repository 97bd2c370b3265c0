/** Who is in which lane, and since when it is down: laid over the canvas where the lanes lie. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Fall } from '../../../shared/arena/match.ts';
import { laneBoxes } from '../../model/laneLayout.ts';
import { words } from '../language.ts';

export interface LaneText {
  readonly key: string;
  readonly who: 'human' | 'agent';
  readonly name: string;
  readonly text: string;
  readonly fall: Fall | null;
}

interface LaneLabelsProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly lanes: readonly LaneText[];
  readonly own?: number | undefined;
}

export function LaneLabels({ stage, lanes, own }: LaneLabelsProps) {
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
  const boxes = laneBoxes(size.width, size.height, lanes.length, own);
  return (
    <>
      {lanes.map(({ key, who, name, text, fall }, i) => {
        const { x, y, width, height, small } = boxes[i]!;
        return (
          <div
            key={key}
            class={small ? 'laneFrame small' : 'laneFrame'}
            style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
          >
            <p>
              <strong class={who}>{name}</strong>
              <span class="soft">{text}</span>
            </p>
            {fall === null ? null : (
              <p class="fallen">
                {w.down} <strong>{w.number(fall.tick)}</strong>
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}
