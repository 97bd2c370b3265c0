/** A canvas that draws what its source says, once per frame, at the size of its parent: lanes, each with its own cart, or one rail for all. */
import { type LaneBox, laneBoxes } from '../model/laneLayout.ts';
import type { StageSource, StageView } from '../model/stageView.ts';
import { drawBackdrop, drawFloor } from './backdrop.ts';
import { mountCanvas, type Stage } from './canvas.ts';
import { drawCart } from './cartDrawing.ts';
import { drawOver, drawOvertime, drawUnder, moved } from './effects/drawEffects.ts';
import { type LaneEffects, nextEffects, shakeOf } from './effects/laneEffects.ts';
import { laneSpace } from './lane.ts';
import { drawFrame, drawGround } from './laneFrame.ts';
import { createLeisure } from './leisure.ts';
import { followPalette } from './palette.ts';
import { places } from './pose.ts';
import { drawRigid, rigidSpace } from './rigidDrawing.ts';
import { drawOverview, drawTrack, drawWind } from './trackDrawing.ts';
import { createTumble } from './tumble.ts';

export type { Stage } from './canvas.ts';

export interface StageOptions {
  readonly source: StageSource;
  readonly headroom: number; // CSS pixels kept free for text at the top of each lane
  readonly effects?: () => boolean; // whether trails, sparks and jolts are wanted; asked in every frame
  readonly onDrawn?: (view: StageView, nowMs: number) => void; // after the frame was drawn
}

/** Settles when the first frame was drawn. */
export function mountStage(parent: HTMLElement, options: StageOptions): Promise<Stage> {
  const colours = followPalette();
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const pose = createTumble(reduced.matches);
  const leisure = createLeisure();
  let effects: readonly LaneEffects[] = [];
  let drift = 0; // m that the wind's streaks have gone
  let last = performance.now();

  return mountCanvas(parent, (pen, { width, height }, unit, now) => {
    const view = options.source(now);
    const palette = colours();
    const decorated = leisure.has(now);
    const lively = !reduced.matches && (options.effects?.() ?? false);
    if (view.rigid) {
      drawRigid(pen, rigidSpace({ width, height, unit }, view.rigid, options.headroom), view.rigid, palette);
      options.onDrawn?.(view, now);
      return;
    }
    if (!reduced.matches) drift += ((view.carts[0]?.wind ?? 0) * Math.min(now - last, 100)) / 1000;
    last = now;
    const boxes = laneBoxes(width / unit, height / unit, view.carts.length, view.own);
    if (boxes.length > 2) drawGround(pen, width, height, palette);
    const poses = view.carts.map((cart, lane) => pose(lane, cart, now));
    effects = lively ? view.carts.map((cart, i) => nextEffects(effects[i] ?? null, cart, poses[i]!, now)) : [];
    boxes.forEach((inPoints, lane) => {
      const cart = view.carts[lane]!;
      const drawn = poses[lane]!;
      const seen = effects[lane];
      const still = laneSpace(scaled(inPoints, unit), drawn.x, unit, options.headroom, cart.fall ? places(drawn) : []);
      const space = seen ? moved(still, shakeOf(seen, now)) : still;
      const accent = cart.who === 'human' ? palette.human : palette.agent;
      if (boxes.length > 2) drawFrame(pen, space, accent, cart.fall !== null, palette);
      if (decorated) drawBackdrop(pen, space, drawn, accent, palette);
      else drawFloor(pen, space, palette);
      if (lively && view.overtime && !cart.fall) drawOvertime(pen, space, palette, now);
      drawWind(pen, space, cart.wind, drift, palette);
      drawTrack(pen, space, drawn.x, palette);
      if (seen) drawUnder(pen, space, cart, drawn, seen, accent, palette, now);
      drawCart(pen, space, cart, drawn, palette);
      if (seen) drawOver(pen, space, drawn, seen, accent, palette, now);
      drawOverview(pen, space, drawn.x, accent, palette);
    });
    options.onDrawn?.(view, now);
  });
}

/** From CSS pixels to those of the canvas. */
function scaled({ x, y, width, height, small }: LaneBox, unit: number): LaneBox {
  return { x: x * unit, y: y * unit, width: width * unit, height: height * unit, small };
}
