/** The decision map: which way the policy pushes for every angle and angular velocity, with the cart's own path on it. */
import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { TRACK_LIMIT } from '../../../shared/sim/cartpole.ts';
import { createMapWork, type DecisionMap, MAP_CELLS } from '../../model/worlds/decisionMap.ts';
import { createMapTask } from '../../model/worlds/mapTask.ts';
import { Switch } from '../alone/switch.tsx';
import { words } from '../language.ts';
import { useCardFrame } from './cardFrame.ts';
import { createPathDrawing } from './mapPath.ts';
import { followScale, paintDiverging } from './paint.ts';
import { WorldCard } from './worldCard.tsx';
import type { WorldsState } from './worldsState.ts';

const SLICE_MS = 1; // of a frame, at most
const FASTEST = 3; // m/s, to either side

export function MapCard({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  return (
    <WorldCard name="map" title={w.mapTitle} hint={w.mapHint} state={state} needsWeights>
      <DecisionMapView state={state} />
    </WorldCard>
  );
}

function DecisionMapView({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const cells = useRef<HTMLCanvasElement>(null);
  const path = useRef<HTMLCanvasElement>(null);
  const follows = useSignal(true);
  const x = useSignal(0);
  const xDot = useSignal(0);
  const largest = useSignal(0);
  const step = useSignal<number | null>(null);
  useCardFrame(state, () => {
    const task = createMapTask(createMapWork());
    const scaleNow = followScale();
    let scale = scaleNow();
    let shown: DecisionMap | null = null;
    const drawing = createPathDrawing();
    return (nowMs) => {
      const lane = state.view.chosen();
      const now = lane?.walked.now;
      const follow = follows.value && now?.kind === 'cart' ? now.cart : null;
      const end = performance.now() + SLICE_MS;
      const { map, mindStep, place } = task.frame({
        mind: state.view.mind(),
        place: follow ?? { x: x.value, xDot: xDot.value },
        nowMs,
        enough: () => performance.now() >= end,
      });
      if (follow) {
        x.value = place.x;
        xDot.value = place.xDot;
      }
      const dyed = scaleNow();
      if (map && (map !== shown || scale !== dyed) && cells.current) {
        shown = map;
        scale = dyed;
        paintDiverging(cells.current, map.gaps, MAP_CELLS, map.largest, scale);
        largest.value = map.largest;
        step.value = mindStep;
      }
      if (path.current) drawing.draw(path.current, lane, shown, dyed);
    };
  }, []);
  const known = step.value !== null;
  return (
    <div class="mapView">
      <div class="mapFrame">
        <span class="mapUp faint">{w.mapSpin}</span>
        <div class="mapPlot">
          <canvas
            ref={cells}
            class="mapCells"
            width={MAP_CELLS}
            height={MAP_CELLS}
            role="img"
            aria-label={w.mapLabel}
          />
          <canvas ref={path} class="mapPath" />
          {known ? null : <p class="worldWait soft">{w.mapWaiting}</p>}
        </div>
        <span class="mapAcross faint">
          <span>−12°</span>
          <span>{w.mapAngle}</span>
          <span>12°</span>
        </span>
      </div>
      <div class="mapSide">
        <ul class="mapLegend">
          <li class="left">{w.mapLeft}</li>
          <li class="middle">{w.mapEven}</li>
          <li class="right">{w.mapRight}</li>
          <li class="path">{w.mapPath}</li>
        </ul>
        <p class="soft">{known ? w.mapOf(step.value ?? 0, largest.value) : ''}</p>
        <Switch label={w.mapFollow} on={follows} />
        <MapSlider name={w.mapX} most={TRACK_LIMIT} value={x} text={w.mapMetres(x.value)} follows={follows} />
        <MapSlider name={w.mapXDot} most={FASTEST} value={xDot} text={w.mapSpeed(xDot.value)} follows={follows} />
      </div>
    </div>
  );
}

interface MapSliderProps {
  readonly name: string;
  readonly most: number;
  readonly value: Signal<number>;
  readonly text: string;
  readonly follows: Signal<boolean>;
}

/** Moved by hand, it follows the cart no more. */
function MapSlider({ name, most, value, text, follows }: MapSliderProps) {
  return (
    <label class="mapSlider">
      <span>{name}</span>
      <input
        type="range"
        min={-most}
        max={most}
        step={0.1}
        value={value.value}
        aria-valuetext={text}
        onInput={(event) => {
          follows.value = false;
          value.value = event.currentTarget.valueAsNumber;
        }}
      />
      <output>{text}</output>
    </label>
  );
}
