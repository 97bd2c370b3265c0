/** The way of a pole over the decision map, and where the map changes sides. */
import { type DecisionMap, MAP_ANGLE, MAP_CELLS, MAP_SPIN } from '../../model/worlds/decisionMap.ts';
import type { Walked } from '../../model/worlds/walk.ts';
import type { Lane } from '../../model/worlds/worldView.ts';

const MOST_PIXELS_PER_POINT = 2;

export interface PathDrawing {
  /** Drawn only if any of it is another, or the canvas is. @param scheme another object: colours are read again */
  draw(canvas: HTMLCanvasElement, lane: Lane | null, map: DecisionMap | null, scheme: object): void;
}

interface Drawn {
  readonly walked: Walked | null;
  readonly map: DecisionMap | null;
  readonly scheme: object;
  readonly width: number; // CSS pixels
  readonly height: number;
}

export function createPathDrawing(): PathDrawing {
  let drawn: Drawn | null = null;
  let border: Path2D | null = null;
  let [ink, ground] = ['', ''];
  return {
    draw(canvas, lane, map, scheme) {
      const next = { walked: lane?.walked ?? null, map, scheme };
      const same = drawn?.walked === next.walked && drawn.map === map && drawn.scheme === scheme;
      if (same) return;
      const { clientWidth: width, clientHeight: height } = canvas;
      const context = canvas.getContext('2d');
      if (!context || width === 0) return;
      if (drawn?.scheme !== scheme) {
        const style = getComputedStyle(canvas);
        [ink, ground] = [style.color, style.getPropertyValue('--ground')];
      }
      if (drawn?.map !== map || drawn.width !== width || drawn.height !== height) {
        border = map && borderOf(map, width, height);
      }
      drawn = { ...next, width, height };
      const unit = Math.min(Math.max(window.devicePixelRatio, 1), MOST_PIXELS_PER_POINT);
      const [wide, high] = [Math.round(width * unit), Math.round(height * unit)];
      if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
      context.setTransform(unit, 0, 0, unit, 0, 0);
      context.clearRect(0, 0, width, height);
      context.fillStyle = ink;
      if (border) strokeBorder(context, border, ink);
      if (lane) drawWay(context, lane, width, height, ink, ground);
    },
  };
}

/** Ink within an edge of the ground's colour: seen on either end of the scale. */
function drawWay(
  context: CanvasRenderingContext2D,
  lane: Lane,
  width: number,
  height: number,
  ink: string,
  ground: string,
): void {
  const { path } = lane.walked;
  const at = (i: number) => {
    const state = path[i]!;
    if (state.kind !== 'cart') return { x: 0, y: 0 };
    const { theta, thetaDot } = state.cart;
    return {
      x: Math.min(Math.max((theta / MAP_ANGLE + 1) / 2, 0), 1) * width,
      y: Math.min(Math.max((1 - thetaDot / MAP_SPIN) / 2, 0), 1) * height,
    };
  };
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [at(i - 1), at(i)];
    context.globalAlpha = 0.15 + (0.75 * i) / path.length; // the older, the fainter
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    for (const [colour, wide] of [
      [ground, 4],
      [ink, 1.5],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = wide;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  const now = at(path.length - 1);
  context.beginPath();
  context.arc(now.x, now.y, 4.5, 0, 2 * Math.PI);
  context.fill();
}

function strokeBorder(context: CanvasRenderingContext2D, border: Path2D, ink: string): void {
  context.globalAlpha = 0.7;
  context.lineWidth = 1;
  context.strokeStyle = ink;
  context.stroke(border);
  context.globalAlpha = 1;
}

/** Between neighbours that are pushed to different sides. */
function borderOf({ gaps }: DecisionMap, width: number, height: number): Path2D {
  const [cellWidth, cellHeight] = [width / MAP_CELLS, height / MAP_CELLS];
  const right = (row: number, column: number): boolean => gaps[row * MAP_CELLS + column]! > 0;
  const border = new Path2D();
  for (let row = 0; row < MAP_CELLS; row++) {
    for (let column = 0; column < MAP_CELLS; column++) {
      const here = right(row, column);
      const [x, y] = [(column + 1) * cellWidth, (row + 1) * cellHeight];
      if (column + 1 < MAP_CELLS && right(row, column + 1) !== here) {
        border.moveTo(x, y - cellHeight);
        border.lineTo(x, y);
      }
      if (row + 1 < MAP_CELLS && right(row + 1, column) !== here) {
        border.moveTo(x - cellWidth, y);
        border.lineTo(x, y);
      }
    }
  }
  return border;
}
