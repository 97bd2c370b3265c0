/** What can be seen of the rigid world at a tick: plain data, all that a page draws and an agent knows. */

/** A cart goes down once. The same fields as a fall in the classic world. */
export interface RigidFall {
  readonly tick: number; // the tick after whose step the cart was down
  readonly cause: 'angle' | 'edge'; // the pole passed its limit / the cart left the rail
  readonly side: 'left' | 'right';
}

export interface RigidCart {
  readonly x: number; // m from the rail's middle
  readonly xDot: number; // m/s
  readonly theta: number; // rad; 0 is upright, positive leans right
  readonly thetaDot: number; // rad/s
  readonly fallen: RigidFall | null;
}

export interface RigidBall {
  readonly id: number; // the same for as long as it flies
  readonly x: number; // m from the rail's middle
  readonly y: number; // m above the rail
  readonly xDot: number; // m/s
  readonly yDot: number; // m/s, upwards
  readonly radius: number; // m
}

export interface RigidView {
  readonly tick: number; // steps so far
  readonly carts: readonly RigidCart[]; // by seat, from left to right at the start
  readonly balls: readonly RigidBall[]; // oldest first
}
