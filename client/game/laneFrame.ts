/** What sets lanes apart where more than two share a stage; of two, the page's own ground does it. */
import type { GameObjects } from 'phaser';
import type { LaneSpace } from './lane.ts';
import type { Palette } from './palette.ts';

/** Under all lanes: whatever the page shows there is meant for two. */
export function drawGround(g: GameObjects.Graphics, width: number, height: number, palette: Palette): void {
  g.fillStyle(palette.ground, 1).fillRect(0, 0, width, height);
}

/** A border, a ground in the colour of who stands on it, and a veil over a lane whose cart is down. */
export function drawFrame(
  g: GameObjects.Graphics,
  space: LaneSpace,
  accent: number,
  down: boolean,
  palette: Palette,
): void {
  const { box, unit, railY } = space;
  const bottom = box.y + box.height;
  if (down) g.fillStyle(palette.danger, 0.06).fillRect(box.x, box.y, box.width, box.height);
  g.fillStyle(down ? palette.rail : accent, 0.09).fillRect(box.x, railY, box.width, bottom - railY);
  g.lineStyle(unit, palette.mark, 1).strokeRect(box.x, box.y, box.width, box.height);
}
