/**
 * The rigid world: carts on one rail that can hit each other, hinged poles, thrown balls. The server steps it and sends what `view`
 * says; pages draw between. Equal seeds and actions give equal bits in every engine (BUMPER1).
 */
import Matter from 'matter-js';
import type { Action } from '../sim/cartpole.ts';
import { hash32 } from '../sim/random.ts';
import { throwsAt } from './ballThrows.ts';
import { bumperMatchAt } from './bumperMatch.ts';
import * as bodies from './matterBodies.ts';
import { newCounters, withOwnMathematics } from './ownMathematics.ts';
import { MAX_RIGID_SEATS, RIGID } from './rigidParameters.ts';
import type { RigidBall, RigidCart, RigidFall, RigidView } from './rigidView.ts';

export interface RigidSetup {
  readonly seed: number; // 0..2^53-1
  readonly seats: number; // 1..4
  readonly balls: boolean; // whether any are thrown
}

export interface RigidWorld {
  /** One tick of 20 ms. @param actions by seat; those of fallen carts are ignored */
  step(actions: readonly Action[]): void;
  view(): RigidView;
  /** The match is decided. The world may still be stepped: it shows how things come to rest. */
  over(): boolean;
}

const STEPS_PER_TICK = (RIGID.dt * 1000) / bodies.STEP_MS;
const MOST_BALLS = 8; // a throw that would make more of them is left out
const BALL_FLOOR = -0.8; // m: below it, or as far out as this, a ball is gone
const BALL_OUT = 8;
const MIRROR = 77; // what the draw is for
const BALL_TICKS = 500; // one that came to lie on a cart goes too

interface Seat {
  readonly cart: bodies.Cart;
  last: RigidCart;
}

interface Ball {
  readonly id: number;
  readonly body: Matter.Body;
  readonly radius: number; // m
  readonly since: number; // tick
}

/** @throws RangeError on a number of seats outside 1..4, or a seed that is none */
export function createRigidWorld({ seed, seats: count, balls: thrown }: RigidSetup): RigidWorld {
  if (!Number.isInteger(count) || count < 1 || count > MAX_RIGID_SEATS)
    throw new RangeError(`${count} seats are not within 1..${MAX_RIGID_SEATS}`);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${seed} is not a whole number from 0 on`);
  const mirror = hash32(seed, MIRROR) % 2 === 0 ? 1 : -1; // half of the seeds play the mirror image (BUMPER7)
  const counters = newCounters();
  const engine = withOwnMathematics(counters, bodies.newEngine);
  const seats = withOwnMathematics(counters, () => Array.from({ length: count }, (_, seat) => enter(seat)));
  let balls: Ball[] = [];
  let ballsSoFar = 0;
  let floor: Matter.Body | null = null; // for poles that are down
  let tick = 0;

  function enter(seat: number): Seat {
    const { x, theta } = startOf(seed, count, seat);
    const cart = bodies.newCart(mirror * x, mirror * theta, -1 - seat);
    Matter.Composite.add(engine.world, [cart.body, cart.pole]);
    Matter.Composite.add(engine.world, cart.hinge);
    return { cart, last: { x, xDot: 0, theta, thetaDot: 0, fallen: null } };
  }

  function throwBalls(): void {
    const due = thrown ? throwsAt(seed, tick) : [];
    if (balls.length + due.length > MOST_BALLS) return;
    for (const each of due) {
      const body = bodies.newBall({ ...each, x: mirror * each.x, xDot: mirror * each.xDot });
      Matter.Composite.add(engine.world, body);
      balls.push({ id: ballsSoFar++, body, radius: each.radius, since: tick });
    }
  }

  function dropBalls(): void {
    const gone = balls.filter(({ body, since }) => isGone(body) || tick - since > BALL_TICKS);
    for (const { body } of gone) Matter.Composite.remove(engine.world, body);
    if (gone.length > 0) balls = balls.filter((ball) => !gone.includes(ball));
  }

  function judge(seat: Seat): void {
    const { cart, last } = seat;
    if (last.fallen?.cause === 'edge') return; // it is no longer there
    const x = (mirror * cart.body.position.x) / bodies.METRE;
    const theta = mirror * cart.pole.angle;
    const fallen = last.fallen ?? fallOf(x, theta, tick);
    seat.last = {
      x,
      xDot: mirror * bodies.speedOf(cart.body),
      theta,
      thetaDot: mirror * bodies.turnOf(cart.pole),
      fallen,
    };
    if (fallen && !last.fallen) goDown(cart, fallen);
  }

  /** Off the rail a cart leaves the world; on it, it rolls out and is in the way. */
  function goDown({ body, pole, hinge }: bodies.Cart, { cause }: RigidFall): void {
    if (cause === 'edge') {
      Matter.Composite.remove(engine.world, [body, pole]);
      Matter.Composite.remove(engine.world, hinge);
      return;
    }
    if (!floor) {
      floor = bodies.newFloor();
      Matter.Composite.add(engine.world, floor);
    }
    bodies.layDown(body, pole);
  }

  function ballView({ id, body, radius }: Ball): RigidBall {
    const [x, y] = [(mirror * body.position.x) / bodies.METRE, -body.position.y / bodies.METRE];
    return { id, x, y, xDot: mirror * bodies.speedOf(body), yDot: bodies.climbOf(body), radius };
  }

  return {
    step: (actions) =>
      withOwnMathematics(counters, () => {
        throwBalls();
        for (let i = 0; i < STEPS_PER_TICK; i++) {
          for (const [seat, { cart, last }] of seats.entries())
            if (!last.fallen)
              bodies.pushBody(cart.body, actions[seat] === 1 ? mirror * RIGID.push : -mirror * RIGID.push);
          Matter.Engine.update(engine, bodies.STEP_MS);
          for (const { cart } of seats) bodies.holdOnRail(cart.body);
        }
        tick++;
        for (const seat of seats) judge(seat);
        dropBalls();
      }),
    view: () => ({ tick, carts: seats.map(({ last }) => last), balls: balls.map(ballView) }),
    over: () =>
      bumperMatchAt(
        tick,
        seats.map(({ last }) => last.fallen),
      ).phase === 'finished',
  };
}

/** Evenly spread; poles lean a little, by the seed, and seats to the left and the right of the middle are mirror images. */
function startOf(seed: number, seats: number, seat: number): { readonly x: number; readonly theta: number } {
  const fromMiddle = seat - (seats - 1) / 2;
  const pair = Math.abs(fromMiddle);
  const lean = (2 * (hash32(seed, 2 * pair) / 0x1_0000_0000) - 1) * RIGID.startLean;
  return { x: (fromMiddle * 2 * RIGID.railHalf) / (seats + 0.5), theta: fromMiddle < 0 ? -lean : lean };
}

function fallOf(x: number, theta: number, tick: number): RigidFall | null {
  const overEdge = !(Math.abs(x) <= RIGID.railHalf);
  if (!overEdge && Math.abs(theta) <= RIGID.angleLimit) return null;
  const at = overEdge ? x : theta;
  return { tick, cause: overEdge ? 'edge' : 'angle', side: at < 0 ? 'left' : 'right' };
}

function isGone({ position }: Matter.Body): boolean {
  return -position.y < BALL_FLOOR * bodies.METRE || Math.abs(position.x) > BALL_OUT * bodies.METRE;
}
