/** A start that somebody else had, to be played alone on this device: `seed=SEED-SPEED-WIND` in the Play page's address. */
import type { MatchSetup } from '../../../shared/arena/match.ts';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { WIND_LEVELS } from '../../../shared/sim/wind.ts';

export type SeedSetup = Pick<MatchSetup, 'seed' | 'speed' | 'wind'>;

/** What follows `seed=`. */
export function seedText({ seed, speed, wind }: SeedSetup): string {
  return `${seed}-${speed}-${wind}`;
}

/** Null where there is no such start. */
export function seedIn(text: string): SeedSetup | null {
  const [, digits = '', speedText, windText] = /^(\d{1,10})-([\d.]+x)-(\d)$/.exec(text) ?? [];
  const seed = Number(digits);
  const speed = SPEED_CLASSES.find((name) => name === speedText);
  const wind = WIND_LEVELS.find((level) => String(level) === windText);
  return digits === '' || seed > 0xffff_ffff || speed === undefined || wind === undefined
    ? null
    : { seed, speed, wind };
}
