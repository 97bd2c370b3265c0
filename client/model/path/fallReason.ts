/**
 * Why somebody fell, as far as it can be said truly from the recorded pushes: the last tick at which another push would still have
 * kept the cart standing. Proved by doing it: from there a steady hand, a linear law, stands for two simulated seconds more than the player did.
 */
import { advanceLane, type Fall, type Lane, type MatchSetup, newMatch } from '../../../shared/arena/match.ts';
import type { Action, CartPoleState } from '../../../shared/sim/cartpole.ts';
import { type PushRun, pushRuns } from '../pushRuns.ts';

export interface FallReason {
  readonly fall: Fall;
  readonly last: PushRun; // the push with which it fell
  readonly oneSided: boolean; // the side was never changed
  readonly rescue: Rescue | null; // null: no law of ours would have saved it from anywhere that was looked at
}

/**
 * held: the wrong push was held before this tick, and until the fall. turned: the side was changed at this tick.
 * strayed: it was held before, and given up too late.
 */
export interface Rescue {
  readonly tick: number; // the last one at which `push` instead of the other still led on
  readonly push: Action;
  readonly kind: 'held' | 'turned' | 'strayed';
}

type Law = (cart: CartPoleState) => Action;

const lawOf =
  (perThetaDot: number, perX: number, perXDot: number): Law =>
  ({ x, xDot, theta, thetaDot }) =>
    theta + perThetaDot * thetaDot + perX * x + perXDot * xDot > 0 ? 1 : 0;

/** Steady hands, from one that looks at the pole alone to one that minds the track most. */
const LAWS: readonly Law[] = [
  lawOf(0.25, 0, 0.02),
  lawOf(0.25, 0.03, 0.08),
  lawOf(0.5, 0.045, 0.12),
  lawOf(0.3, 0.1, 0.2),
];

export const STANDS_ON_TICKS = 100;
const LOOKS_BACK_TICKS = 150;

/**
 * @param actions of this seat, a push for each tick up to its fall
 * @returns null if the cart did not fall by them
 */
export function fallReason(setup: MatchSetup, actions: Uint8Array): FallReason | null {
  const lanes = lanesOf(setup, actions);
  const fall = lanes.at(-1)!.fall;
  const runs = pushRuns(actions.subarray(0, fall?.tick ?? 0));
  const last = runs.at(-1);
  if (!fall || !last) return null;
  return { fall, last, oneSided: runs.length === 1, rescue: rescueOf(setup, lanes, actions, fall) };
}

/** The lane at each tick, from the start to the fall. */
function lanesOf(setup: MatchSetup, actions: Uint8Array): readonly Lane[] {
  const lanes = [newMatch({ ...setup, seats: 1 }).lanes[0]!];
  for (let tick = 0; tick < actions.length && !lanes[tick]!.fall; tick++)
    lanes.push(advanceLane(lanes[tick]!, setup, tick, pushAt(actions, tick)));
  return lanes;
}

function rescueOf(setup: MatchSetup, lanes: readonly Lane[], actions: Uint8Array, fall: Fall): Rescue | null {
  const until = fall.tick + STANDS_ON_TICKS;
  for (let tick = fall.tick - 1; tick >= Math.max(fall.tick - LOOKS_BACK_TICKS, 0); tick--) {
    const law = LAWS.find((one) => stands(lanes[tick]!, setup, tick, until, one));
    if (!law) continue;
    // The player's push was the other one: with this very push the next tick would have been such a tick too.
    const push = law(lanes[tick]!.cart);
    const wrong: Action = push === 1 ? 0 : 1;
    const before = tick > 0 ? pushAt(actions, tick - 1) : wrong;
    const toTheEnd = actions.subarray(tick, fall.tick).every((action) => action === wrong);
    return { tick, push, kind: before !== wrong ? 'turned' : toTheEnd ? 'held' : 'strayed' };
  }
  return null;
}

function stands(lane: Lane, setup: MatchSetup, from: number, until: number, law: Law): boolean {
  let now = lane;
  for (let tick = from; tick < until && !now.fall; tick++) now = advanceLane(now, setup, tick, law(now.cart));
  return now.fall === null;
}

function pushAt(actions: Uint8Array, tick: number): Action {
  return actions[tick] === 1 ? 1 : 0;
}
