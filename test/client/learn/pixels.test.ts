import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  advancePixels,
  beginPixels,
  eyeFrom,
  MAP_WIDTH,
  type PixelsFigure,
  type Showing,
} from '../../../client/model/learn/pixelsFigure.ts';

const file = (name: string) => new Uint8Array(readFileSync(new URL(`../../../assets/models/${name}`, import.meta.url)));
const eye = eyeFrom(file('pixels/house-pixels.cpa'))!;

function lived(showing: Showing, lives: number): PixelsFigure {
  let figure = beginPixels(eye, showing, 1);
  while (figure.lives.length < lives) figure = advancePixels(figure);
  return figure;
}

describe('[CHAPTER10] the network on frames', () => {
  it('stands with two frames, and soon falls with one shown twice', () => {
    expect(lived('both', 2).lives).toEqual([500, 500]);
    for (const ticks of lived('newest', 5).lives) expect(ticks).toBeLessThan(250);
  });

  it('one frame shown twice has no change in it', () => {
    const { channels, frames } = lived('newest', 1);
    expect(channels[1]!.every((value) => value === 0)).toBe(true);
    expect(frames[1]).toEqual(frames[0]);
  });

  it('shows what its first layer gives: pictures of one size, nothing below 0, something above', () => {
    const { maps } = beginPixels(eye, 'both', 1);
    expect(maps).toHaveLength(8);
    for (const map of maps) {
      expect(map.length % MAP_WIDTH).toBe(0);
      expect(map.every((value) => value >= 0)).toBe(true);
    }
    expect(maps.some((map) => map.some((value) => value > 0))).toBe(true);
  });

  it('takes no other file', () => {
    expect(eyeFrom(file('champion.cpa'))).toBeNull();
    expect(eyeFrom(file('pixels/nature-pixels.cpa'))).toBeNull(); // three frames
    expect(eyeFrom(new Uint8Array(10))).toBeNull();
  });
});
