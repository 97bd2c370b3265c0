/** Which decision map is due: another when the policy is, or the cart has gone on; never so often that it costs a frame. */
import type { CartPlace, DecisionMap, MapWork } from './decisionMap.ts';
import type { Mind } from './episodes.ts';

export interface MapFrame {
  readonly mind: Mind | null;
  readonly place: CartPlace;
  readonly nowMs: number;
  readonly enough: () => boolean; // asked after each row
}

export interface MapTask {
  /** Once a frame. @returns the newest finished map, of which policy, and the place that the next one is of */
  frame(frame: MapFrame): {
    readonly map: DecisionMap | null;
    readonly mindStep: number | null;
    readonly place: CartPlace;
  };
}

const REST_MS = 250; // from the beginning of one map to that of the next
const rounded = (value: number): number => Math.round(value * 10) / 10 || 0; // a tenth is not seen

export function createMapTask(work: MapWork): MapTask {
  let begunFor: { readonly mind: Mind; readonly x: number; readonly xDot: number } | null = null;
  let begunMs = Number.NEGATIVE_INFINITY;
  let mindStep: number | null = null;
  return {
    frame({ mind, place, nowMs, enough }) {
      const [x, xDot] = [rounded(place.x), rounded(place.xDot)];
      const same = begunFor?.mind === mind && begunFor?.x === x && begunFor.xDot === xDot;
      if (mind && !mind.policy.onFrames && !same && work.idle() && nowMs - begunMs >= REST_MS) {
        begunFor = { mind, x, xDot };
        begunMs = nowMs;
        work.begin(mind.policy, { x, xDot });
      }
      if (work.work(enough)) mindStep = begunFor?.mind.step ?? null;
      return { map: work.map(), mindStep, place: { x, xDot } };
    },
  };
}
