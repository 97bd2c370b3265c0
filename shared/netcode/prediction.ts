/** The own cart ahead of the server: stepped at once with the own inputs, set right when the server's actions turn out to be others (NET6). */
import { advanceLane, type Lane, type MatchSetup } from '../arena/match.ts';
import type { Action } from '../sim/cartpole.ts';

export const MAX_PREDICTED = 60; // ticks beyond the newest confirmed one; the own cart then waits

export interface Prediction {
  /** From `tick` on the own cart's pushes are `action`. Ticks must not decrease. */
  hold(tick: number, action: Action): void;
  actionAt(tick: number): Action;
  /** The own lane at a tick from the confirmed one on. @param confirmed the own lane at `confirmedTick` */
  laneAt(tick: number, confirmedTick: number, confirmed: Lane): Lane;
  /** The server's own lane at a tick. True if the prediction had another: it starts again from there. */
  confirm(tick: number, lane: Lane): boolean;
  /** Forgets what was predicted; the held action stays. */
  restart(tick: number): void;
}

function sameLane(a: Lane, b: Lane): boolean {
  return (
    a.cart.x === b.cart.x &&
    a.cart.xDot === b.cart.xDot &&
    a.cart.theta === b.cart.theta &&
    a.cart.thetaDot === b.cart.thetaDot &&
    a.fall?.tick === b.fall?.tick
  );
}

interface Change {
  readonly tick: number;
  readonly action: Action;
}

export function createPrediction(setup: MatchSetup, held: Action): Prediction {
  let changes: Change[] = [{ tick: Number.NEGATIVE_INFINITY, action: held }]; // ascending
  const lanes = new Map<number, Lane>(); // predicted, by tick, without a hole from the confirmed tick on

  function actionAt(tick: number): Action {
    for (let i = changes.length - 1; i > 0; i--) if (changes[i]!.tick <= tick) return changes[i]!.action;
    return changes[0]!.action;
  }

  return {
    actionAt,
    hold(tick, action) {
      changes.push({ tick, action });
      for (const predicted of lanes.keys()) if (predicted > tick) lanes.delete(predicted);
    },
    laneAt(tick, confirmedTick, confirmed) {
      let lane = confirmed;
      const last = Math.min(tick, confirmedTick + MAX_PREDICTED);
      for (let t = confirmedTick; t < last; t++) {
        const known = lanes.get(t + 1);
        lane = known ?? advanceLane(lane, setup, t, actionAt(t));
        if (!known) lanes.set(t + 1, lane);
      }
      return lane;
    },
    confirm(tick, lane) {
      const predicted = lanes.get(tick);
      const differs = predicted !== undefined && !sameLane(predicted, lane);
      for (const known of lanes.keys()) if (differs || known <= tick) lanes.delete(known);
      const first = changes.findLastIndex((change) => change.tick <= tick);
      if (first > 0) changes = changes.slice(first);
      return differs;
    },
    restart(tick) {
      const action = changes[changes.length - 1]!.action;
      changes = [{ tick: Math.min(tick, Number.MAX_SAFE_INTEGER), action }];
      lanes.clear();
    },
  };
}
