/** What a canvas is told to draw: nothing of Phaser, nothing of the network. */
import type { Fall } from '../../shared/arena/match.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import type { RigidStageView } from './rigidView.ts';

export interface CartView {
  readonly who: 'human' | 'agent';
  readonly life: string; // another value is another cart: a fall's animation ends with it
  readonly x: number; // m, may lie between two ticks
  readonly theta: number; // rad, may lie between two ticks
  readonly xDot?: number; // m/s; with a fall: how fast it goes down
  readonly thetaDot?: number; // rad/s
  readonly push: Action | null; // the arrow; null draws none
  readonly explored: boolean; // the push was drawn at random: a hollow arrow
  readonly fall: Pick<Fall, 'cause' | 'side'> | null;
  readonly wind: number; // N
}

export interface StageView {
  readonly carts: readonly CartView[]; // drawn in lanes as model/laneLayout.ts says
  readonly rigid?: RigidStageView | undefined; // Bumper's one rail, instead of lanes
  readonly own?: number | undefined; // index of the own cart; without it nobody's lane is larger
  readonly heard?: number; // index of the cart that ears follow where nobody has an own one
  readonly overtime?: boolean; // the last phase of a match: the stage glows
}

/** Asked once per drawn frame. */
export type StageSource = (nowMs: number) => StageView;
