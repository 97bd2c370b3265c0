/**
 * How far two colours are apart, for an eye with all three cones and for eyes that lack one.
 * Sources: CIEDE2000 as in Sharma, Wu and Dalal 2005; missing cones as in Machado, Oliveira and Fernandes 2009, severity 1.
 */

type Triple = readonly [number, number, number];
export const EYES = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Eye = (typeof EYES)[number];

const SEEN: Readonly<Record<Eye, readonly [Triple, Triple, Triple]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const TO_XYZ: readonly [Triple, Triple, Triple] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

function times([a, b, c]: readonly [Triple, Triple, Triple], v: Triple): Triple {
  const row = (m: Triple): number => m[0] * v[0] + m[1] * v[1] + m[2] * v[2];
  return [row(a), row(b), row(c)];
}

/** @param hex #rrggbb @returns linear light, 0..1 */
export function linear(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  const channel = (byte: number): number => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [channel(value >> 16), channel((value >> 8) & 255), channel(value & 255)];
}

function lab(light: Triple): Triple {
  const f = (share: number): number => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116);
  const xyz = times(TO_XYZ, light);
  const [x, y, z] = [f(xyz[0] / WHITE[0]), f(xyz[1] / WHITE[1]), f(xyz[2] / WHITE[2])];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 between two colours as an eye sees them: 1 is about what can just be told apart side by side. */
export function difference(one: string, other: string, eye: Eye): number {
  const seen = (hex: string): Triple => {
    const [r, g, b] = times(SEEN[eye], linear(hex));
    const clip = (share: number): number => Math.min(Math.max(share, 0), 1);
    return lab([clip(r), clip(g), clip(b)]);
  };
  return ciede2000(seen(one), seen(other));
}

const TURN = 2 * Math.PI;
const inRadians = (degrees: number): number => (degrees * Math.PI) / 180;

export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const grey = 1.5 - 0.5 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(a1 * grey, b1), Math.hypot(a2 * grey, b2)];
  const hue = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a * grey) + TURN) % TURN);
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
  const grays = c1 * c2 === 0;
  const far = Math.abs(h2 - h1) > Math.PI;
  const turn = grays ? 0 : far ? (h2 > h1 ? h2 - h1 - TURN : h2 - h1 + TURN) : h2 - h1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(turn / 2);
  const [dL, dC] = [l2 - l1, c2 - c1];
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const h = grays ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < TURN ? TURN : -TURN)) / 2 : (h1 + h2) / 2;
  const t =
    1 -
    0.17 * Math.cos(h - inRadians(30)) +
    0.24 * Math.cos(2 * h) +
    0.32 * Math.cos(3 * h + inRadians(6)) -
    0.2 * Math.cos(4 * h - inRadians(63));
  const turned = inRadians(30) * Math.exp(-(((h - inRadians(275)) / inRadians(25)) ** 2));
  const blue = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(2 * turned);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sC, sH] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + blue * (dC / sC) * (dH / sH));
}

/** WCAG's, 1..21. */
export function contrast(one: string, other: string): number {
  const brightness = (hex: string): number => times(TO_XYZ, linear(hex))[1];
  const [darker, brighter] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (brighter! + 0.05) / (darker! + 0.05);
}
