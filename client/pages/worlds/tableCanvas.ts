/** Draws the cells of a table: blocks side by side, a dot where nothing was learned, a frame around the cell that the cart is in. */
import type { TableCell, TableSize } from '../../model/worlds/tableField.ts';
import type { Scale } from './paint.ts';

const MOST_PIXELS_PER_POINT = 2;
const BETWEEN = 6; // CSS pixels between blocks

export function drawTable(
  canvas: HTMLCanvasElement,
  { blocks, places }: TableSize,
  cells: readonly TableCell[],
  current: number | null,
  scale: Scale,
): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const unit = Math.min(Math.max(window.devicePixelRatio, 1), MOST_PIXELS_PER_POINT);
  const [wide, high] = [Math.round(width * unit), Math.round(height * unit)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  context.setTransform(unit, 0, 0, unit, 0, 0);
  context.clearRect(0, 0, width, height);
  const ink = getComputedStyle(canvas).color;
  const blockWidth = (width - BETWEEN * (blocks.columns - 1)) / blocks.columns;
  const blockHeight = (height - BETWEEN * (blocks.rows - 1)) / blocks.rows;
  const [cellWidth, cellHeight] = [blockWidth / places.columns, blockHeight / places.rows];
  const largest = cells.reduce((most, { gap }) => Math.max(most, Math.abs(gap)), 0);
  for (const { cell, block, place, touched, gap } of cells) {
    const x = block.column * (blockWidth + BETWEEN) + place.column * cellWidth;
    const y = block.row * (blockHeight + BETWEEN) + place.row * cellHeight;
    const share = largest > 0 ? Math.sqrt(Math.abs(gap) / largest) : 0;
    const end = gap < 0 ? scale.left : scale.right;
    const channels = scale.middle.map((from, k) => Math.round(from + (end[k]! - from) * share));
    context.fillStyle = `rgb(${channels.join(' ')})`;
    context.fillRect(x, y, cellWidth - 1, cellHeight - 1);
    if (!touched) {
      context.fillStyle = ink;
      context.globalAlpha = 0.35;
      context.fillRect(x + cellWidth / 2 - 1.5, y + cellHeight / 2 - 1.5, 2, 2);
      context.globalAlpha = 1;
    }
    if (cell !== current) continue;
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.strokeRect(x, y, cellWidth - 1, cellHeight - 1);
  }
}
