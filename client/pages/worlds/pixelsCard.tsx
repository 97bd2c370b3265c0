/** What a network on pixels sees: its input as its first layer takes it, and that layer's filters. */
import { useRef } from 'preact/hooks';
import { channelsOf, firstFilters, writeStack } from '../../model/worlds/frames.ts';
import { words } from '../language.ts';
import { useCardFrame } from './cardFrame.ts';
import { followScale, paintDiverging, paintGray } from './paint.ts';
import { WorldCard } from './worldCard.tsx';
import type { WorldsState } from './worldsState.ts';

export function PixelsCard({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  return (
    <WorldCard name="pixels" title={w.pixelsTitle} hint={w.pixelsHint} state={state} needsWeights>
      <Frames state={state} />
      <h3 class="pixelsHead">{w.pixelsFilters}</h3>
      <p class="faint worldHint">{w.pixelsFiltersHint}</p>
      <Filters state={state} />
    </WorldCard>
  );
}

function Frames({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const pixels = state.world.pixels!;
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  useCardFrame(state, () => {
    const scaleNow = followScale();
    const stack = new Float32Array(pixels.ages.length * pixels.height * pixels.width);
    let drawn: unknown = null;
    return () => {
      const walked = state.view.chosen()?.walked;
      if (!walked || walked === drawn) return;
      drawn = walked;
      const channels = channelsOf(pixels, writeStack(walked.path, walked.steps, pixels, stack));
      for (const [k, values] of channels.entries()) {
        const canvas = canvases.current[k];
        if (!canvas) continue;
        if (k > 0 && pixels.difference !== null) paintDiverging(canvas, values, pixels.width, 1, scaleNow());
        else paintGray(canvas, values, pixels.width);
      }
    };
  }, [pixels]);
  return (
    <div class="pixelFrames">
      {pixels.ages.map((age, k) => {
        const text = k === 0 ? w.pixelsNow : pixels.difference === null ? w.pixelsAgo(age) : w.pixelsChange(age);
        return (
          <figure key={age}>
            <canvas
              class="sharp"
              width={pixels.width}
              height={pixels.height}
              role="img"
              aria-label={text}
              ref={(canvas) => {
                canvases.current[k] = canvas;
              }}
            />
            <figcaption class="soft">{text}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

const LOOK_MS = 250;

function Filters({ state }: { readonly state: WorldsState }) {
  const w = words.value;
  const pixels = state.world.pixels!;
  const first = pixels.convolutions[0]!;
  const grid = useRef<HTMLDivElement>(null);
  useCardFrame(state, () => {
    const scaleNow = followScale();
    let scale = scaleNow();
    let shown: Float32Array | null = null;
    let lookedAt = 0; // ms
    return (nowMs) => {
      if (nowMs - lookedAt < LOOK_MS || !grid.current) return;
      lookedAt = nowMs;
      const parameters = state.view.mind()?.policy.parameters ?? null;
      if (!parameters || (parameters === shown && scale === scaleNow())) return;
      shown = parameters;
      scale = scaleNow();
      const filters = firstFilters(pixels, parameters).flat();
      const largest = Math.max(...filters.map((values) => Math.max(...values.map(Math.abs))));
      grid.current.querySelectorAll('canvas').forEach((canvas, i) => {
        paintDiverging(canvas, filters[i]!, first.size, largest, scale);
      });
    };
  }, [pixels]);
  return (
    <div class="pixelFilters" role="img" aria-label={w.pixelsFiltersLabel(first.filters, first.size)} ref={grid}>
      {Array.from({ length: first.filters }, (_, f) => (
        <div key={f}>
          {pixels.ages.map((age) => (
            <canvas key={age} class="sharp" width={first.size} height={first.size} />
          ))}
        </div>
      ))}
    </div>
  );
}
