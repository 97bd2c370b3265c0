/** How a cart and its pole are drawn: as the simulation says while it stands, as it tumbled once it is down. In metres and radians. */
import type { CartView } from '../model/stageView.ts';
import { HINGE_HEIGHT, POLE_LENGTH } from './cartShape.ts';

export interface DrawnPose {
  readonly x: number; // of the cart's middle
  readonly y: number; // of its wheels' feet above the rail; negative beside it
  readonly tilt: number; // of the cart, positive clockwise
  readonly foot: { readonly x: number; readonly y: number }; // of the pole: the hinge while it stands
  readonly theta: number; // of the pole
  readonly life: number; // 1 stands, 0 has come to rest
}

export function standing({ x, theta }: Pick<CartView, 'x' | 'theta'>): DrawnPose {
  return { x, y: 0, tilt: 0, foot: { x, y: HINGE_HEIGHT }, theta, life: 1 };
}

/** Where the pole ends and the cart is: what should be in view. */
export function places({ x, foot, theta }: DrawnPose): readonly number[] {
  return [x, foot.x, foot.x + POLE_LENGTH * Math.sin(theta)];
}
