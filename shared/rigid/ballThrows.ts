/** Which balls come when: a pure function of the seed and the tick, the harder the longer a match lasts. */
import { hash32 } from '../sim/random.ts';

/** A ball as it enters the world. */
export interface BallThrow {
  readonly x: number; // m from the rail's middle
  readonly y: number; // m above the rail
  readonly xDot: number; // m/s, to the right
  readonly yDot: number; // m/s, upwards
  readonly radius: number; // m
}

/** No ball before this tick. */
export const FIRST_THROW = 150;
const SLOT = 10; // ticks: at most one throw in each
const FULL_STORM = 2_500; // ticks: from here on they come as thick and fast as they ever do

/** 0 at the first throw, 1 in the full storm. */
export function stormAt(tick: number): number {
  return Math.min(Math.max((tick - FIRST_THROW) / (FULL_STORM - FIRST_THROW), 0), 1);
}

/** In 0..1, from the seed, the slot and what it is for. */
function draw(seed: number, slot: number, use: number): number {
  return hash32(seed, slot, use) / 0x1_0000_0000;
}

/**
 * The balls that enter at a tick: none, or two that are each other's mirror image, so that no side is favoured. Any tick can be
 * asked alone. Some fall from above, some come flat from the side.
 */
export function throwsAt(seed: number, tick: number): readonly BallThrow[] {
  if (tick < FIRST_THROW || tick % SLOT !== 0) return [];
  const slot = tick / SLOT;
  const storm = stormAt(tick);
  const due = tick === FIRST_THROW || draw(seed, slot, 0) < 0.08 + 0.42 * storm;
  if (!due) return [];
  const radius = 0.09 + 0.05 * draw(seed, slot, 1) + 0.06 * storm;
  const speed = 3 + 2 * draw(seed, slot, 2) + 6 * storm;
  const side = hash32(seed, slot, 3) % 2 === 0 ? 1 : -1;
  const ball =
    draw(seed, slot, 4) < 0.5 ? fromAbove(seed, slot, speed, radius) : fromTheSide(seed, slot, speed, radius);
  return [ball, { ...ball, x: -ball.x, xDot: -ball.xDot }].sort((a, b) => side * (a.x - b.x));
}

function fromAbove(seed: number, slot: number, speed: number, radius: number): BallThrow {
  return { x: 5 * draw(seed, slot, 5), y: 4.2, xDot: 2.4 * (draw(seed, slot, 6) - 0.5), yDot: -speed * 0.6, radius };
}

/** Thrown so that it is about as high as a pole's upper half when it comes to the carts. */
function fromTheSide(seed: number, slot: number, speed: number, radius: number): BallThrow {
  const flight = 3.5 / speed; // s until it is among them
  const y = 1 + 0.6 * draw(seed, slot, 5);
  return { x: 6.5, y, xDot: -speed, yDot: 4.9 * flight, radius };
}
