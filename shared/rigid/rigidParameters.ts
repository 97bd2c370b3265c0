/** The numbers of the rigid world. SI units: m, kg, s, N; matter-js itself counts in pixels and milliseconds (matterBodies.ts). */

/** Changes whenever equal inputs would give other bits than before. */
export const RIGID_VERSION = 1;

export const MAX_RIGID_SEATS = 4;

export const RIGID = {
  dt: 0.02, // s per tick, as in the classic world
  gravity: 9.8,
  railHalf: 4.8, // m: the cart's centre beyond it is off the rail
  push: 12, // N, left or right
  cartMass: 1,
  cartWidth: 0.75, // carts and poles are half as large again as the classic ones
  cartHeight: 0.42, // from just above the rail to the cart's top
  hingeHeight: 0.363, // m above the rail
  poleMass: 0.2,
  poleHalfLength: 0.75, // hinge to centre of mass
  poleThickness: 0.083,
  angleLimit: 0.6, // rad, 34 degrees: most bumps can be saved
  startLean: 0.04, // rad, at most
  bounceOfCarts: 0.7, // restitution
  ballDensity: 2.5, // kg per m^2 of radius squared: 20 g to 100 g
  bounceOfBalls: 0.6,
} as const;

export const CART_CENTRE = 0.233; // m above the rail
