/** Plays the recipes. Samples are made once, while the page has nothing to do or when they are first wanted. */
import type { SoundOutput } from './output.ts';
import { SOUNDS, type SoundName, TENSION_LOOP, tensionSound, WIND_LOOP, windSound } from './recipes.ts';
import { synthesise, synthesiseHum, synthesiseWind } from './synth.ts';

const RATE = 24_000; // samples a second: nothing here is above 12 kHz
const IDLE_MS = 100; // where a browser does not say when it is idle
const LOOPS = ['windLoop', 'tensionLoop'] as const;
const GLIDE = 0.06; // s that a loop takes to become louder or higher

type Made = SoundName | (typeof LOOPS)[number];

/** What goes on all the while. */
export interface Surroundings {
  readonly wind: number; // N
  readonly lean: number; // of the own pole, share of the limit
}

export interface Manner {
  readonly pan?: number; // -1 left .. 1 right
  readonly level?: number; // 0..1 of what the recipe says
  readonly after?: number; // s
}

export interface GameSound {
  play(name: SoundName, manner?: Manner): void;
  surround(now: Surroundings): void;
  /** Wind and tension stop; what was struck rings on. */
  hush(): void;
}

interface Loops {
  readonly wind: { readonly gain: GainNode; readonly filter: BiquadFilterNode };
  readonly tension: { readonly gain: GainNode; readonly source: AudioBufferSourceNode };
  stop(): void;
}

/** @param output asked each time: null while there is none, or while all is muted */
export function createGameSound(output: () => SoundOutput | null): GameSound {
  const made = new Map<Made, AudioBuffer>();
  let loops: Loops | null = null;

  const audible = (): SoundOutput | null => (document.hidden ? null : output());
  function bufferOf(name: Made): AudioBuffer {
    const known = made.get(name);
    if (known) return known;
    const buffer = bufferFrom(samplesOf(name));
    made.set(name, buffer);
    return buffer;
  }
  function makeAhead([next, ...rest]: readonly Made[]): void {
    if (next === undefined) return;
    bufferOf(next);
    whenIdle(() => makeAhead(rest));
  }
  if ('AudioBuffer' in window) whenIdle(() => makeAhead([...LOOPS, ...(Object.keys(SOUNDS) as SoundName[])]));
  const sound: GameSound = {
    play(name, { pan = 0, level = 1, after = 0 } = {}) {
      const out = audible();
      if (!out) return;
      const { context, gain } = out;
      const source = new AudioBufferSourceNode(context, { buffer: bufferOf(name) });
      const own = new GainNode(context, { gain: level });
      source.connect(own).connect(new StereoPannerNode(context, { pan })).connect(gain);
      source.start(context.currentTime + after);
    },
    surround({ wind, lean }) {
      const out = audible();
      const [blows, tense] = [windSound(wind), tensionSound(lean)];
      const silent = blows.gain === 0 && tense.gain === 0;
      if (!out || (silent && !loops)) {
        sound.hush();
        return;
      }
      loops ??= startLoops(out, bufferOf);
      const now = out.context.currentTime;
      loops.wind.gain.gain.setTargetAtTime(blows.gain, now, GLIDE);
      loops.wind.filter.frequency.setTargetAtTime(blows.hertz, now, GLIDE);
      loops.tension.gain.gain.setTargetAtTime(tense.gain, now, GLIDE);
      loops.tension.source.playbackRate.setTargetAtTime(tense.rate, now, GLIDE);
    },
    hush() {
      loops?.stop();
      loops = null;
    },
  };
  return sound;
}

function samplesOf(name: Made): Float32Array<ArrayBuffer> {
  if (name === 'windLoop') return synthesiseWind(WIND_LOOP.hertz, WIND_LOOP.seconds, RATE);
  if (name === 'tensionLoop') return synthesiseHum(TENSION_LOOP.hertz, TENSION_LOOP.seconds, RATE);
  return synthesise(SOUNDS[name], RATE);
}

/** Some milliseconds of work at a time, between frames. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run);
  else globalThis.setTimeout(run, IDLE_MS);
}

function startLoops({ context, gain: out }: SoundOutput, bufferOf: (name: Made) => AudioBuffer): Loops {
  const wind = new AudioBufferSourceNode(context, { buffer: bufferOf('windLoop'), loop: true });
  const tension = new AudioBufferSourceNode(context, { buffer: bufferOf('tensionLoop'), loop: true });
  const filter = new BiquadFilterNode(context, { type: 'lowpass', frequency: 300, Q: 0.8 });
  const gains = { wind: new GainNode(context, { gain: 0 }), tension: new GainNode(context, { gain: 0 }) };
  wind.connect(filter).connect(gains.wind).connect(out);
  tension.connect(gains.tension).connect(out);
  wind.start();
  tension.start();
  return {
    wind: { gain: gains.wind, filter },
    tension: { gain: gains.tension, source: tension },
    stop() {
      const now = context.currentTime;
      for (const gain of Object.values(gains)) gain.gain.setTargetAtTime(0, now, GLIDE / 2);
      for (const source of [wind, tension]) source.stop(now + 4 * GLIDE);
    },
  };
}

function bufferFrom(samples: Float32Array<ArrayBuffer>): AudioBuffer {
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE, numberOfChannels: 1 });
  buffer.copyToChannel(samples, 0);
  return buffer;
}
