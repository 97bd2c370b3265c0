/** Sounds from numbers: what a recipe says, as samples. Pure: equal recipes give equal samples, noise included (SOUND1). */

/** Partials as [ratio of the tone, share]; the shares of a timbre sum to 1. Noise has no tone: a low-pass instead. */
const TIMBRES = {
  sine: [[1, 1]],
  wood: [
    [1, 0.62],
    [3.01, 0.28],
    [5.2, 0.1],
  ],
  bell: [
    [1, 0.56],
    [2, 0.24],
    [3.01, 0.13],
    [5.43, 0.07],
  ],
  horn: [
    [1, 0.4],
    [2, 0.26],
    [3, 0.18],
    [4, 0.1],
    [5, 0.06],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [number, number])[]>>;

/** One tone or breath of a sound. */
export interface Voice {
  readonly timbre: keyof typeof TIMBRES | 'noise';
  readonly at: number; // s after the sound's start
  readonly attack: number; // s to its level
  readonly hold: number; // s
  readonly release: number; // s to nothing
  readonly level: number; // 0..1
  readonly from: number; // Hz at its start; of noise, where the low-pass cuts
  readonly to: number; // Hz at its end
}

export type SoundRecipe = readonly Voice[];

/** s */
export function soundSeconds(recipe: SoundRecipe): number {
  return Math.max(...recipe.map(({ at, attack, hold, release }) => at + attack + hold + release));
}

/** @param rate samples a second @returns mono, within -1..1, from silence to silence */
export function synthesise(recipe: SoundRecipe, rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil(soundSeconds(recipe) * rate) + 1);
  recipe.forEach((voice, number) => {
    if (voice.timbre === 'noise') addNoise(samples, voice, rate, number + 1);
    else addTone(samples, voice, TIMBRES[voice.timbre], rate);
  });
  return samples;
}

/** Level of a voice so long after it began, 0..1: straight up, then a fall that slows down. */
export function envelope({ attack, hold, release }: Voice, seconds: number): number {
  if (seconds <= 0) return 0;
  if (seconds < attack) return seconds / attack;
  const left = 1 - Math.max(seconds - attack - hold, 0) / release;
  return left > 0 ? left * left : 0;
}

function eachSample(
  samples: Float32Array,
  voice: Voice,
  rate: number,
  valueAt: (share: number, seconds: number) => number,
): void {
  const first = Math.ceil(voice.at * rate);
  const length = (voice.attack + voice.hold + voice.release) * rate;
  const last = Math.min(first + Math.ceil(length), samples.length);
  for (let i = first; i < last; i++) {
    const seconds = i / rate - voice.at;
    samples[i] = samples[i]! + voice.level * envelope(voice, seconds) * valueAt((i - first) / length, seconds);
  }
}

function addTone(
  samples: Float32Array,
  voice: Voice,
  partials: readonly (readonly [number, number])[],
  rate: number,
): void {
  let turns = 0; // of the tone's wave so far
  const glide = voice.to / voice.from;
  eachSample(samples, voice, rate, (share) => {
    const hertz = voice.from * glide ** share;
    turns += hertz / rate;
    let sum = 0;
    for (const [ratio, level] of partials)
      if (hertz * ratio < rate / 2) sum += level * Math.sin(2 * Math.PI * ratio * turns);
    return sum;
  });
}

/** @param seed another one is other noise */
function addNoise(samples: Float32Array, voice: Voice, rate: number, seed: number): void {
  const next = noiseFrom(seed);
  const glide = voice.to / voice.from;
  let low = 0;
  eachSample(samples, voice, rate, (share) => {
    const passes = passOf(voice.from * glide ** share, rate);
    low += passes * (next() - low);
    return bounded((low * LOUDNESS) / Math.sqrt(passes / (2 - passes)));
  });
}

const LOUDNESS = 0.6; // of noise, whatever its low-pass lets through

/** Share of the difference that a low-pass follows per sample. */
function passOf(hertz: number, rate: number): number {
  return 1 - Math.exp((-2 * Math.PI * Math.min(hertz, rate / 2)) / rate);
}

function bounded(value: number): number {
  return value / (1 + Math.abs(value));
}

/** -1..1, the same numbers each time. */
function noiseFrom(seed: number): () => number {
  let state = (seed * 0x9e3779b9) | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 0x80000000;
  };
}

/** A loop without a seam: partials that come round in its length. @param hertz whole numbers of turns in `seconds` */
export function synthesiseHum(hertz: readonly number[], seconds: number, rate: number): Float32Array<ArrayBuffer> {
  const length = Math.round(seconds * rate);
  return new Float32Array(length).map((_, i) => {
    const sum = hertz.reduce((total, each) => total + Math.sin((2 * Math.PI * each * i) / rate), 0);
    return sum / hertz.length;
  });
}

/** A loop of breath: its end is blended into what came before its beginning. */
export function synthesiseWind(hertz: number, seconds: number, rate: number): Float32Array<ArrayBuffer> {
  const length = Math.round(seconds * rate);
  const seam = Math.round(length / 8);
  const passes = passOf(hertz, rate);
  const next = noiseFrom(99);
  let low = 0;
  const long = Float32Array.from({ length: length + seam }, () => {
    low += passes * (next() - low);
    return bounded((low * LOUDNESS) / Math.sqrt(passes / (2 - passes)));
  });
  return Float32Array.from({ length }, (_, i) => {
    if (i < length - seam) return long[i + seam]!;
    const share = (i - (length - seam)) / seam;
    return (
      long[i + seam]! * Math.cos((share * Math.PI) / 2) + long[i - (length - seam)]! * Math.sin((share * Math.PI) / 2)
    );
  });
}
