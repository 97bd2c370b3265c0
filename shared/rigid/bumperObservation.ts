/**
 * What an agent sees of a Bumper match from its seat: eleven numbers, all of which change their sign, and only that, in the mirror.
 * So a transition's mirror image is a transition of the same world (DQN4), and one network plays on either side (BUMPER8).
 */
import { cos, sin } from '../sim/trig.ts';
import { RIGID } from './rigidParameters.ts';
import type { RigidBall, RigidCart, RigidView } from './rigidView.ts';

/** Own x, xDot, theta, thetaDot; the nearest rival's nearness, relative xDot, theta, thetaDot; the nearest ball's three. */
export const BUMPER_OBSERVATION = 11;

const CLOSE = RIGID.cartWidth - 0.2; // m: added to a distance so that nearness is about 1 when carts touch
const BALL_SIGHT = 3; // m

/** @param out [11] written and returned; zeros where there is no rival or no ball in sight */
export function observeBumper(
  { carts, balls }: RigidView,
  seat: number,
  out: Float32Array = new Float32Array(BUMPER_OBSERVATION),
): Float32Array {
  const own = carts[seat]!;
  out.fill(0);
  out[0] = own.x;
  out[1] = own.xDot;
  out[2] = own.theta;
  out[3] = own.thetaDot;
  const rival = nearestRival(carts, seat);
  if (rival) {
    const away = rival.x - own.x;
    out[4] = (away < 0 ? -1 : 1) / (Math.abs(away) + CLOSE);
    out[5] = rival.xDot - own.xDot;
    out[6] = rival.theta;
    out[7] = rival.thetaDot;
  }
  seeBall(own, balls, out);
  return out;
}

/** Those off the rail are in nobody's way. */
function nearestRival(carts: readonly RigidCart[], seat: number): RigidCart | null {
  const x = carts[seat]!.x;
  let nearest: RigidCart | null = null;
  for (const [other, cart] of carts.entries()) {
    if (other === seat || cart.fallen?.cause === 'edge') continue;
    if (nearest === null || Math.abs(cart.x - x) < Math.abs(nearest.x - x)) nearest = cart;
  }
  return nearest;
}

/** Where the ball nearest to the pole's middle is, how high, and how fast it goes sideways: all weighed by its nearness. */
function seeBall({ x, theta }: RigidCart, balls: readonly RigidBall[], out: Float32Array): void {
  const poleX = x + sin(theta) * RIGID.poleHalfLength;
  const poleY = RIGID.hingeHeight + cos(theta) * RIGID.poleHalfLength;
  let least = BALL_SIGHT;
  for (const ball of balls) {
    const [dx, dy] = [ball.x - poleX, ball.y - poleY];
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance >= least || distance === 0) continue;
    least = distance;
    const nearness = 1 - distance / BALL_SIGHT;
    out[8] = (nearness * dx) / distance;
    out[9] = (nearness * dx * dy) / (distance * distance);
    out[10] = nearness * ball.xDot;
  }
}
