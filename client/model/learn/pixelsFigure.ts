/** A trained network on frames, playing: its frames, its input, what its first filters make of that, and what it decides. */

import { convolutionPlans } from '../../../shared/kernel/imageShape.ts';
import { argmax } from '../../../shared/learner/argmax.ts';
import type { Pixels } from '../../../shared/learner/recipe.ts';
import { HOUSE_PIXELS } from '../../../shared/learner/recipes/pixels.ts';
import { decodeCheckpoint } from '../../../shared/policy/checkpoint.ts';
import type { CartPoleState } from '../../../shared/sim/cartpole.ts';
import { CARTPOLE_V1, type CartPoleEnvironment, cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';
import type { Environment } from '../../../shared/sim/environment.ts';
import { pixelEnvironment, stackSize } from '../../../shared/sim/pixelEnvironment.ts';
import { channelsOf } from '../worlds/frames.ts';
import { createImageLayers } from '../worlds/imageForward.ts';

export const SEEN: Pixels = HOUSE_PIXELS.pixels!;

/** What it is shown: both frames, or the newest twice, so that nothing seems to move. */
export type Showing = 'both' | 'newest';

export interface PixelsFigure {
  readonly showing: Showing;
  readonly state: CartPoleState; // which the network is never told
  readonly tick: number; // of this life
  readonly frames: readonly Float32Array[]; // [SEEN.ages] of [height * width], 0..255, newest first
  readonly channels: readonly Float32Array[]; // as the first layer takes them
  readonly maps: readonly Float32Array[]; // a filter each, [map height * map width]
  readonly q: readonly [left: number, right: number];
  readonly ended: boolean;
  readonly lives: readonly number[]; // ticks of those that are over
  readonly inner: Inner;
}

export interface Eye {
  readonly layers: (observation: Float32Array) => readonly Float32Array[];
}

interface Inner {
  readonly eye: Eye;
  readonly seed: number;
  readonly world: Environment; // what the network gets
  readonly behind: CartPoleEnvironment; // the same cart, as numbers
  readonly observation: Float32Array;
}

const FIRST = convolutionPlans({ ...SEEN, frames: SEEN.ages.length })[0]!;
export const MAP_WIDTH = FIRST.outWidth;

/** @returns null if the bytes are no network on such frames */
export function eyeFrom(bytes: Uint8Array): Eye | null {
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok) return null;
  const { shape, parameters } = decoded.value.policy;
  if (!shape.image || shape.inputs !== stackSize(SEEN) || shape.outputs !== 2) return null;
  return { layers: createImageLayers(shape, parameters) };
}

export function beginPixels(eye: Eye, showing: Showing, seed: number): PixelsFigure {
  const inner: Inner = {
    eye,
    seed,
    world: pixelEnvironment(SEEN, CARTPOLE_V1),
    behind: cartPoleEnvironment(),
    observation: new Float32Array(stackSize(SEEN)),
  };
  return live(inner, showing, []);
}

function live(inner: Inner, showing: Showing, lives: readonly number[]): PixelsFigure {
  const seed = (inner.seed + lives.length) % 0x1_0000_0000;
  inner.world.reset(seed, inner.observation);
  inner.behind.reset(seed, new Float32Array(4));
  return look(inner, showing, lives, false);
}

function look(inner: Inner, showing: Showing, lives: readonly number[], ended: boolean): PixelsFigure {
  const shown = inner.observation.slice();
  const size = SEEN.height * SEEN.width;
  if (showing === 'newest') for (let k = 1; k < SEEN.ages.length; k++) shown.copyWithin(k * size, 0, size);
  const layers = inner.eye.layers(shown);
  const [left, right] = layers.at(-1) as unknown as readonly [number, number];
  const { state, steps } = inner.behind.snapshot();
  return {
    showing,
    state,
    tick: steps,
    frames: SEEN.ages.map((_, k) => shown.slice(k * size, (k + 1) * size)),
    channels: channelsOf(SEEN, shown),
    maps: mapsOf(layers[0]!),
    q: [left, right],
    ended,
    lives,
    inner,
  };
}

/** From [height, width, filters] to one picture a filter. */
function mapsOf(outputs: Float32Array): readonly Float32Array[] {
  const { filters } = FIRST;
  return Array.from({ length: filters }, (_, f) =>
    Float32Array.from({ length: outputs.length / filters }, (__, i) => outputs[i * filters + f]!),
  );
}

/** One tick, by the larger Q value; after the end of a life the first tick of the next one. */
export function advancePixels({ inner, showing, q, ended, lives }: PixelsFigure): PixelsFigure {
  if (ended) return live(inner, showing, lives);
  const action = argmax(Float32Array.from(q));
  const { terminated, truncated } = inner.world.step(action, inner.observation);
  inner.behind.step(action, new Float32Array(4));
  const over = terminated || truncated;
  return look(inner, showing, over ? [...lives, inner.behind.snapshot().steps] : lives, over);
}
