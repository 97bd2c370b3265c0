/** Which speed suits somebody, by how the newest tries went. In seconds of real time: that is what hands feel. */
import { SPEED_CLASSES, type SpeedClass, tickMs } from '../../../shared/arena/speed.ts';
import type { Try } from './progress.ts';

type PaceAdvice = { readonly kind: 'slower' | 'faster'; readonly speed: SpeedClass } | { readonly kind: 'practice' }; // slower than any match, and it waits for the first push

const SHORT_MS = 1000; // down before anything could be learned
const LONG_MS = 10_000;
const SHORT_TRIES = 2; // in a row before a slower class is offered
const SHORT_TRIES_OF_SLOWEST = 3; // and before practice is

/**
 * Null where the speed is right (PATH3). A win says nothing of being short: the rival's fall ended it.
 * @param tries newest last; the newest one's speed is the one that is judged
 */
export function paceAdvice(tries: readonly Try[]): PaceAdvice | null {
  const newest = tries.at(-1);
  if (!newest) return null;
  const at = SPEED_CLASSES.indexOf(newest.speed);
  const faster = SPEED_CLASSES[at + 1];
  if (newest.ticks * tickMs(newest.speed) >= LONG_MS) return faster ? { kind: 'faster', speed: faster } : null;
  const short = shortInARow(tries, newest.speed);
  const slower = SPEED_CLASSES[at - 1];
  if (slower) return short >= SHORT_TRIES ? { kind: 'slower', speed: slower } : null;
  return short >= SHORT_TRIES_OF_SLOWEST ? { kind: 'practice' } : null;
}

/** How many of the newest tries were short, all at this speed. */
function shortInARow(tries: readonly Try[], speed: SpeedClass): number {
  const isShort = (one: Try): boolean => one.speed === speed && !one.won && one.ticks * tickMs(speed) < SHORT_MS;
  const longest = tries.findLastIndex((one) => !isShort(one));
  return tries.length - 1 - longest;
}
