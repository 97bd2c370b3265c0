/** The canvas takes its colours from the page's tokens, so that they stand in one file. */
const TOKENS = {
  human: '--human',
  agent: '--agent',
  danger: '--danger',
  rail: '--rail',
  mark: '--tick-mark',
  cart: '--cart',
  shade: '--cart-shade',
  ground: '--stage-top',
  floor: '--stage-floor',
  seats: '--stage-seats',
  light: '--stage-light',
  beam: '--stage-beam',
  ink: '--ink',
  soft: '--ink-faint',
} as const;

/** 0xrrggbb by role. */
export type Palette = Readonly<Record<keyof typeof TOKENS, number>>;

/** The palette of now: read again when the page changes between dark and light, or to more contrast. @throws Error on a token that is not written as #rrggbb */
export function followPalette(): () => Palette {
  const { dataset } = document.documentElement;
  const colours = (): string => `${dataset['scheme']} ${dataset['contrast']}`;
  let known = colours();
  let palette = readPalette();
  return () => {
    if (colours() !== known) {
      known = colours();
      palette = readPalette();
    }
    return palette;
  };
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string): number => {
    const text = style.getPropertyValue(token).trim();
    const long = text.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'); // as a build may shorten it
    if (!/^#[0-9a-f]{6}$/i.test(long)) throw new Error(`${token} is "${text}", not #rrggbb`);
    return Number.parseInt(long.slice(1), 16);
  };
  const entries = Object.entries(TOKENS).map(([role, token]) => [role, colour(token)]);
  return Object.fromEntries(entries) as Palette;
}

/** Between two colours; share 0 is `from`. */
export function mix(from: number, to: number, share: number): number {
  const channel = (shift: number): number => {
    const a = (from >> shift) & 255;
    const b = (to >> shift) & 255;
    return Math.round(a + (b - a) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
