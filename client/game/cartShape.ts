/** How large the drawn cart and its pole are, in metres: for the drawing, and for the tumble after a fall. */
export const POLE_LENGTH = 1; // hinge to tip: twice the half length
export const POLE_WIDTH = 0.055;
export const CART = { width: 0.5, height: 0.19, wheel: 0.068 }; // wheel: its radius
export const BODY_BOTTOM = 1.55 * CART.wheel; // above the rail
export const CART_TOP = BODY_BOTTOM + CART.height;
export const HINGE_HEIGHT = BODY_BOTTOM + 0.72 * CART.height;

export const RAIL_BEYOND = 0.22; // of rail past each end of the track
export const GROUND_DEPTH = 0.16; // of the ground below the rail, where the rail ends
