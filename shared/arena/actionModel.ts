/**
 * How likely a seat's next push goes right, learned while a link is written and, in the same steps, while it is read. It knows what
 * both sides know then: the cart's state and the seat's last pushes. Three opinions are asked, each good at another kind of player:
 * what followed on the last four pushes; what followed on the last push where the pole leaned so; a line through the state.
 * They are weighed by how they did. + - * / and square roots only, so equal in every engine (SIM1).
 * Source: the mixing of M. Mahoney's paq family, with the algebraic curve z / sqrt(1 + z^2) in the place of the logistic one.
 */
import type { Action, CartPoleState } from '../sim/cartpole.ts';
import { CERTAIN } from './rangeCoder.ts';

export interface ActionModel {
  /** Chance of a push to the right, of `CERTAIN`, by the cart before it. */
  chance(cart: CartPoleState): number;
  /** What the push was; after each `chance`, once. */
  learn(action: Action): void;
}

type Opinion = (cart: CartPoleState) => { readonly chance: number; learn(action: Action): void };

function within(value: number, margin: number): number {
  return Math.min(Math.max(value, margin), 1 - margin);
}
/** From a chance to the scale on which opinions add up, and back. */
function weight(chance: number): number {
  const y = 2 * chance - 1;
  return y / Math.sqrt(1 - y * y);
}
function chanceOf(sum: number): number {
  return 0.5 + (0.5 * sum) / Math.sqrt(1 + sum * sum);
}

const SURE = 0.992; // no count gets surer than this
const MEMORY = 24; // pushes after which older ones fade

/** Counts what followed in each of several contexts. */
function counting(contexts: number, contextOf: (cart: CartPoleState, last: number) => number): Opinion {
  const chances = new Float64Array(contexts).fill(0.5);
  const seen = new Uint8Array(contexts);
  let last = 0; // the last pushes, the newest the lowest bit
  return (cart) => {
    const context = contextOf(cart, last);
    return {
      chance: chances[context]!,
      learn(action) {
        seen[context] = Math.min(seen[context]! + 1, MEMORY);
        const target = action === 1 ? SURE : 1 - SURE;
        chances[context]! += (target - chances[context]!) / (seen[context]! + 1.5);
        last = (last << 1) | action;
      },
    };
  };
}

const LEANS = [-0.15, -0.07, -0.03, -0.01, 0, 0.01, 0.03, 0.07, 0.15];

/** Which way and how much the pole asks for a push, in ten steps. */
function lean({ x, xDot, theta, thetaDot }: CartPoleState): number {
  const asked = theta + 0.25 * thetaDot + 0.05 * x + 0.1 * xDot;
  return LEANS.filter((border) => asked >= border).length;
}

const LINE_PACE = 0.3;

/** A linear law of the state and the last two pushes, which follows the player's own. */
function line(): Opinion {
  const factors = [0, 4, 0.8, 0.15, 0.3, 0, 0]; // at first what most who balance a pole do
  let [newest, older] = [0, 0];
  return (cart) => {
    const terms = [0.3, 5 * cart.theta, cart.thetaDot, cart.x, cart.xDot, newest, older];
    const chance = chanceOf(terms.reduce((sum, term, i) => sum + term * factors[i]!, 0));
    return {
      chance,
      learn(action) {
        for (let i = 0; i < terms.length; i++) factors[i]! += LINE_PACE * (action - within(chance, 0.002)) * terms[i]!;
        [newest, older] = [action === 1 ? 1 : -1, newest];
      },
    };
  };
}

const WEIGHT_PACE = 0.05;

export function createActionModel(): ActionModel {
  const opinions = [
    counting(16, (_, last) => last & 15),
    counting(2 * (LEANS.length + 1), (cart, last) => 2 * lean(cart) + (last & 1)),
    line(),
  ];
  const trust = [0.47, 0.47, 0.47];
  let asked: ReturnType<Opinion>[] = [];
  let said: number[] = [];
  let chance = 0.5;
  return {
    chance(cart) {
      asked = opinions.map((opinion) => opinion(cart));
      said = asked.map((opinion) => weight(within(opinion.chance, 0.002)));
      chance = within(chanceOf(said.reduce((sum, word, i) => sum + word * trust[i]!, 0)), 0.001);
      return Math.floor(chance * CERTAIN);
    },
    learn(action) {
      for (let i = 0; i < trust.length; i++) trust[i]! += WEIGHT_PACE * (action - chance) * said[i]!;
      for (const opinion of asked) opinion.learn(action);
    },
  };
}
