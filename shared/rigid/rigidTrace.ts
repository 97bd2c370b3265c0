/**
 * The rigid world's golden trace: scripted matches of one to four carts with balls and falls, hashed over all float64 bits. Engines
 * that print the same hash step the same rigid world (BUMPER1).
 */
import type { Action } from '../sim/cartpole.ts';
import { hash32 } from '../sim/random.ts';
import { MAX_RIGID_SEATS } from './rigidParameters.ts';
import type { RigidCart, RigidView } from './rigidView.ts';
import { createRigidWorld } from './rigidWorld.ts';

export const RIGID_TRACE_TICKS = 2_000;
const EPISODE_TICKS = 500; // long enough for balls and falls; worlds go on after a match is over

function act({ x, xDot, theta, thetaDot }: RigidCart, seed: number, tick: number, seat: number): Action {
  if (hash32(seed, tick, seat) % 8 === 0) return hash32(seat, tick) % 2 === 0 ? 0 : 1;
  const beyond = 4 * ((hash32(seed, seat) % 3) - 1); // m: where it wants to be, often on the other side of its neighbours
  return 0.06 * (x - beyond) + 0.12 * xDot + theta + 0.35 * thetaDot > 0 ? 1 : 0;
}

/** Every number of a view, in a fixed order. */
function numbersOf({ tick, carts, balls }: RigidView): number[] {
  return [
    tick,
    ...carts.flatMap(({ x, xDot, theta, thetaDot, fallen }) => [x, xDot, theta, thetaDot, fallen?.tick ?? -1]),
    ...balls.flatMap(({ id, x, y, xDot, yDot, radius }) => [id, x, y, xDot, yDot, radius]),
  ];
}

/** Runs `ticks` ticks of the script, two worlds by turns, and returns 16 hex digits; a shorter run covers the start of the script. */
export function rigidTrace(ticks: number = RIGID_TRACE_TICKS): string {
  const words = new DataView(new ArrayBuffer(8));
  let [low, high] = [1, 2];
  for (let n = 0, done = 0; done < ticks; n++) {
    const setups = [2 * n, 2 * n + 1].map((seed) => ({
      seed,
      seats: 1 + ((seed + n) % MAX_RIGID_SEATS),
      balls: n % 3 < 2,
    }));
    const worlds = setups.map((setup) => ({ ...setup, world: createRigidWorld(setup) }));
    for (let tick = 0; tick < EPISODE_TICKS && done < ticks; tick++, done++) {
      for (const { seed, world } of worlds) {
        world.step(world.view().carts.map((cart, seat) => act(cart, seed, tick, seat)));
        for (const value of numbersOf(world.view())) {
          words.setFloat64(0, value, true);
          low = hash32(low, words.getUint32(0, true));
          high = hash32(high, words.getUint32(4, true));
        }
      }
    }
  }
  return [low, high].map((word) => word.toString(16).padStart(8, '0')).join('');
}
