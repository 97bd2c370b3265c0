/** A learner's last batch among all that it has seen: angle and angular speed of the pole. */
import { useRef } from 'preact/hooks';
import type { ProbedView } from '../../../../model/learn/probedRun.ts';
import { useSize } from '../../../useSize.ts';
import { placeOf } from '../../parts/scale.ts';
import { replayWords } from './replayWords.ts';

const ANGLE = { from: -0.25, to: 0.25 }; // rad
const SPEED = { from: -2.5, to: 2.5 }; // rad/s
const EDGE = 14; // CSS pixels

interface BatchPictureProps {
  readonly kind: string;
  readonly view: ProbedView | undefined;
}

export function BatchPicture({ kind, view }: BatchPictureProps) {
  const w = replayWords.value;
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const batch = view?.batch ?? null;
  const x = (angle: number): string => placeOf(clamped(angle, ANGLE), ANGLE, EDGE, width - EDGE).toFixed(1);
  const y = (speed: number): string => placeOf(clamped(speed, SPEED), SPEED, height - EDGE, EDGE).toFixed(1);
  const places = (points: Float32Array): readonly (readonly [x: string, y: string])[] =>
    Array.from({ length: points.length / 2 }, (_, i) => [x(points[2 * i]!), y(points[2 * i + 1]!)]);
  const dots = (points: Float32Array): string =>
    places(points)
      .map(([a, b]) => `M${a} ${b}h0`)
      .join('');
  return (
    <figure class="batchPicture">
      <p class="faint lineAxis">{w.speed}</p>
      <div class="batchPlot" ref={host}>
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={batch ? w.batchLabel(kind, batch.episodes, batch.correlation) : w.noBatch}
          >
            <path class="batchAxes" d={`M${EDGE} ${y(0)}H${width - EDGE}M${x(0)} ${EDGE}V${height - EDGE}`} />
            {view ? <path class="batchAll" d={dots(view.experience)} /> : null}
            {batch
              ? places(batch.points).map(([a, b], i) => <circle key={i} class="batchDot" cx={a} cy={b} r="5" />)
              : null}
          </svg>
        ) : null}
      </div>
      <figcaption class="faint lineAxis">{w.angle}</figcaption>
    </figure>
  );
}

function clamped(value: number, { from, to }: typeof ANGLE): number {
  return Math.min(to, Math.max(from, value));
}
