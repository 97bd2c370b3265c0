/** The showcase's cart as it trains, for a page that shows nothing else of it. Fetched when it is wanted: the run's parsers are large. */

import type { StageView } from '../../model/stageView.ts';
import { stageOf } from '../../model/worlds/cartLanes.ts';
import { createPlayout, type Playout } from '../../model/worlds/playout.ts';
import { worldOf } from '../../model/worlds/world.ts';
import type { Connection } from '../../net/connection.ts';
import { openRun } from './openRun.ts';

export interface LiveCart {
  /** Null while there is no cart to show: before the first step, or in another world. */
  frame(nowMs: number): { readonly stage: StageView; readonly episode: number; readonly step: number } | null;
  close(): void;
}

export function openLiveCart(connection: Connection): LiveCart {
  const run = openRun(connection, null);
  const { model } = run;
  let playout: Playout | null = null;
  let playing: string | null = null; // id of the run
  const ended: number[] = []; // by episode: environment steps of the run at its end, of the newest few
  const stop = model.listenSteps((steps) => {
    const detail = model.detail();
    if (detail && detail.id !== playing) {
      playing = detail.id;
      ended.length = 0;
      const world = worldOf(detail);
      playout = world?.kind === 'cart' ? createPlayout(world, detail.stepMs) : null;
    }
    return playout?.take(steps) ?? true;
  });
  return {
    frame(nowMs) {
      const played = playing === model.detail()?.id ? playout?.play(nowMs) : null;
      const last = model.lastPoint();
      if (last) ended[last.last] = last.step;
      if (!played) return null;
      const { walked, share, step } = played;
      const { q, explored, episode, index } = step;
      const stage = stageOf([{ role: 'training', walked, share, q, explored, episode, mind: null }]);
      return { stage, episode, step: (ended[episode - 1] ?? 0) + index + 1 };
    },
    close() {
      stop();
      run.close();
    },
  };
}
