/** What the server did, seen where its frames leave it: when each tick was stepped and what the seat did in it. */
import { unpackFrame } from '../../../shared/protocol/frame.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';

export interface ServerEye {
  /** What came from the server, as text. */
  see(text: string): void;
  /** The seat's first step from `tick` on with this action: its tick, and when it was heard of, ms. Null while there is none. */
  actedAt(tick: number, action: Action): { readonly tick: number; readonly atMs: number } | null;
}

const FRAMES = /42\["f","([^"]+)"\]/g;
const TOLD = 12; // ticks, in each frame

export function createServerEye(seat: number): ServerEye {
  const steps = new Map<number, { readonly action: Action; readonly atMs: number }>(); // by tick
  let newest = -1;
  return {
    see(text) {
      const atMs = performance.now();
      for (const [, packed] of text.matchAll(FRAMES)) {
        const frame = unpackFrame(packed);
        const bits = frame?.actions[seat];
        if (!frame || bits === undefined) continue;
        for (let tick = Math.max(newest + 1, frame.tick - TOLD, 0); tick < frame.tick; tick++)
          steps.set(tick, { action: ((bits >> (frame.tick - 1 - tick)) & 1) === 1 ? 1 : 0, atMs });
        newest = Math.max(newest, frame.tick - 1);
      }
    },
    actedAt(tick, action) {
      for (let t = tick; t <= newest; t++) {
        const step = steps.get(t);
        if (step?.action === action) return { tick: t, atMs: step.atMs };
      }
      return null;
    },
  };
}
