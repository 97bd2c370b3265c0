/**
 * What a fall looks like (STAGE3): the pole comes loose with the speed that it had, bounces and comes to rest; a cart past the end of
 * the track drops off the rail. For the eye only, by matter-js: the simulation stopped at the fall, and nothing goes back to it.
 */
import Matter from 'matter-js';
import { TRACK_LIMIT } from '../../shared/sim/cartpole.ts';
import type { CartView } from '../model/stageView.ts';
import {
  CART as CART_SHAPE,
  CART_TOP,
  GROUND_DEPTH,
  HINGE_HEIGHT,
  POLE_LENGTH,
  POLE_WIDTH,
  RAIL_BEYOND,
} from './cartShape.ts';
import { type DrawnPose, standing } from './pose.ts';

const PIXELS = 100; // of matter-js per metre; its y points down, and 0 is the top of the rail
const STEP_MS = 1000 / 120;
const VELOCITY_MS = 1000 / 60; // matter-js gives velocities per so long
const BRAKE = 0.12; // share of its speed that a cart loses per VELOCITY_MS
const CALMING_MS = 900; // from here on the air grows thick
export const TUMBLE_MS = 1500; // then all lies still

const LEAST_TURN = 1.6; // rad/s: a pole that falls upright would stand there for seconds
const MOST_TURN = 3;
const MOST_SPEED = 1.5; // m/s: what is faster would leave the view
const ROLL_OFF = 1.5; // m/s: a cart past the end of the track drops off the rail
const ROLLING_MS = 300; // so long it rolls freely, then brakes

/** A standing cart as it is, a fallen one as it lies by now. Life by life; each lane has its own. */
export type Tumble = (lane: number, cart: CartView, nowMs: number) => DrawnPose;

interface Falling {
  readonly life: string;
  readonly since: number; // ms
  readonly fall: Fall;
}

/** @param still with reduced motion a fallen cart lies there at once, where it would have come to rest */
export function createTumble(still: boolean): Tumble {
  const falling = new Map<number, Falling>();
  return (lane, cart, nowMs) => {
    if (cart.fall === null) {
      falling.delete(lane);
      return standing(cart);
    }
    let known = falling.get(lane);
    if (known?.life !== cart.life) {
      known = { life: cart.life, since: nowMs, fall: beginFall(cart) };
      falling.set(lane, known);
    }
    return known.fall(still ? TUMBLE_MS : nowMs - known.since);
  };
}

/** The pose so long after the fall; time never goes back. */
type Fall = (elapsedMs: number) => DrawnPose;

function beginFall(cart: CartView): Fall {
  const { engine, body, pole } = makeWorld(cart);
  let done = 0; // steps
  return (elapsedMs) => {
    const share = Math.min(Math.max(elapsedMs / TUMBLE_MS, 0), 1);
    for (; done < Math.floor((share * TUMBLE_MS) / STEP_MS); done++) {
      const calm = Math.max((done * STEP_MS - CALMING_MS) / (TUMBLE_MS - CALMING_MS), 0);
      if (done * STEP_MS > ROLLING_MS) body.frictionAir = BRAKE;
      pole.frictionAir = 0.012 + 0.2 * calm;
      Matter.Engine.update(engine, STEP_MS);
    }
    return poseOf(body, pole, 1 - share);
  };
}

interface World {
  readonly engine: Matter.Engine;
  readonly body: Matter.Body; // the cart
  readonly pole: Matter.Body;
}

function makeWorld(cart: CartView): World {
  const engine = Matter.Engine.create({ gravity: { x: 0, y: 0.98, scale: 0.001 } });
  const side = cart.fall!.side === 'left' ? -1 : 1;
  const overEdge = cart.fall!.cause === 'edge';
  const speed = clamp(cart.xDot ?? 0, -MOST_SPEED, MOST_SPEED);

  const leans = Math.sign(cart.theta) || side;
  const turn = leans * clamp(leans * (cart.thetaDot ?? 0), LEAST_TURN, MOST_TURN);

  const body = box(cart.x, CART_TOP / 2, CART_SHAPE.width, CART_TOP, {
    friction: 0,
    frictionStatic: 0,
    frictionAir: overEdge ? 0 : BRAKE,
    restitution: 0.1,
  });
  const half = POLE_LENGTH / 2;
  const [sine, cosine] = [Math.sin(cart.theta), Math.cos(cart.theta)];
  const pole = box(cart.x + half * sine, HINGE_HEIGHT + half * cosine, POLE_WIDTH, POLE_LENGTH, {
    friction: 0.5,
    restitution: 0.45,
  });
  Matter.Body.setAngle(pole, cart.theta);
  push(body, overEdge ? side * ROLL_OFF : speed, 0, 0);
  push(pole, speed + half * turn * cosine, -half * turn * sine, turn);

  const rail = 2 * (TRACK_LIMIT + RAIL_BEYOND);
  const solid = { isStatic: true, friction: 0.6 };
  Matter.Composite.add(engine.world, [
    box(0, -GROUND_DEPTH, rail, 2 * GROUND_DEPTH, solid),
    box(0, -GROUND_DEPTH - 1, 40, 2, solid),
    body,
    pole,
  ]);
  return { engine, body, pole };
}

/** A rectangle around a place in metres. Group -1: cart and pole pass each other, as the pole hung beside the cart. */
function box(
  x: number,
  y: number,
  width: number,
  height: number,
  options: Matter.IChamferableBodyDefinition,
): Matter.Body {
  const filter = options.isStatic ? {} : { collisionFilter: { group: -1 } };
  return Matter.Bodies.rectangle(x * PIXELS, -y * PIXELS, width * PIXELS, height * PIXELS, { ...options, ...filter });
}

/** @param turn rad/s, positive clockwise, as a pole's lean to the right grows */
function push(body: Matter.Body, right: number, up: number, turn: number): void {
  const scale = VELOCITY_MS / 1000;
  Matter.Body.setVelocity(body, { x: right * PIXELS * scale, y: -up * PIXELS * scale });
  Matter.Body.setAngularVelocity(body, turn * scale);
}

function poseOf(body: Matter.Body, pole: Matter.Body, life: number): DrawnPose {
  const half = POLE_LENGTH / 2;
  return {
    x: body.position.x / PIXELS,
    y: -body.position.y / PIXELS - CART_TOP / 2,
    tilt: body.angle,
    foot: {
      x: pole.position.x / PIXELS - half * Math.sin(pole.angle),
      y: -pole.position.y / PIXELS - half * Math.cos(pole.angle),
    },
    theta: pole.angle,
    life,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
