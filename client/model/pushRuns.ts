/** A seat's pushes as runs: so many ticks to the left, then so many to the right. */
import type { Action } from '../../shared/sim/cartpole.ts';

export interface PushRun {
  readonly action: Action;
  readonly from: number; // tick
  readonly ticks: number;
}

export function pushRuns(actions: Uint8Array): readonly PushRun[] {
  const runs: { action: Action; from: number; ticks: number }[] = [];
  actions.forEach((push, tick) => {
    const action: Action = push === 1 ? 1 : 0;
    const last = runs.at(-1);
    if (last?.action === action) last.ticks += 1;
    else runs.push({ action, from: tick, ticks: 1 });
  });
  return runs;
}
