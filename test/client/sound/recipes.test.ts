import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loudness } from '../../../client/game/sound/loudness.ts';
import {
  SOUNDS,
  type SoundName,
  TENSION_LOOP,
  tensionSound,
  WIND_LOOP,
  windSound,
} from '../../../client/game/sound/recipes.ts';
import {
  envelope,
  soundSeconds,
  synthesise,
  synthesiseHum,
  synthesiseWind,
  type Voice,
} from '../../../client/game/sound/synth.ts';

const RATE = 24_000;
const names = Object.keys(SOUNDS) as SoundName[];
const peak = (samples: Float32Array): number => samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const power = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

/** How long each may be, in s, and how loud it is at its loudest. */
const BOUNDS: Readonly<Record<SoundName, { readonly longest: number; readonly peak: readonly [number, number] }>> = {
  countdown: { longest: 0.2, peak: [0.15, 0.5] },
  go: { longest: 0.5, peak: [0.2, 0.6] },
  pushLeft: { longest: 0.1, peak: [0.05, 0.25] },
  pushRight: { longest: 0.1, peak: [0.05, 0.25] },
  closeCall: { longest: 0.5, peak: [0.1, 0.4] },
  fall: { longest: 0.9, peak: [0.2, 0.95] },
  win: { longest: 1.5, peak: [0.2, 0.95] },
  loss: { longest: 1.2, peak: [0.1, 0.5] },
  draw: { longest: 1, peak: [0.2, 0.8] },
  overtime: { longest: 1.4, peak: [0.1, 0.7] },
  levelUp: { longest: 1.6, peak: [0.2, 0.95] },
};

describe('[SOUND1] a recipe', () => {
  it.each(names)('%s is as long and as loud as it may be, from silence to silence', (name) => {
    const samples = synthesise(SOUNDS[name], RATE);
    const { longest, peak: bounds } = BOUNDS[name];
    expect(soundSeconds(SOUNDS[name])).toBeLessThanOrEqual(longest);
    expect(samples.length).toBe(Math.ceil(soundSeconds(SOUNDS[name]) * RATE) + 1);
    expect(peak(samples)).toBeGreaterThan(bounds[0]);
    expect(peak(samples)).toBeLessThan(bounds[1]);
    expect(Math.abs(samples[0]!)).toBeLessThan(1e-6);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(1e-3);
  });

  it.each(names)('%s has no click: the loudness of its parts never leaps', (name) => {
    for (const voice of SOUNDS[name]) {
      expect(voice.attack).toBeGreaterThanOrEqual(0.002);
      expect(voice.release).toBeGreaterThanOrEqual(0.03);
      expect(Math.max(voice.from, voice.to)).toBeLessThan(RATE / 2);
    }
  });

  it.each(names)('%s gives the same samples each time', (name) => {
    expect(synthesise(SOUNDS[name], 8_000)).toEqual(synthesise(SOUNDS[name], 8_000));
  });

  it('stays within -1..1 whatever two of them sound at once, pushes being the softest', () => {
    for (const name of names) {
      if (name.startsWith('push')) continue;
      expect(power(synthesise(SOUNDS[name], RATE))).toBeGreaterThan(power(synthesise(SOUNDS.pushLeft, RATE)) * 0.5);
      expect(peak(synthesise(SOUNDS[name], RATE))).toBeGreaterThan(peak(synthesise(SOUNDS.pushLeft, RATE)));
    }
  });

  it('has voices that rise, hold and fall within 0..1 and end for good', () => {
    const seconds = fc.double({ min: 0.001, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        seconds,
        seconds,
        seconds,
        fc.double({ min: -1, max: 8, noNaN: true }),
        (attack, hold, release, at) => {
          const voice: Voice = { timbre: 'sine', at: 0, attack, hold, release, level: 1, from: 440, to: 440 };
          const level = envelope(voice, at);
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(1);
          if (at <= 0 || at >= attack + hold + release) expect(level).toBe(0);
        },
      ),
    );
  });
});

describe('[SOUND1] a loop', () => {
  it('comes round without a seam: no step between end and beginning is larger than those within', () => {
    for (const loop of [
      synthesiseHum(TENSION_LOOP.hertz, TENSION_LOOP.seconds, RATE),
      synthesiseWind(WIND_LOOP.hertz, WIND_LOOP.seconds, RATE),
    ]) {
      let largest = 0;
      for (let i = 1; i < loop.length; i++) largest = Math.max(largest, Math.abs(loop[i]! - loop[i - 1]!));
      expect(Math.abs(loop[0]! - loop.at(-1)!)).toBeLessThanOrEqual(largest);
      expect(peak(loop)).toBeLessThanOrEqual(1);
      expect(power(loop)).toBeGreaterThan(0.1);
    }
  });

  it('of wind is silent in the calm, alike from either side, and never softer or duller when it blows harder', () => {
    const newtons = fc.double({ min: 0, max: 30, noNaN: true });
    expect(windSound(0).gain).toBe(0);
    fc.assert(
      fc.property(newtons, newtons, (a, b) => {
        const [less, more] = [windSound(Math.min(a, b)), windSound(Math.max(a, b))];
        expect(more.gain).toBeGreaterThanOrEqual(less.gain);
        expect(more.hertz).toBeGreaterThanOrEqual(less.hertz);
        expect(windSound(-a)).toEqual(windSound(a));
        expect(more.gain).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('of tension begins past half of the limit and rises to it', () => {
    expect(tensionSound(0.5).gain).toBe(0);
    expect(tensionSound(-1)).toEqual(tensionSound(1));
    expect(tensionSound(1).gain).toBeGreaterThan(tensionSound(0.8).gain);
    expect(tensionSound(3).gain).toBeLessThanOrEqual(0.5);
  });
});

it('[SOUND1] the slider is silent at its left end, whole at its right, and rises between', () => {
  expect(loudness(0)).toBe(0);
  expect(loudness(1)).toBe(1);
  expect(loudness(7)).toBe(1);
  expect(loudness(0.5)).toBeGreaterThan(loudness(0.4));
});
