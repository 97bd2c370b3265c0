import { type Level, levelOf } from '../model/levels.ts';
import type { Words } from './words/en.ts';

const KEY = {
  Newborn: 'levelNewborn',
  Wobbler: 'levelWobbler',
  Toddler: 'levelToddler',
  Apprentice: 'levelApprentice',
  Acrobat: 'levelAcrobat',
  Master: 'levelMaster',
  Unshakable: 'levelUnshakable',
} as const satisfies Readonly<Record<Level, keyof Words>>;

/** The friendly name of an agent that balances `mean` ticks. */
export function levelName(mean: number, w: Words): string {
  return w[KEY[levelOf(mean)]];
}
