/**
 * How often frames go out. Spectators lose rate first, then players, the simulation never (PACE1): clients compute every tick
 * from the actions, so a lower rate costs nothing but delay of the others' carts.
 */

/** Ticks of a match at 1x from one frame to the next; a slower match has fewer ticks a second and so needs no thinning as early. */
export interface Pace {
  readonly playerEvery: number;
  readonly spectatorEvery: number; // 0: keyframes only
}

export const PACES: readonly Pace[] = [
  { playerEvery: 1, spectatorEvery: 5 },
  { playerEvery: 1, spectatorEvery: 10 },
  { playerEvery: 2, spectatorEvery: 10 },
  { playerEvery: 2, spectatorEvery: 0 },
  { playerEvery: 5, spectatorEvery: 0 },
];

export const BUSY = 0.8; // share of a second that the process was not waiting
export const IDLE = 0.45; // a step back doubles what frames cost: it must still fit
const CALM_SECONDS = 5; // in a row, before a step back

export interface Governor {
  /** Once a second. @param load share of that second, 0..1 */
  measured(load: number): void;
  readonly pace: () => Pace;
  readonly level: () => number; // 0: full rate
}

/** @param fixed a level to stay at, whatever the load; null: by the load */
export function createGovernor(fixed: number | null = null): Governor {
  let level = fixed ?? 0;
  let calm = 0;
  return {
    measured(load) {
      if (fixed !== null) return;
      calm = load < IDLE ? calm + 1 : 0;
      if (load > BUSY) level = Math.min(level + 1, PACES.length - 1);
      else if (calm >= CALM_SECONDS) {
        level = Math.max(level - 1, 0);
        calm = 0;
      }
    },
    pace: () => PACES[level]!,
    level: () => level,
  };
}
