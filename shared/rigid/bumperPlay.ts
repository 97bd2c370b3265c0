/** Whole Bumper matches between drivers, as agents are measured by. */
import { type BumperMatch, bumperMatchAt } from './bumperMatch.ts';
import { createRigidWorld } from './rigidWorld.ts';
import type { Rival } from './rivals.ts';

export type Played = Extract<BumperMatch, { readonly phase: 'finished' }>;

/** One match to its end, with balls. @param players by seat, 1 to 4 */
export function playBumper(seed: number, players: readonly Rival[]): Played {
  const world = createRigidWorld({ seed, seats: players.length, balls: true });
  const drivers = players.map((player) => player(seed));
  for (;;) {
    const view = world.view();
    const match = bumperMatchAt(
      view.tick,
      view.carts.map(({ fallen }) => fallen),
    );
    if (match.phase === 'finished') return match;
    world.step(drivers.map((driver, seat) => (view.carts[seat]!.fallen ? 0 : driver(view, seat))));
  }
}

export interface Tally {
  readonly matches: number;
  readonly wins: number; // of the first player
  readonly losses: number;
  readonly draws: number;
  readonly meanTicks: number; // of a match
}

/** `first` against `second`, by turns on either side. @param firstSeed match i has seed `firstSeed + i` */
export function tally(first: Rival, second: Rival, matches: number, firstSeed: number): Tally {
  let [wins, losses, draws, ticks] = [0, 0, 0, 0];
  for (let i = 0; i < matches; i++) {
    const seat = i % 2;
    const { winner, tick } = playBumper(firstSeed + i, seat === 0 ? [first, second] : [second, first]);
    if (winner === 'draw') draws++;
    else if (winner === seat) wins++;
    else losses++;
    ticks += tick;
  }
  return { matches, wins, losses, draws, meanTicks: ticks / matches };
}
