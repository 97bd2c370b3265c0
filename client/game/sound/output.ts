/**
 * The one way to the loudspeaker: everything that sounds goes through its gain. There is none before the visitor's first gesture,
 * and it rests while the tab is hidden.
 */
import { loudness } from './loudness.ts';

export interface SoundOutput {
  readonly context: AudioContext;
  readonly gain: GainNode; // what sounds connects here
}

const GESTURES = ['pointerdown', 'pointerup', 'keydown', 'touchend'] as const; // which of them counts differs between browsers
const GLIDE = 0.015; // s: a volume that jumps is heard as a click

let made: SoundOutput | null = null;
let touched = false;
let told: number | null = null; // the volume that it has

/** Made at the first gesture. @param volume 0..1 @returns null before that, and where there is no sound */
export function soundOutput(volume: number): SoundOutput | null {
  if (!made && hadGesture()) made = makeOutput();
  if (made && volume !== told) made.gain.gain.setTargetAtTime(loudness(volume), made.context.currentTime, GLIDE);
  if (made) told = volume;
  return made;
}

function hadGesture(): boolean {
  return touched || navigator.userActivation?.hasBeenActive === true;
}

function makeOutput(): SoundOutput | null {
  try {
    const context = new AudioContext({ latencyHint: 'interactive' });
    const gain = context.createGain();
    const limiter = context.createDynamicsCompressor(); // many sounds at once do not clip
    limiter.threshold.value = -6;
    limiter.ratio.value = 20;
    limiter.attack.value = 0.002;
    limiter.release.value = 0.1;
    gain.gain.value = 0;
    gain.connect(limiter).connect(context.destination);
    return { context, gain };
  } catch {
    return null; // no device, or no such interface
  }
}

/** It runs where the tab is seen, and a browser may want a gesture for each start. */
function runIfSeen(): void {
  const { context } = made ?? {};
  if (!context || context.state === 'closed') return;
  const change = document.hidden ? context.suspend() : context.resume();
  change.catch(() => {}); // the next gesture tries again
}

for (const gesture of GESTURES) {
  window.addEventListener(
    gesture,
    () => {
      touched = true;
      runIfSeen();
    },
    { capture: true, passive: true },
  );
}
document.addEventListener('visibilitychange', runIfSeen);
