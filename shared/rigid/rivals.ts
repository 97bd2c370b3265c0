/** Hand-written drivers of a cart: what an agent trains against and is measured by. */
import type { Action } from '../sim/cartpole.ts';
import { hash32, nextUint32, nextUniform, type RandomStream, randomStream } from '../sim/random.ts';
import type { RigidView } from './rigidView.ts';

/** Plays one match from one seat, asked once a tick. */
export type Driver = (view: RigidView, seat: number) => Action;

/** A driver for one match. @param seed of the match: what it does by chance comes from here */
export type Rival = (seed: number) => Driver;

/** How somebody balances by rule, and where he wants to be meanwhile. */
export interface Style {
  readonly to: 'home' | 'middle' | 'rival'; // his start place / the rail's middle / the nearest rival
  readonly beyond: number; // m past it, seen from his side: the more, the harder he rams
  readonly pull: number; // how strongly he is drawn there, rad per m
  readonly careless: number; // share of ticks in which he presses anything
}

export const STYLES = {
  homebody: { to: 'home', beyond: 0, pull: 0.06, careless: 0 },
  centrist: { to: 'middle', beyond: 0, pull: 0.06, careless: 0 },
  pusher: { to: 'rival', beyond: 1, pull: 0.06, careless: 0 },
  rammer: { to: 'rival', beyond: 1, pull: 0.12, careless: 0 },
  bully: { to: 'rival', beyond: 4, pull: 0.06, careless: 0 },
  beginner: { to: 'home', beyond: 0, pull: 0.06, careless: 0.45 },
} satisfies Record<string, Style>;

const DRAWN = Object.values(STYLES).map(styled);

export function styled(style: Style): Rival {
  return (seed) => {
    const chance = randomStream(seed, 'rival');
    let home: number | null = null;
    return (view, seat) => {
      const own = view.carts[seat]!;
      home ??= own.x;
      if (nextUniform(chance) < style.careless) return anything(chance);
      const wanted = style.to === 'rival' ? beyondRival(view, seat, style.beyond) : style.to === 'home' ? home : 0;
      const lean = own.theta + 0.35 * own.thetaDot + style.pull * (own.x - wanted) + 0.12 * own.xDot;
      return lean > 0 ? 1 : 0;
    };
  };
}

/** Another one in each match, by its seed: what agents learn against. */
export const ANYBODY: Rival = (seed) => DRAWN[hash32(seed, 5) % DRAWN.length]!(seed);

/** Presses at random, or nothing at all: the first press of a cart nobody drives is to the left. */
export const RANDOM: Rival = (seed) => {
  const chance = randomStream(seed, 'rival');
  return () => anything(chance);
};
export const IDLE: Rival = () => () => 0;

function anything(chance: RandomStream): Action {
  return nextUint32(chance) >>> 31 === 1 ? 1 : 0;
}

/** m; the own place where there is no rival left. */
function beyondRival({ carts }: RigidView, seat: number, beyond: number): number {
  const own = carts[seat]!.x;
  const others = carts.filter((cart, other) => other !== seat && cart.fallen === null).map(({ x }) => x);
  const nearest = others.sort((a, b) => Math.abs(a - own) - Math.abs(b - own))[0];
  return nearest === undefined ? own : nearest + (nearest > own ? beyond : -beyond);
}
