/** Why somebody fell, in a sentence: what was pushed, and what would still have saved it. */
import { type SpeedClass, tickMs } from '../../../../shared/arena/speed.ts';
import type { Action } from '../../../../shared/sim/cartpole.ts';
import type { FallReason } from '../../../model/path/fallReason.ts';
import type { Words } from '../../words/en.ts';

const SIDE = { 0: 'left', 1: 'right' } as const satisfies Readonly<Record<Action, string>>;

/** Seconds are those of the match as it was played. */
export function whyWords(reason: FallReason, speed: SpeedClass, w: Words): string {
  const { fall, oneSided, rescue } = reason;
  if (!rescue) return lastPushWords(reason, w);
  const { tick, push, kind } = rescue;
  const right = SIDE[push];
  const wrong = SIDE[push === 1 ? 0 : 1];
  const seconds = ((fall.tick - tick) * tickMs(speed)) / 1000;
  if (oneSided) return w.whyOneSide(wrong, tick, right);
  if (kind === 'held') return w.whyHeld(wrong, tick, seconds, right);
  return kind === 'turned' ? w.whyTurned(wrong, tick, seconds, right) : w.whyStrayed(tick, seconds, right);
}

export function lastPushWords({ last }: FallReason, w: Words): string {
  return w.whyLast(SIDE[last.action], last.ticks);
}
