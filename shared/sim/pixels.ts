/**
 * A CartPole state as a small grayscale frame: white pole and cart on black, by pure arithmetic (SIM1).
 *
 * One tick moves the pole by less than a pixel, so a frame has to show parts of pixels: in each row the share of a pixel that
 * the pole or the cart covers sideways is exact (PIXEL1). The pole is drawn to its true shape and about 2.4 times larger than
 * the track, on which a metre would be too few pixels to see a lean.
 */
import type { CartPoleState } from './cartpole.ts';
import { TRACK_LIMIT } from './cartpole.ts';
import { cos, sin } from './trig.ts';

export interface FrameSize {
  readonly height: number; // px
  readonly width: number; // px
}

/** Where things are in a frame of some size, all in pixels; sideways from the frame's middle. */
interface Stage {
  readonly poleTop: number; // first row of the pole
  readonly cartTop: number; // first row of the cart, where the pole is hinged
  readonly cartBottom: number; // first row below the cart
  readonly poleHalfWidth: number;
  readonly cartHalfWidth: number;
  readonly metre: number; // along the track
}

function stageOf({ height, width }: FrameSize): Stage {
  const poleTop = Math.floor(height / 24);
  const cartBottom = height;
  const cartTop = cartBottom - Math.max(1, Math.round(height / 8));
  return {
    poleTop,
    cartTop,
    cartBottom,
    poleHalfWidth: width / 48,
    cartHalfWidth: width / 16,
    metre: (width * 5) / 6 / (2 * TRACK_LIMIT),
  };
}

const WHITE = 255;

/**
 * Draws a state. The pole keeps its rows, so an upright one is as tall as a leaning one; it is meant for poles above the
 * horizontal, which all states of an episode are. Mirrored states give mirrored frames, bit for bit (DQN4).
 * @param frame [height * width] 0 black..255 white, row by row from the top; overwritten
 */
export function drawFrame(state: CartPoleState, size: FrameSize, frame: Uint8Array): void {
  const stage = stageOf(size);
  const cart = state.x * stage.metre;
  const slope = sin(state.theta) / cos(state.theta); // px to the right per px up
  for (let row = 0; row < size.height; row++) {
    const line = frame.subarray(row * size.width, (row + 1) * size.width);
    if (row < stage.poleTop) line.fill(0);
    else if (row < stage.cartTop) drawSpan(line, cart + (stage.cartTop - row - 0.5) * slope, stage.poleHalfWidth);
    else drawSpan(line, cart, stage.cartHalfWidth);
  }
}

/** One row: what `centre` +- `half` covers of each pixel. @param centre px from the row's middle */
function drawSpan(line: Uint8Array, centre: number, half: number): void {
  const [low, high] = [centre - half, centre + half];
  const middle = line.length / 2;
  const end = Math.min(line.length, Math.ceil(high + middle));
  line.fill(0);
  for (let column = Math.max(0, Math.floor(low + middle)); column < end; column++) {
    const left = column - middle;
    const covered = Math.min(left + 1, high) - Math.max(left, low);
    if (covered > 0) line[column] = Math.round(WHITE * covered);
  }
}

/** A frame's mirror image. @param frame, out [height * width]; not the same array */
export function mirrorFrame(frame: Uint8Array, { height, width }: FrameSize, out: Uint8Array): void {
  for (let row = 0; row < height; row++) {
    const last = (row + 1) * width - 1;
    for (let column = 0; column < width; column++) out[row * width + column] = frame[last - column]!;
  }
}
