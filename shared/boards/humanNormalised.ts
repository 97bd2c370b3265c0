/**
 * A score on which a random policy is 0 and a practised person 100, as in Mnih et al. 2015 (Human-level control through deep reinforcement
 * learning). Everybody is measured in the world of the Players board: calm until the overtime, whose wind rises until nobody stands.
 */
import { advance, type Match, newMatch } from '../arena/match.ts';
import type { SpeedClass } from '../arena/speed.ts';
import type { Action } from '../sim/cartpole.ts';
import { nextUint32, randomStream } from '../sim/random.ts';
import { SURVIVAL_WIND } from './survivalTask.ts';

/** Of a player, before their best run counts as that of a practised person. */
export const PRACTISED_RUNS = 5;
export const LEAST_PLAYERS = 10;
export const LEAST_MARGIN = 20; // ticks between the random policy and people

export const RANDOM_EPISODES = 1_000;
export const RANDOM_SEED = 0; // episode i starts from seed i and flips coins from its stream 'exploration'

/** Mean ticks of a policy that flips a coin each tick; the same for every speed, because a coin sees nothing. */
export function randomTicks(speed: SpeedClass, episodes = RANDOM_EPISODES): number {
  let total = 0;
  for (let i = 0; i < episodes; i++) {
    const coins = randomStream(RANDOM_SEED + i, 'exploration');
    let match: Match = newMatch({ seed: RANDOM_SEED + i, wind: SURVIVAL_WIND, speed, seats: 1 });
    while (match.phase === 'playing') match = advance(match, [(nextUint32(coins) >>> 31) as Action]);
    total += match.tick;
  }
  return total / episodes;
}

/** The middle one, or between the two middle ones. @param values at least one */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * What a practised person does in a speed class.
 * @param bests best ticks of players with at least `PRACTISED_RUNS` runs
 * @returns null while there are not enough players, or they are hardly better than chance
 */
export function humanTicks(bests: readonly number[], random: number): number | null {
  if (bests.length < LEAST_PLAYERS) return null;
  const human = median(bests);
  return human - random >= LEAST_MARGIN ? human : null;
}

/** @param human from `humanTicks` */
export function humanNormalised(agent: number, random: number, human: number): number {
  return (100 * (agent - random)) / (human - random);
}
