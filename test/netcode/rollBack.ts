/**
 * A match that is rolled back at every tick: from the keyframe of k ticks ago, through its text, stepped again with the recorded actions.
 * It must come to the hash that the match has. Anything that a keyframe forgets, or that a step takes from elsewhere, shows here.
 */
import { hashLanes } from '../../shared/arena/hash.ts';
import { advance, type Match, type MatchSetup, matchAt } from '../../shared/arena/match.ts';
import type { Decide } from '../../shared/arena/reaction.ts';
import { createMatchHost } from '../../shared/netcode/matchHost.ts';
import { packKeyframe, unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { nextBelow, nextUniform, randomStream } from '../../shared/sim/random.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';
import { balance } from './simulatedNetwork.ts';

export const DEEPEST = 12; // ticks back

export interface RolledBack {
  readonly ticks: number; // of the match
  readonly stepped: number; // ticks simulated again, over all depths
  readonly differences: readonly { readonly tick: number; readonly depth: number }[];
}

/** The match at a keyframe's tick, as whoever receives its text has it. */
export type Restore = (setup: MatchSetup, packed: string) => Match;

export const restored: Restore = (setup, packed) => {
  const keyframe = unpackKeyframe(packed);
  if (!keyframe) throw new Error(`no keyframe: ${packed}`);
  const lanes = keyframe.carts.map((cart, seat) => ({ cart, fall: keyframe.falls[seat] ?? null }));
  return matchAt(setup, keyframe.stateTick, lanes);
};

/** Players that err: the first hardly ever, the last at every tick. */
function erring(seed: number, seat: number, seats: number): Decide {
  const random = randomStream(seed, `seat ${seat}`);
  const errors = seats === 1 ? 0.2 : (0.5 * seat) / (seats - 1);
  return (cart) => {
    const wanted = balance(cart);
    return nextUniform(random) < errors ? (wanted === 1 ? 0 : 1) : wanted;
  };
}

/** Seats, wind and inputs come from the seed. @param restore how a keyframe is taken; a wrong one must show */
export function rollBack(seed: number, restore: Restore = restored): RolledBack {
  const random = randomStream(seed, 'roll back');
  const seats = 2 + nextBelow(random, 7);
  const wind = WIND_LEVELS[nextBelow(random, WIND_LEVELS.length)]!;
  const setup: MatchSetup = { seed, wind, speed: '1x', seats };
  const host = createMatchHost({
    setup,
    seats: Array.from({ length: seats }, (_, seat) => erring(seed, seat, seats)),
    patient: false,
    ears: { frozen() {}, finished() {} },
  });
  const keyframes = [packKeyframe(host.keyframe(null))]; // by tick
  const actions: Action[][] = []; // by tick: of the step from it
  const differences: { tick: number; depth: number }[] = [];
  let stepped = 0;
  while (!host.over()) {
    const before = host.match().tick;
    host.tick(0);
    const { tick, lanes } = host.match();
    if (tick === before) continue; // it still counts down
    keyframes[tick] = packKeyframe(host.keyframe(null));
    actions[before] = host.frame(null).actions.map((bits): Action => ((bits & 1) === 1 ? 1 : 0));
    const hash = hashLanes(tick, lanes);
    for (let depth = 1; depth <= Math.min(DEEPEST, tick); depth++) {
      let match = restore(setup, keyframes[tick - depth]!);
      for (let at = tick - depth; at < tick; at++) match = advance(match, actions[at]!);
      stepped += depth;
      if (match.tick !== tick || hashLanes(match.tick, match.lanes) !== hash) differences.push({ tick, depth });
    }
  }
  return { ticks: host.match().tick, stepped, differences };
}
