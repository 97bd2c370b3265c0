/** The own cart as a tone that goes on: made when it first sounds, silent while there is nothing to say. */
import type { OwnCart } from '../../model/ownCart.ts';
import { angleTone, EVERY_MS, UPRIGHT_HERTZ } from './angleTone.ts';
import { type SoundOutput, soundOutput } from './output.ts';

const GLIDE = 0.012; // s
const FADE = 0.03; // s
const LOUDNESS = { tone: 0.5, upright: 0.07, click: 0.35 };
const CLICK_SECONDS = 0.03;

export interface AngleSound {
  /** Once per drawn frame. @param cart null, or one with nothing to say, is silence */
  follow(cart: OwnCart | null, volume: number, nowMs: number): void;
  stop(): void;
}

interface Voice {
  readonly context: AudioContext;
  readonly tone: OscillatorNode;
  readonly upright: OscillatorNode;
  readonly place: StereoPannerNode;
  readonly whole: GainNode;
}

export function createAngleSound(): AngleSound {
  let voice: Voice | null = null;
  let last = Number.NEGATIVE_INFINITY; // ms
  let clickAt = 0; // s of the context's clock

  function hush(): void {
    if (!voice) return;
    const { context, tone, upright, whole } = voice;
    whole.gain.setTargetAtTime(0, context.currentTime, FADE);
    for (const one of [tone, upright]) one.stop(context.currentTime + 8 * FADE);
    voice = null;
  }
  return {
    follow(cart, volume, nowMs) {
      if (nowMs - last < EVERY_MS && cart !== null) return;
      last = nowMs;
      const output = cart && volume > 0 && !document.hidden ? soundOutput(volume) : null;
      if (!cart || !output) {
        hush();
        return;
      }
      const { hertz, pan, clicks } = angleTone(cart);
      voice ??= beginVoice(output, hertz, pan);
      const now = voice.context.currentTime;
      voice.tone.frequency.setTargetAtTime(hertz, now, GLIDE);
      voice.place.pan.setTargetAtTime(pan, now, GLIDE);
      if (clicks === 0 || now < clickAt) return;
      clickAt = now + 1 / clicks;
      click(output, Math.sign(cart.place));
    },
    stop: hush,
  };
}

function beginVoice({ context, gain }: SoundOutput, hertz: number, pan: number): Voice {
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: hertz });
  const upright = new OscillatorNode(context, { type: 'sine', frequency: UPRIGHT_HERTZ });
  const place = new StereoPannerNode(context, { pan });
  const whole = new GainNode(context, { gain: 0 });
  tone
    .connect(new GainNode(context, { gain: LOUDNESS.tone }))
    .connect(place)
    .connect(whole);
  upright.connect(new GainNode(context, { gain: LOUDNESS.upright })).connect(whole);
  whole.connect(gain);
  whole.gain.setTargetAtTime(1, context.currentTime, FADE);
  tone.start();
  upright.start();
  return { context, tone, upright, place, whole };
}

function click({ context, gain }: SoundOutput, side: number): void {
  const now = context.currentTime;
  const tick = new OscillatorNode(context, { type: 'square', frequency: 1400 });
  const level = new GainNode(context, { gain: LOUDNESS.click });
  level.gain.setTargetAtTime(0, now, CLICK_SECONDS / 5);
  tick
    .connect(level)
    .connect(new StereoPannerNode(context, { pan: side }))
    .connect(gain);
  tick.start(now);
  tick.stop(now + CLICK_SECONDS);
}
