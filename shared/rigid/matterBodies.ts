/** Carts, poles and balls as bodies of matter-js: one metre is 100 of its units, y points down, and the rail's top is y = 0. */
import Matter from 'matter-js';
import { cos, sin } from '../sim/trig.ts';
import type { BallThrow } from './ballThrows.ts';
import { CART_CENTRE, RIGID } from './rigidParameters.ts';

export const METRE = 100; // units
/** ms: a tick is cut into steps as short as the hinges need. */
export const STEP_MS = 5;
const NEWTON = METRE / 1e6; // in kg units per ms^2
const FULL_STEP_MS = 1000 / 60; // in shorter steps matter-js closes a joint's gap by a smaller share
/** Of a hinge's gap, closed per iteration. A pole of these proportions overshoots beyond about 0.5: matter-js leaves the lever out. */
const HINGE_SHARE = 0.3;
const [ANYTHING, FLOOR, LYING] = [1, 2, 4]; // categories of collisions; matter-js gives every body the first
const SMOOTH = { friction: 0, frictionStatic: 0, frictionAir: 0 };

export interface Cart {
  readonly body: Matter.Body;
  readonly pole: Matter.Body;
  readonly hinge: Matter.Constraint;
}

export function newEngine(): Matter.Engine {
  return Matter.Engine.create({
    gravity: { x: 0, y: 1, scale: RIGID.gravity * NEWTON },
    constraintIterations: 8,
    positionIterations: 6,
    velocityIterations: 4,
  });
}

/** A cart on the rail with its pole, which pass through each other. @param lean rad @param group of the seat, below 0 */
export function newCart(x: number, lean: number, group: number): Cart {
  const { cartWidth, cartHeight, poleHalfLength, poleThickness, hingeHeight } = RIGID;
  const solid = { ...SMOOTH, restitution: RIGID.bounceOfCarts, collisionFilter: { group } };
  const left = x * METRE;
  const body = Matter.Bodies.rectangle(left, -CART_CENTRE * METRE, cartWidth * METRE, cartHeight * METRE, solid);
  Matter.Body.setMass(body, RIGID.cartMass);
  Matter.Body.setInertia(body, Number.POSITIVE_INFINITY); // the rail keeps it level

  const reach = poleHalfLength * METRE;
  const [poleX, poleY] = [left + sin(lean) * reach, -hingeHeight * METRE - cos(lean) * reach];
  const pole = Matter.Bodies.rectangle(poleX, poleY, poleThickness * METRE, 2 * reach, solid);
  Matter.Body.setMass(pole, RIGID.poleMass);
  Matter.Body.setInertia(pole, (RIGID.poleMass * reach * reach) / 3); // of a thin rod about its middle
  const hinge = Matter.Constraint.create({
    bodyA: body,
    pointA: { x: 0, y: (CART_CENTRE - hingeHeight) * METRE },
    bodyB: pole,
    pointB: { x: 0, y: reach },
    length: 0,
    stiffness: (HINGE_SHARE * FULL_STEP_MS) / STEP_MS,
  });
  Matter.Body.rotate(pole, lean);
  return { body, pole, hinge };
}

export function newBall({ x, y, xDot, yDot, radius }: BallThrow): Matter.Body {
  const ball = Matter.Bodies.circle(x * METRE, -y * METRE, radius * METRE, {
    ...SMOOTH,
    restitution: RIGID.bounceOfBalls,
  });
  Matter.Body.setMass(ball, RIGID.ballDensity * radius * radius);
  setVelocity(ball, xDot, yDot);
  return ball;
}

/** @param xDot m/s, to the right @param yDot m/s, upwards */
export function setVelocity(body: Matter.Body, xDot: number, yDot: number): void {
  const units = (METRE / 1000) * FULL_STEP_MS; // matter-js tells speeds per full step
  Matter.Body.setVelocity(body, { x: xDot * units, y: -yDot * units });
}

/** Pushes a cart through its centre during the next step. @param force N, to the right */
export function pushBody(body: Matter.Body, force: number): void {
  body.force.x += force * NEWTON;
}

/** m/s, to the right, by the last step. */
export function speedOf(body: Matter.Body): number {
  return ((body.position.x - before(body).positionPrev.x) / METRE) * (1000 / STEP_MS);
}

/** m/s, upwards. */
export function climbOf(body: Matter.Body): number {
  return (-(body.position.y - before(body).positionPrev.y) / METRE) * (1000 / STEP_MS);
}

/** rad/s, to the right. */
export function turnOf(body: Matter.Body): number {
  return (body.angle - before(body).anglePrev) * (1000 / STEP_MS);
}

/** What poles that are down lie on; nothing else touches it. */
export function newFloor(): Matter.Body {
  const [length, depth] = [2 * (RIGID.railHalf + 1) * METRE, METRE];
  const collisionFilter = { category: FLOOR, mask: LYING };
  return Matter.Bodies.rectangle(0, depth / 2, length, depth, { isStatic: true, collisionFilter });
}

/** A fallen cart and its pole come to rest by themselves. */
export function layDown(body: Matter.Body, pole: Matter.Body): void {
  for (const part of [body, pole]) part.frictionAir = 0.06;
  pole.collisionFilter.category = ANYTHING | LYING;
}

/** Puts a cart back onto the rail: what pushed it up or down has pushed the rail. */
export function holdOnRail(body: Matter.Body): void {
  Matter.Body.setPosition(body, { x: body.position.x, y: -CART_CENTRE * METRE });
  before(body).positionPrev.y = body.position.y;
}

/** What a body was a step ago; matter-js has it, its types do not say so. */
function before(body: Matter.Body): { readonly positionPrev: Matter.Vector; readonly anglePrev: number } {
  return body as unknown as { readonly positionPrev: Matter.Vector; readonly anglePrev: number };
}
