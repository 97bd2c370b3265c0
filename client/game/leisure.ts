/** Whether a device has time for what only decorates: asked in every frame, and once it has not, no more on this stage. */
const FRAMES = 24; // looked at together
const MOST_MS = 26; // a frame, on average over these: fewer than 38 a second are seen
const PAUSE_MS = 250; // longer is no slow frame: the tab was hidden, or the page was busy with something else

export interface Leisure {
  /** @param nowMs of this frame */
  has(nowMs: number): boolean;
}

export function createLeisure(): Leisure {
  let last = Number.NEGATIVE_INFINITY;
  let frames = 0;
  let spent = 0;
  let enough = true;
  return {
    has(nowMs) {
      const took = nowMs - last;
      last = nowMs;
      if (!enough || took > PAUSE_MS) return enough;
      frames++;
      spent += took;
      if (frames < FRAMES) return true;
      enough = spent / frames <= MOST_MS;
      frames = 0;
      spent = 0;
      return enough;
    },
  };
}
