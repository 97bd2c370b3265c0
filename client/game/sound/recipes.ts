/**
 * What each sound is made of (SOUND1). Tones are of one scale, D major without its fourth and seventh, so that whatever sounds together
 * fits. What comes often is soft and short; only the end of a game is longer than a second.
 */
import type { SoundRecipe, Voice } from './synth.ts';

const D4 = 293.66;
const A4 = 440;
const D5 = 587.33;
const FS5 = 739.99;
const A5 = 880;
const B5 = 987.77;
const D6 = 1174.66;

export type SoundName =
  | 'countdown'
  | 'go'
  | 'pushLeft'
  | 'pushRight'
  | 'closeCall'
  | 'fall'
  | 'win'
  | 'loss'
  | 'draw'
  | 'overtime'
  | 'levelUp';

/** A struck bell. */
function bell(at: number, hertz: number, level: number, release = 0.45): Voice {
  return { timbre: 'bell', at, attack: 0.004, hold: 0, release, level, from: hertz, to: hertz };
}

function push(hertz: number): SoundRecipe {
  return [
    { timbre: 'wood', at: 0, attack: 0.003, hold: 0, release: 0.07, level: 0.16, from: hertz, to: hertz * 0.82 },
    { timbre: 'noise', at: 0, attack: 0.002, hold: 0, release: 0.035, level: 0.05, from: 2400, to: 900 },
  ];
}

function tick(hertz: number, level: number, release: number): SoundRecipe {
  return [
    { timbre: 'wood', at: 0, attack: 0.002, hold: 0.01, release, level, from: hertz, to: hertz },
    {
      timbre: 'sine',
      at: 0,
      attack: 0.002,
      hold: 0,
      release: release / 2,
      level: level / 3,
      from: hertz * 2,
      to: hertz * 2,
    },
  ];
}

export const SOUNDS: Readonly<Record<SoundName, SoundRecipe>> = {
  countdown: tick(D5, 0.3, 0.13),
  go: tick(A5, 0.4, 0.32),
  pushLeft: push(D4 * 0.75),
  pushRight: push(D4),
  closeCall: [
    { timbre: 'sine', at: 0, attack: 0.01, hold: 0, release: 0.16, level: 0.22, from: A4, to: A5 },
    bell(0.08, B5, 0.14, 0.28),
  ],
  fall: [
    { timbre: 'wood', at: 0, attack: 0.01, hold: 0.06, release: 0.5, level: 0.34, from: D4, to: D4 / 4 },
    { timbre: 'noise', at: 0.42, attack: 0.003, hold: 0.01, release: 0.24, level: 0.5, from: 900, to: 120 },
    { timbre: 'sine', at: 0.42, attack: 0.003, hold: 0, release: 0.26, level: 0.4, from: 92, to: 48 },
    { timbre: 'noise', at: 0.62, attack: 0.003, hold: 0, release: 0.12, level: 0.16, from: 1200, to: 300 },
  ],
  win: [bell(0, D5, 0.3), bell(0.11, FS5, 0.3), bell(0.22, A5, 0.3), bell(0.33, D6, 0.34, 0.95)],
  loss: [
    { timbre: 'horn', at: 0, attack: 0.02, hold: 0.1, release: 0.25, level: 0.2, from: A4 / 2, to: A4 / 2 },
    { timbre: 'horn', at: 0.26, attack: 0.02, hold: 0.12, release: 0.6, level: 0.2, from: D4 / 2, to: D4 / 2 },
  ],
  draw: [bell(0, A4, 0.3), bell(0.18, A4, 0.3, 0.7)],
  overtime: [
    { timbre: 'horn', at: 0, attack: 0.03, hold: 0.14, release: 0.12, level: 0.26, from: D4 / 2, to: D4 / 2 },
    { timbre: 'horn', at: 0.26, attack: 0.03, hold: 0.3, release: 0.55, level: 0.28, from: D4 * 0.75, to: D4 * 0.75 },
    { timbre: 'noise', at: 0.1, attack: 0.5, hold: 0, release: 0.6, level: 0.2, from: 300, to: 2400 },
  ],
  levelUp: [
    bell(0, D5, 0.24),
    bell(0.09, A5, 0.24),
    bell(0.18, D6, 0.26),
    bell(0.3, FS5, 0.2, 0.9),
    bell(0.3, A5, 0.2, 0.9),
    bell(0.3, D6, 0.26, 1.1),
  ],
};

/** What sounds all the while, and how much of it, by what is drawn. */
export const WIND_LOOP = { hertz: 1600, seconds: 4 } as const;
export const TENSION_LOOP = { hertz: [110, 116, 220], seconds: 1 } as const;

const WIND = { from: 0.4, full: 12 } as const; // N
const TENSE_FROM = 0.6; // share of the angle's limit

/** @param newtons of either sign @returns gain, and where the low-pass cuts in Hz: harder wind is louder and brighter */
export function windSound(newtons: number): { readonly gain: number; readonly hertz: number } {
  const share = Math.min(Math.max((Math.abs(newtons) - WIND.from) / (WIND.full - WIND.from), 0), 1);
  return { gain: 0.34 * Math.sqrt(share), hertz: 260 + 1500 * share };
}

/** @param lean 0 upright, 1 the limit @returns gain, and how fast the hum runs: it rises by a fourth */
export function tensionSound(lean: number): { readonly gain: number; readonly rate: number } {
  const share = Math.min(Math.max((Math.abs(lean) - TENSE_FROM) / (1 - TENSE_FROM), 0), 1);
  return { gain: 0.3 * share * share, rate: 1 + share / 3 };
}
