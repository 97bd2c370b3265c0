import { describe, expect, it } from 'vitest';
import { ciede2000, contrast, difference, EYES } from './colourDifference.ts';
import { palettes } from './palettes.ts';

const CLEARLY = 20; // CIEDE2000: apart at a glance, in two places of a screen
const WITH_DASHES = 8; // lines that dashes tell apart too
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['--human', '--agent', CLEARLY], // lanes, curves, names
  ['--map-left', '--map-right', CLEARLY],
  ['--map-left', '--map-middle', CLEARLY],
  ['--map-right', '--map-middle', CLEARLY],
  ...[1, 2, 3, 4].flatMap((a) =>
    [1, 2, 3, 4].filter((b) => b > a).map((b) => [`--series-${a}`, `--series-${b}`, WITH_DASHES] as const),
  ),
];

function mixed(from: string, to: string, share: number): string {
  const bytes = [1, 3, 5].map((at) => {
    const [a, b] = [Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${bytes.join('')}`;
}

it('[LOOK1] the measure gives the published differences', () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 4);
  expect(difference('#ff0000', '#7f6a00', 'protanopia')).toBeLessThan(difference('#ff0000', '#7f6a00', 'usual'));
});

describe.each(Object.entries(palettes()))('[LOOK1] in %s', (_, palette) => {
  it.each(EYES)('lanes, maps and curves are told apart (%s)', (eye) => {
    const close = PAIRS.map(([a, b, least]) => ({ a, b, least, is: difference(palette[a]!, palette[b]!, eye) }))
      .filter(({ is, least }) => !(is >= least))
      .map(({ a, b, is }) => `${a} and ${b}: ${is.toFixed(1)}`);
    expect(close).toEqual([]);
  });

  it.each(EYES)('a map goes away from its middle, to sides that stay apart (%s)', (eye) => {
    const [left, middle, right] = ['--map-left', '--map-middle', '--map-right'].map((token) => palette[token]!);
    const shares = [0.2, 0.4, 0.6, 0.8, 1];
    for (const side of [left!, right!]) {
      const away = shares.map((share) => difference(middle!, mixed(middle!, side, share), eye));
      expect(away).toEqual([...away].sort((a, b) => a - b));
    }
    const apart = shares
      .slice(1)
      .map((share) => difference(mixed(middle!, left!, share), mixed(middle!, right!, share), eye));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(8);
  });
});

it('[LOOK2] with more contrast every ink has at least 7 to 1 on every ground, and lines 4.5', () => {
  const inks = ['--ink', '--ink-soft', '--ink-faint', '--human', '--agent', '--danger-ink'];
  const grounds = ['--ground', '--ground-raised', '--ground-card', '--stage-top'];
  const found = Object.entries(palettes())
    .filter(([name]) => name.endsWith('more contrast'))
    .flatMap(([name, palette]) =>
      grounds.flatMap((ground) => [
        ...inks.map((ink) => ({ name, ink, ground, is: contrast(palette[ink]!, palette[ground]!), least: 7 })),
        { name, ink: '--line', ground, is: contrast(palette['--line']!, palette[ground]!), least: 4.5 },
        { name, ink: '--focus-ring', ground, is: contrast(palette['--focus-ring']!, palette[ground]!), least: 7 },
      ]),
    );
  expect(found).toHaveLength(2 * 4 * 8);
  expect(found.filter(({ is, least }) => !(is >= least))).toEqual([]);
});
