/** A canvas that draws Bumper: all carts on one rail. */
import type { RigidStageSource, RigidStageView } from '../model/rigidView.ts';
import { mountCanvas, type Stage } from './canvas.ts';
import { readPalette } from './palette.ts';
import { drawRigid, rigidSpace } from './rigidDrawing.ts';

export interface RigidStageOptions {
  readonly source: RigidStageSource;
  readonly headroom: number; // CSS pixels kept free for text at the top
  readonly onDrawn?: (view: RigidStageView, nowMs: number) => void; // after the frame was drawn
}

/** Settles when the first frame was drawn. */
export function mountRigidStage(parent: HTMLElement, options: RigidStageOptions): Promise<Stage> {
  const palette = readPalette();
  return mountCanvas(parent, (pen, { width, height }, unit, now) => {
    const view = options.source(now);
    drawRigid(pen, rigidSpace({ width, height, unit }, view, options.headroom), view, palette);
    options.onDrawn?.(view, now);
  });
}
